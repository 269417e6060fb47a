import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { z } from 'zod';
import { AddSigners, Bulk, BulkDone, Correct, CorrectionMade, Decide, Decided, DecisionPage, DecisionTried, Held, OnTask, Queue, QueueQuery, QueueSheetQuery, SignersAdded, UserTaskPage } from './approval';
import { AddPhrase, OrderPhrases, Phrases, PhrasesKept, Units, Workbench } from './desk';
import { FollowUp, KeepView, Mine, MineCounts, MineQuery, OrderViews, Prioritise, Prioritised, SavedViews, SearchHits, SearchQuery, TakeNext, ViewsKept, ViewsQuery } from './queues';
import { AttachmentView, MayDo, Problem } from './common';
import { LetterPage, Letters, LettersQuery } from './letters';
import { AssignExperts, Confirm, Evaluated, EvaluationPage, Evaluations, EvaluationsQuery, Fill, IssueOpinion, Listed, ListSystems, LockSheet, Recuse, SendBack, Systems } from './evaluation';
import { Batches, BatchPage, BatchResubmitted, BatchSubmitted, MoveWindow, OpenWindow, RankBatch, Ranked, ResubmitBatch, SubmitBatch, WindowPage, Windows, WindowSet } from './declaration';
import { AcceptMigration, CloudActed, CloudPlanPage, DraftCloudPlan, FailMigration, GoLive, OnVersion, ReportScan, PlatformAnswer, PlatformHeard } from './cloud';
import { Me, SignIn, SignInPage, TokenUse } from './identity';
import { Substitute, SubstitutionEnded, SubstitutionMade, SubstitutionsOf, Substitutions } from './substitution';
import { HabitsSet, MailHabits, SetHabits } from './mailing';
import { AccountOpened, AskOffice, CalendarChanges, CalendarProposed, Confirmed, Disabled, HandedOver, HandOver, HandOverPage, Invited, OfficeAsked, OfficeChanges, OpenAccount, People, PeopleQuery, Why } from './administration';
import { AheadDays, TasksAhead, Agenda, AgendaQuery, CalendarChanged, ChangeCalendar, Clock, EventsQuery, Incidents, Mails, Notices, NoticesQuery, Travel, TravelSent, Verified } from './operations';
import { CaseMoved, CasesMoved, CasesQuery, CasesUnder, MoveCase, MoveCases, MovePreview, PreviewQuery, Versions, Checked, CheckFile, Drafted, DraftFile, DropDraft, Dropped, OverlayFilePage, OverlayFileQuery, OverlayPage, OverlayPublished, PublishOverlay } from './policy';
import { AcceptanceApplied, AmendYear, ApplyForAcceptance, DeclareYear, MilestoneReached, OfYear, ReachMilestone, ReportUsage, SettleYear, YearDeclared, YearPage } from './operation';
import { AnswerQuestion, Asked as AskedOf, Assign, Consult, Copy, Delegate, Done, Given, PeopleFor, PeopleQuery as GiveTo, Plain, ReadNow, ReadyFile, Reassign, Recuse as StandBack, Remark, Remarked, Resolve, Sent, StoodBack, Urged } from './handing';
import { DeclaredAgain, DraftPage, NewDraft, ProjectPage, Projects, ProjectsQuery, Resubmit, Retire, SaveDraft, Submission, Submitted, Withdraw } from './project';
import { Acknowledge, Answered, AskExtension, CancelTask, ChangeLeads, CreateTask, ImportPlan, MarkKey, MoveDay, Occur, PlanImported, Report, SeveralSteered, SteerSeveral, SupervisedPage, SupervisedTasks, TaskUrged, Urge } from './supervision';
import { AheadQuery, BoardQuery, ListQuery, MonthQuery, SheetQuery, SupervisionAhead, SupervisionBoard, SupervisionLeader, SupervisionMonth } from './supervision-board';
import { AddItem, Attendance, CancelMeeting, CastVote, ConfirmMeeting, ConveneMeeting, HoldMeeting, ItemAdded, MeetingActed, MeetingConfirmed, MeetingConvened, MeetingOffers, MeetingPage, Meetings, Recusal } from './meeting';
import { AskRequest, RequestActed, RequestAsked, RequestKinds, RequestPage, ResubmitRequest, WithdrawRequest } from './request';
import { Recorded } from './common';
import { Explanation, Forecast } from './forecast';

type Doing = { readonly summary: string; readonly answer?: z.ZodType; readonly body?: z.ZodType; readonly query?: z.ZodObject; readonly act?: boolean; readonly status?: '200' | '201' | '202' | '204' };
type Method = 'get' | 'post' | 'put' | 'delete';
const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });

/** Every address of the api, what it takes and what it answers. An act carries an Idempotency-Key; every "no" is a problem. */
const PATHS: Readonly<Record<string, Partial<Record<Method, Doing>>>> = {
  '/sign-in': { get: { summary: 'Public facts, and in a demo whom one can be', answer: SignInPage } },
  '/session': { post: { summary: 'Sign in', body: SignIn, answer: Me, status: '201' }, delete: { summary: 'Sign out', status: '204' } },
  '/tokens': { post: { summary: 'Spend a one-time token for a first password', body: TokenUse, status: '201' } },
  '/me': { get: { summary: 'Who is signed in', answer: Me } },
  '/me/mailing': { get: { summary: 'How I want to be written to, and what waits by it', answer: MailHabits }, put: { summary: 'Set it: one mail for each notice or one a day, and hours without mail', body: SetHabits, answer: HabitsSet, act: true } },
  '/events': { get: { summary: 'Server-sent events: my queue, the process of the open page, the end of the session', query: EventsQuery } },
  '/user-tasks': { get: { summary: 'A page of my queue', query: QueueQuery, answer: Queue } },
  '/user-tasks.xlsx': { get: { summary: 'The same list as a workbook, written row by row', query: QueueSheetQuery } },
  '/workbench': { get: { summary: 'What I land on: counts, the month, the coming days, the first files', answer: Workbench } },
  '/units': { get: { summary: 'The units that a list can be narrowed to', answer: Units } },
  '/phrases': { get: { summary: 'Phrases for an opinion: mine, and those of every desk', answer: Phrases }, post: { summary: 'Keep a phrase', body: AddPhrase, answer: PhrasesKept, act: true, status: '201' } },
  '/phrases/order': { post: { summary: 'Put my phrases in another order', body: OrderPhrases, answer: PhrasesKept, act: true, status: '201' } },
  '/phrases/{id}': { delete: { summary: 'Take a phrase of mine away', answer: PhrasesKept, act: true } },
  '/user-tasks/bulk': { post: { summary: 'Claim, give back, approve, refuse or return several, with a result for each row', body: Bulk, answer: BulkDone, act: true } },
  '/user-tasks/{taskId}': { get: { summary: 'The decision page in one read', answer: UserTaskPage } },
  '/user-tasks/{taskId}/opened': { put: { summary: 'I have opened it: its line is no longer new to me', status: '204' } },
  '/user-tasks/{taskId}/claim': { post: { summary: 'Claim', answer: Held, act: true, status: '201' }, delete: { summary: 'Give back', answer: Held, act: true } },
  '/user-tasks/{taskId}/recall': { post: { summary: 'Recall my own word, until somebody has acted on it', answer: OnTask, act: true, status: '201' } },
  '/user-tasks/{taskId}/signers': { post: { summary: 'Let others sign before, after or beside me', body: AddSigners, answer: SignersAdded, act: true, status: '201' }, delete: { summary: 'Take off a signer whom I added', answer: OnTask, act: true } },
  '/user-tasks/{taskId}/decision': { post: { summary: 'Approve, refuse or return', body: Decide, answer: Decided, act: true, status: '201' } },
  '/user-tasks/{taskId}/decision/preview': { get: { summary: 'What this very decision would bring, or what stands in its way; nothing is written', query: DecisionTried, answer: MayDo } },
  '/user-tasks/{taskId}/people': { get: { summary: 'To whom this of the task can be given', query: GiveTo, answer: PeopleFor } },
  '/user-tasks/{taskId}/reassignment': { post: { summary: 'Hand on to a colleague who may sit there', body: Reassign, answer: Given, act: true, status: '201' } },
  '/user-tasks/{taskId}/assignment': { post: { summary: 'Give it to somebody, as a leader of its organ', body: Assign, answer: Given, act: true, status: '201' } },
  '/user-tasks/{taskId}/delegation': { post: { summary: 'Have a colleague give her opinion; it comes back', body: Delegate, answer: Given, act: true, status: '201' }, delete: { summary: 'Take it back without', answer: Given, act: true } },
  '/user-tasks/{taskId}/resolution': { post: { summary: 'Give the opinion; the owner has her task again', body: Resolve, answer: Given, act: true, status: '201' } },
  '/user-tasks/{taskId}/questions': { post: { summary: 'Ask people on the side; the decision waits for none of them', body: Consult, answer: AskedOf, act: true, status: '201' } },
  '/user-tasks/{taskId}/answer': { post: { summary: 'Answer a question', body: AnswerQuestion, answer: Done, act: true, status: '201' } },
  '/user-tasks/{taskId}/question': { delete: { summary: 'Take a question back', answer: Done, act: true } },
  '/user-tasks/{taskId}/copies': { post: { summary: 'Send copies to people who may see the case', body: Copy, answer: Sent, act: true, status: '201' } },
  '/copies/{processId}/read': { post: { summary: 'I have read what was sent to me of this case', body: Plain, answer: ReadNow, act: true } },
  '/user-tasks/{taskId}/urges': { post: { summary: 'Urge whoever has it, once an hour', body: Plain, answer: Urged, act: true, status: '201' } },
  '/user-tasks/{taskId}/recusal': { post: { summary: 'Stand back: somebody else takes the seat', body: StandBack, answer: StoodBack, act: true, status: '201' } },
  '/user-tasks/{taskId}/remark-files': { put: { summary: 'Lay a file ready for a remark (raw body, X-File-Name)', answer: ReadyFile, status: '201' } },
  '/user-tasks/{taskId}/remark-files/{hash}': { get: { summary: 'The bytes of a file of a remark' } },
  '/user-tasks/{taskId}/remarks': { post: { summary: 'Note something beside the task, with files', body: Remark, answer: Remarked, act: true, status: '201' } },
  '/user-tasks/next': { post: { summary: 'Give me the next one: the most pressing that nobody has and that I may do', body: TakeNext, answer: Held, act: true, status: '201' } },
  '/user-tasks/{taskId}/priority': { post: { summary: 'Mark it as urgent, or no more, with a reason', body: Prioritise, answer: Prioritised, act: true, status: '201' } },
  '/user-tasks/{taskId}/follow-up': { put: { summary: 'The day on which I will look at it again: a note of mine', body: FollowUp, status: '204' } },
  '/saved-views': { get: { summary: 'My views of a list, each with how much it holds', query: ViewsQuery, answer: SavedViews }, post: { summary: 'Keep a view', body: KeepView, answer: ViewsKept, act: true, status: '201' } },
  '/saved-views/order': { post: { summary: 'Put my views in another order', body: OrderViews, answer: ViewsKept, act: true, status: '201' } },
  '/saved-views/{id}': { delete: { summary: 'Take a view of mine away', answer: ViewsKept, act: true } },
  '/search': { get: { summary: 'Find what I may see by number, title, body, words or initials', query: SearchQuery, answer: SearchHits } },
  '/my-processes': { get: { summary: 'What I started, what was sent to me, what of it I have not read', query: MineQuery, answer: Mine } },
  '/my-processes/counts': { get: { summary: 'How much each of these lists holds', answer: MineCounts } },
  '/decisions/{processId}/{seq}': { get: { summary: 'One decision: what it saw, its corrections, and what followed', answer: DecisionPage } },
  '/decisions/{processId}/{seq}/correction': { post: { summary: 'Correct a recorded decision', body: Correct, answer: CorrectionMade, act: true, status: '201' } },
  '/projects': { get: { summary: 'Projects and drafts I may see', query: ProjectsQuery, answer: Projects }, post: { summary: 'Begin a draft', body: NewDraft, act: true, status: '201' } },
  '/projects/{id}': { get: { summary: 'One project', answer: ProjectPage } },
  '/projects/{id}/draft': { get: { summary: 'A draft with what it lacks', answer: DraftPage }, put: { summary: 'Save a draft', body: SaveDraft } },
  '/projects/{id}/attachments/{kind}': { put: { summary: 'Attach a file (raw body, X-File-Name)', answer: AttachmentView, status: '201' }, delete: { summary: 'Take a file off the list (by its id)' } },
  '/attachments/{id}/content': { get: { summary: 'The bytes of a file' } },
  '/projects/{id}/submission': { post: { summary: 'Declare', body: Submission, answer: Submitted, act: true, status: '201' } },
  '/projects/{id}/resubmission': { post: { summary: 'Answer every item and hand in again', body: Resubmit, answer: Recorded, act: true, status: '201' } },
  '/projects/{id}/withdrawal': { post: { summary: 'Withdraw, until the decision', body: Withdraw, answer: Recorded, act: true, status: '201' } },
  '/projects/{id}/termination': { post: { summary: 'End it wherever it stands, with what it has opened', body: Retire, answer: Recorded, act: true, status: '201' } },
  '/projects/{id}/retirement': { post: { summary: 'Take out of use', body: Retire, answer: Recorded, act: true, status: '201' } },
  '/projects/{id}/milestones': { post: { summary: 'Register a milestone of the build', body: ReachMilestone, answer: MilestoneReached, act: true, status: '201' } },
  '/projects/{id}/acceptance-application': { post: { summary: 'Apply for the acceptance', body: ApplyForAcceptance, answer: AcceptanceApplied, act: true, status: '201' } },
  '/projects/{id}/operation-years': { post: { summary: 'Declare the money of a year of operation', body: DeclareYear, answer: YearDeclared, act: true, status: '201' } },
  '/operation-years/{id}': { get: { summary: 'One year of operation', answer: YearPage } },
  '/operation-years/{id}/usage': { post: { summary: 'Tell what a month really cost', body: ReportUsage, answer: OfYear, act: true, status: '201' } },
  '/operation-years/{id}/amendment': { post: { summary: 'Put a year right that was sent back', body: AmendYear, answer: OfYear, act: true, status: '201' } },
  '/operation-years/{id}/settlement': { post: { summary: 'Ask for the year to be settled', body: SettleYear, answer: OfYear, act: true, status: '201' } },
  '/projects/{id}/new-declaration': { post: { summary: 'Declare again: a new draft from a project that came to nothing', answer: DeclaredAgain, status: '201' } },
  '/declaration-windows': { get: { summary: 'Declaration windows', answer: Windows }, post: { summary: 'Open a window', body: OpenWindow, answer: WindowSet, act: true, status: '201' } },
  '/declaration-windows/{id}': { get: { summary: 'One window: departments with and without a batch', answer: WindowPage } },
  '/declaration-windows/{id}/last-day': { post: { summary: 'Move its last day, with a reason', body: MoveWindow, answer: WindowSet, act: true, status: '201' } },
  '/declaration-batches': { get: { summary: 'The batches I may see', answer: Batches } },
  '/declaration-batches/{id}': { get: { summary: 'One batch: its order, its gates, what sending it will do', answer: BatchPage } },
  '/declaration-batches/{id}/ranking': { post: { summary: 'Put the projects in one order', body: RankBatch, answer: Ranked, act: true, status: '201' } },
  '/declaration-batches/{id}/submission': { post: { summary: 'Send the batch to the authority', body: SubmitBatch, answer: BatchSubmitted, act: true, status: '201' } },
  '/declaration-batches/{id}/resubmission': { post: { summary: 'Answer every formal defect', body: ResubmitBatch, answer: BatchResubmitted, act: true, status: '201' } },
  '/projects/{id}/cloud-plan': { get: { summary: 'The cloud technical plan, each service beside its bound', answer: CloudPlanPage }, post: { summary: 'Draft the plan anew', body: DraftCloudPlan, answer: CloudActed, act: true, status: '201' } },
  '/projects/{id}/cloud-plan/signature': { post: { summary: 'Sign a version for one side', body: OnVersion, answer: CloudActed, act: true, status: '201' } },
  '/projects/{id}/cloud-plan/report': { post: { summary: 'Report it to the cloud manager, within the bound', body: OnVersion, answer: CloudActed, act: true, status: '201' } },
  '/projects/{id}/cloud-plan/scan': { post: { summary: 'Report the security scan before going live', body: ReportScan, answer: CloudActed, act: true, status: '201' } },
  '/projects/{id}/cloud-plan/live-day': { post: { summary: 'Put down the day it went live', body: GoLive, answer: CloudActed, act: true, status: '201' } },
  '/projects/{id}/cloud-plan/migration-acceptance': { post: { summary: 'Accept the migration', body: AcceptMigration, answer: CloudActed, act: true, status: '201' } },
  '/projects/{id}/cloud-plan/migration-failure': { post: { summary: 'Turn the migration down and say what is wrong; it goes live anew', body: FailMigration, answer: CloudActed, act: true, status: '201' } },
  '/projects/{id}/requests': { post: { summary: 'Ask for a change of an approved project', body: AskRequest, answer: RequestAsked, act: true, status: '201' } },
  '/projects/{id}/request-kinds': { get: { summary: 'What I may ask of this project, each kind with its form', answer: RequestKinds } },
  '/requests/{id}': { get: { summary: 'One request, what it asks beside what stands', answer: RequestPage } },
  '/requests/{id}/resubmission': { post: { summary: 'Answer every item and ask again', body: ResubmitRequest, answer: RequestActed, act: true, status: '201' } },
  '/review-meetings': { get: { summary: 'The review meetings of my bodies, and those I am asked to', answer: Meetings }, post: { summary: 'Call several files before one meeting', body: ConveneMeeting, answer: MeetingConvened, act: true, status: '201' } },
  '/review-meetings/offers': { get: { summary: 'The open tasks that a meeting may decide, and who can be asked to it', answer: MeetingOffers } },
  '/review-meetings/{id}': { get: { summary: 'One meeting: who is there, its agenda, each vote, and what came of it', answer: MeetingPage } },
  '/review-meetings/{id}/items': { post: { summary: 'Put one more task on the agenda', body: AddItem, answer: ItemAdded, act: true, status: '201' } },
  '/review-meetings/{id}/items/{n}/removal': { post: { summary: 'Take an item off the agenda', body: HoldMeeting, answer: ItemAdded, act: true, status: '201' } },
  '/review-meetings/{id}/attendance': { post: { summary: 'Write down who is there', body: Attendance, answer: MeetingActed, act: true, status: '201' } },
  '/review-meetings/{id}/items/{n}/recusals': { post: { summary: 'Write down who stands back from an item, or does no more', body: Recusal, answer: MeetingActed, act: true, status: '201' } },
  '/review-meetings/{id}/items/{n}/votes': { post: { summary: 'Write down a vote; until the confirmation it can be put right', body: CastVote, answer: MeetingActed, act: true, status: '201' } },
  '/review-meetings/{id}/holding': { post: { summary: 'Say that the meeting has been held', body: HoldMeeting, answer: MeetingActed, act: true, status: '201' } },
  '/review-meetings/{id}/confirmation': { post: { summary: 'Confirm the votes as its chair; each item is then decided in its own process', body: ConfirmMeeting, answer: MeetingConfirmed, act: true, status: '201' } },
  '/review-meetings/{id}/cancellation': { post: { summary: 'Cancel it, until it is confirmed', body: CancelMeeting, answer: MeetingActed, act: true, status: '201' } },
  '/requests/{id}/withdrawal': { post: { summary: 'Take it back, until it is settled', body: WithdrawRequest, answer: RequestActed, act: true, status: '201' } },
  '/cloud-platform/answers': { post: { summary: 'What the cloud platform says to an order (signed)', body: PlatformAnswer, answer: PlatformHeard } },
  '/supervised-tasks': { get: { summary: 'Supervised tasks I may see', query: ListQuery, answer: SupervisedTasks }, post: { summary: 'Assign a task that no plan lists', body: CreateTask, answer: Answered, act: true, status: '201' } },
  '/supervised-tasks/bulk': { post: { summary: 'Urge, mark or move several, with a result for each row', body: SteerSeveral, answer: SeveralSteered, act: true } },
  '/supervised-tasks.xlsx': { get: { summary: 'The same list as a workbook, written row by row', query: SheetQuery } },
  '/supervision-board': { get: { summary: 'Where every supervised task stands; each figure with the query of the list that is as long', query: BoardQuery, answer: SupervisionBoard } },
  '/supervision-board/leader': { get: { summary: 'One look: late, near and on time by unit, the worst ten, what waits for verification', answer: SupervisionLeader } },
  '/supervision-board/month': { get: { summary: 'The due days and the rungs of a month', query: MonthQuery, answer: SupervisionMonth } },
  '/supervision-board/ahead': { get: { summary: 'A dry run: what the ladders will send within thirty days, and to whom', query: AheadQuery, answer: SupervisionAhead } },
  '/supervised-tasks/{id}': { get: { summary: 'One supervised task', answer: SupervisedPage } },
  '/supervised-tasks/{id}/acknowledgement': { post: { summary: 'Sign for it', body: Acknowledge, answer: Answered, act: true, status: '201' } },
  '/supervised-tasks/{id}/key-supervision': { post: { summary: 'Put it under key supervision', body: MarkKey, answer: Answered, act: true, status: '201' } },
  '/supervised-tasks/{id}/urges': { post: { summary: 'Urge whoever owes an answer', body: Urge, answer: TaskUrged, act: true, status: '201' } },
  '/supervised-tasks/{id}/due-day': { post: { summary: 'Move its day', body: MoveDay, answer: Answered, act: true, status: '201' } },
  '/supervised-tasks/{id}/leads': { post: { summary: 'Give it to others', body: ChangeLeads, answer: Answered, act: true, status: '201' } },
  '/supervised-tasks/{id}/occurrences': { post: { summary: 'Open an occurrence of a recurring row', body: Occur, answer: Answered, act: true, status: '201' } },
  '/supervised-tasks/{id}/report': { post: { summary: 'Report it done', body: Report, answer: Answered, act: true, status: '201' } },
  '/supervised-tasks/{id}/extension-requests': { post: { summary: 'Ask for a later day', body: AskExtension, answer: Answered, act: true, status: '201' } },
  '/supervised-tasks/{id}/cancellation': { post: { summary: 'Cancel', body: CancelTask, answer: Answered, act: true, status: '201' } },
  '/plans/{id}/import': { post: { summary: 'Assign the rows of a plan', body: ImportPlan, answer: PlanImported, act: true, status: '201' } },
  '/evaluations': { get: { summary: 'Evaluations I may see', query: EvaluationsQuery, answer: Evaluations } },
  '/evaluations/{id}': { get: { summary: 'One evaluation as I may read it now', answer: EvaluationPage } },
  '/evaluation-lists': { post: { summary: 'Set the systems of a year’s list', body: ListSystems, answer: Listed, act: true, status: '201' } },
  '/evaluations/{id}/filling': { post: { summary: 'Fill in every indicator', body: Fill, answer: Evaluated, act: true, status: '201' } },
  '/evaluations/{id}/confirmation': { post: { summary: 'Confirm, with the preliminary score', body: Confirm, answer: Evaluated, act: true, status: '201' } },
  '/evaluations/{id}/return': { post: { summary: 'Send back to the unit', body: SendBack, answer: Evaluated, act: true, status: '201' } },
  '/evaluations/{id}/experts': { post: { summary: 'Name the experts, or a substitute', body: AssignExperts, answer: Evaluated, act: true, status: '201' } },
  '/evaluations/{id}/sheet': { post: { summary: 'Lock my sheet', body: LockSheet, answer: Evaluated, act: true, status: '201' } },
  '/evaluations/{id}/recusal': { post: { summary: 'Stand back from scoring', body: Recuse, answer: Evaluated, act: true, status: '201' } },
  '/evaluations/{id}/opinion': { post: { summary: 'Give the opinion', body: IssueOpinion, answer: Evaluated, act: true, status: '201' } },
  '/systems': { get: { summary: 'Systems that a declaration may name', answer: Systems } },
  '/notices': { get: { summary: 'What I was told', query: NoticesQuery, answer: Notices } },
  '/notices/{id}/read': { put: { summary: 'Mark as read', status: '204' } },
  '/letters': { get: { summary: 'Letters to my offices', query: LettersQuery, answer: Letters } },
  '/letters/{id}': { get: { summary: 'One letter', answer: LetterPage } },
  '/letters/{id}/html': { get: { summary: 'The letter as a page of its own' } },
  '/letters/{id}/pdf': { get: { summary: 'The letter as it was printed' } },
  '/mails': { get: { summary: 'Every mail of a demo', answer: Mails } },
  '/clock': { get: { summary: 'Business time', answer: Clock } },
  '/clock/agenda': { get: { summary: 'What the ladders will do until a moment', query: AgendaQuery, answer: Agenda } },
  '/clock/travels': { post: { summary: 'Travel forward (demo, test)', body: Travel, answer: TravelSent, act: true, status: '202' }, delete: { summary: 'Stop where it is', answer: Clock } },
  '/calendar-changes': {
    get: { summary: 'Changes of working days: those that wait for a second person first', answer: CalendarChanges },
    post: { summary: 'Write down local days off and days worked; another person confirms them', body: ChangeCalendar, answer: CalendarProposed, act: true, status: '201' },
  },
  '/calendar-changes/{id}/confirmation': { post: { summary: 'Confirm a change of working days; open deadlines follow', answer: CalendarChanged, act: true, status: '201' } },
  '/people': {
    get: { summary: 'Accounts and the offices they hold', query: PeopleQuery, answer: People },
    post: { summary: 'Open an account without any office', body: OpenAccount, answer: AccountOpened, act: true, status: '201' },
  },
  '/people/{id}/invitation': { post: { summary: 'A one-time token for the first or a forgotten password', body: Why, answer: Invited, act: true, status: '201' } },
  '/people/{id}/disabling': { post: { summary: 'Take an account out of use: sessions end, claims go back', body: Why, answer: Disabled, act: true, status: '201' } },
  '/people/{id}/hand-over': {
    get: { summary: 'How much waits for somebody by name, and who could take it over', answer: HandOverPage },
    post: { summary: 'Hand all of it to another, or back to its queues; each process for itself, with a result for each', body: HandOver, answer: HandedOver, act: true, status: '201' },
  },
  '/me/substitutions': {
    get: { summary: 'Who acts in my place, and in whose place I act', answer: Substitutions },
    post: { summary: 'Name who acts in my place while I am away; the security administrator, in that of somebody who cannot sign in', body: Substitute, answer: SubstitutionMade, act: true, status: '201' },
  },
  '/me/substitutions/{id}': { delete: { summary: 'End it early; either of the two may, and whoever named it', answer: SubstitutionEnded, act: true } },
  '/people/{id}/substitutions': { get: { summary: 'Who acts in somebody’s place, and whom one could name', answer: SubstitutionsOf } },
  '/office-changes': {
    get: { summary: 'Who is to hold or lose an office: those that wait for a second person first', answer: OfficeChanges },
    post: { summary: 'Write down that somebody shall hold or lose an office', body: AskOffice, answer: OfficeAsked, act: true, status: '201' },
  },
  '/office-changes/{id}/confirmation': { post: { summary: 'Confirm it: the office is held, or held no more, from now on', answer: Confirmed, act: true, status: '201' } },
  '/processes/{id}/forecast': { get: { summary: 'What lies ahead of a process: whom it waits for, and on which day each of it is expected', answer: Forecast } },
  '/user-tasks/{taskId}/explanation': { get: { summary: 'Why a task is with whom it is with, and until when', answer: Explanation } },
  '/policy/overlay': { get: { summary: 'The rules that this installation edits: files, faults, conflicts with the release, what would change, and every revision', answer: OverlayPage } },
  '/policy/overlay/file': { get: { summary: 'One file: drafted, in force, and as the release has it', query: OverlayFileQuery, answer: OverlayFilePage } },
  '/policy/overlay/check': { post: { summary: 'What would be wrong with a file, and what it would change; nothing is kept', body: CheckFile, answer: Checked } },
  '/policy/overlay/drafts': { post: { summary: 'Draft a file, or that it is to go', body: DraftFile, answer: Drafted, act: true, status: '201' } },
  '/policy/overlay/drafts/dropping': { post: { summary: 'Forget what was drafted of a file', body: DropDraft, answer: Dropped, act: true, status: '201' } },
  '/policy/overlay/publication': { post: { summary: 'Publish what another person has drafted: in force from now on, and open deadlines of changed ladders follow', body: PublishOverlay, answer: OverlayPublished, act: true, status: '201' } },
  '/operations/ahead': { get: { summary: 'A dry run: what the ladders of user tasks will say within some days, to whom, and what they move', query: AheadDays, answer: TasksAhead } },
  '/policy/versions': { get: { summary: 'The versions of the rules, and the open cases under each', answer: Versions } },
  '/policy/versions/{hash}/cases': { get: { summary: 'The open cases of a kind under a version, by their numbers', query: CasesQuery, answer: CasesUnder } },
  '/processes/{id}/version/preview': { get: { summary: 'What moving a case to another version would change', query: PreviewQuery, answer: MovePreview } },
  '/processes/{id}/version': { post: { summary: 'Move a case to another version', body: MoveCase, answer: CaseMoved, act: true, status: '201' } },
  '/policy/move': { post: { summary: 'Move up to 500 cases of a kind to another version, with a result for each', body: MoveCases, answer: CasesMoved, act: true } },
  '/incidents': { get: { summary: 'What is stuck by our own fault', answer: Incidents } },
  '/incidents/{id}/retry': { post: { summary: 'Try again', act: true, status: '201' } },
  '/record/verification': { get: { summary: 'Recompute every chain', answer: Verified } },
};

/** The api in OpenAPI 3.1, made of the same schemas that read its requests. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const [path, methods] of Object.entries(PATHS)) paths[path] = Object.fromEntries(Object.entries(methods).map(([method, doing]) => [method, operation(path, doing)]));
  return createDocument({ openapi: '3.1.0', info: { title: 'Docket', version: '1', description: 'Approval and evaluation of government IT projects' }, servers: [{ url: '/api' }], paths });
}

function operation(path: string, { summary, answer, body, query, act, status = '200' }: Doing): object {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ in: 'path', name, required: true, schema: { type: 'string' } }));
  const key = act ? [{ in: 'header', name: 'Idempotency-Key', required: true, description: 'a UUID made once for this intention, before it is sent', schema: { type: 'string', format: 'uuid' } }] : [];
  return {
    summary, parameters: [...named, ...key], ...(query && { requestParams: { query } }), ...(body && { requestBody: json(body) }),
    responses: { [status]: answer ? { description: 'done', ...json(answer) } : { description: 'done' }, default: { description: 'a named problem', content: { 'application/problem+json': { schema: Problem } } } },
  };
}
