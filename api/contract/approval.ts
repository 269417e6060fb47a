import { z } from 'zod';
import { DECISIONS } from '../../domain/approval/states';
import { PROCESS_KINDS } from '../../domain/record/facts';
import { YearPage } from './operation';
import { CloudView, Quantities } from './cloud';
import { HandingView } from './handing';
import { RequestView } from './request';
import { AttachmentView, CorrectionView, Day, DayMark, FieldView, Id, Instant, ItemView, MayDo, Named, Page, Person, Problem, Recorded, RulingView, saying, SawView, textOf, TimelineEntry, Words } from './common';

const ListDay = Day.refine((on) => on >= '1900-01-01' && on <= '9998-12-31', { error: 'outside every calendar' });
/** Which files of which view, in what order; `due` counts from the business time, `from` and `to` name days of the due (of the decision, for what is done), `text` looks into title, number and unit. */
export const QueueQuery = z.strictObject({
  view: z.enum(['todo', 'pool', 'done']).default('todo'), kind: z.enum(PROCESS_KINDS).optional(), unit: Id.optional(), due: z.enum(['late', 'today', 'week']).optional(), text: saying(60).optional(),
  from: ListDay.optional(), to: ListDay.optional(), outcome: z.enum(DECISIONS).optional(), follow: z.enum(['due']).optional(), order: z.enum(['due', 'arrived', 'amount']).default('due'), ...Page,
});
/** The same list as a workbook, in this language. */
export const QueueSheetQuery = QueueQuery.omit({ after: true }).extend({ language: z.enum(['zh', 'en']).optional() });
export const QueueRow = z.object({
  id: z.string(), processId: z.string(), processKind: z.string(), title: z.string(), number: z.string().nullable(), route: z.string(), step: Words, round: z.int(),
  organ: Named, group: Named.nullable(), amountFen: z.int().nullable(), receivedAt: Instant, dayMark: DayMark, state: z.string(), assignee: z.string().nullable(), outcome: z.string().nullable(),
  actsFor: z.string().nullable(), // the name of the absent person in whose place the reader acts, or acted
  urgent: z.boolean(), marked: z.boolean(), unread: z.boolean(), followUp: Day.nullable(), notHers: z.boolean(), // of a task under key supervision or marked so by a leader; marked; never opened by whoever reads the list; the day on which she will look at it again; whether somebody else has to sign it: she has signed beside, or stood back
}).meta({ id: 'QueueRow' });
export const Queue = z.object({ at: Instant, rows: z.array(QueueRow), next: z.string().nullable(), counts: z.object({ todo: z.int(), pool: z.int(), late: z.int(), today: z.int() }) });

export const SeatView = z.object({ seat: z.string(), organ: Words, state: z.string(), outcome: z.string().nullable(), who: Person.nullable(), candidates: z.array(z.string()), waited: z.int().nullable(), taskId: z.string(), added: z.enum(['before', 'after', 'beside']).nullable(), askedBy: z.object({ id: z.string(), name: z.string() }).nullable() }); // waited: working days that an open seat has had the file; added, askedBy: a signer that somebody added
/** A place on a route; `rule` says how its seats come to one outcome. */
export const StepView = z.object({ step: z.string(), name: Words, rule: Words, state: z.enum(['done', 'current', 'ahead', 'skipped']), seats: z.array(SeatView), turn: z.int(), why: Words.nullable() }); // why: a step that was passed over
/** `hands`: in whose names the reader could decide, first the one that is taken where she does not choose.
 * The decision page in one read: what is asked, what changed, what the rules say, what was said before, and what one may do. */
export const UserTaskPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), task: QueueRow, route: z.object({ name: Words, steps: z.array(StepView) }),
  fields: z.array(FieldView), attachments: z.array(AttachmentView), rulings: z.array(RulingView), timeline: z.array(TimelineEntry),
  supervised: z.object({ id: z.string(), member: Named.nullable(), report: z.string().nullable(), dueOn: z.string().nullable(), askedDueOn: z.string().nullable(), reason: z.string().nullable() }).nullable(), operationYear: YearPage.pick({ year: true, note: true, usage: true }).nullable(), before: z.object({ round: z.int(), items: z.array(ItemView) }).nullable(), request: RequestView.nullable(), may: z.array(MayDo), hands: z.array(z.object({ id: z.string(), name: z.string(), isSelf: z.boolean() })), nextTaskId: z.string().nullable(), cloud: CloudView.nullable(), proposes: z.boolean(), meeting: z.object({ id: z.string(), title: z.string(), heldOn: z.string() }).nullable(), returnTo: z.array(z.object({ step: z.string(), name: Words })), resumption: z.enum(['back', 'forward', 'choice']), handing: HandingView,
  chooses: z.array(z.object({ seat: z.string(), step: Words, people: z.array(z.object({ id: z.string(), name: z.string() })) })), // the seats after this one that the reader fills by her choice, and out of whom
}).meta({ id: 'UserTaskPage' });

/** A missing thing: its words, and from the second return on its number in the return before, or why it was not asked then. */
const Asked = z.strictObject({ text: saying(500), again: z.int().min(1).max(50).optional(), reason: saying(500).optional() });
/** A reviewer's word. A refusal needs its reason, a return every missing item at once. */
export const Decide = z.strictObject({
  outcome: z.enum(DECISIONS), opinion: textOf(4000).optional(),
  to: Id.optional(), resume: z.enum(['back', 'forward']).optional(), chosen: z.record(Id, Id).optional(), // the earlier step it goes back to, where it goes from there, and whom she names for seats filled by choice
  items: z.array(z.union([saying(500), Asked])).max(50).optional(),
  figures: z.strictObject({ amountFen: z.int().min(1).optional(), cloud: Quantities.optional() }).optional(), // what the first review proposes to approve
  for: Id.optional(), // in whose name, where she could decide in several
});
const SeatFor = z.templateLiteral([Id, ':', Id]);
/** A decision as it would be: the word, where a return goes and how it comes back from there, in whose name, and whom she names, each as `seat:person`. */
export const DecisionTried = Decide.pick({ outcome: true, to: true, resume: true, for: true }).extend({ chosen: z.union([SeatFor.transform((one) => [one]), z.array(SeatFor).max(50)]).optional() });
/** Who signs too, and where beside the one who asks. */
export const AddSigners = z.strictObject({ people: z.array(Id).min(1).max(20), where: z.enum(['before', 'after', 'beside']), note: textOf(1000).optional() });
export const SignersAdded = Recorded.extend({ taskId: z.string(), added: z.array(z.string()) });
export const OnTask = Recorded.extend({ taskId: z.string() });
export const Decided = Recorded.extend({ taskId: z.string(), outcome: z.string(), round: z.object({ route: z.string(), outcome: z.string().nullable() }) });
export const Held = Recorded.extend({ taskId: z.string(), state: z.string(), assignee: z.string().nullable() });

/** One act on several tasks at once; a decision writes the one opinion, and a return the same missing things, into each of them. */
export const Bulk = z.strictObject({
  act: z.enum(['claim', 'unclaim', 'agree', 'disagree', 'return']), tasks: z.array(Id).min(1).max(300), opinion: textOf(4000).optional(), items: z.array(z.union([saying(500), Asked])).max(50).optional(),
});
/** How one row went: what its task is now, or the problem that a single act would have met. */
export const BulkRow = z.object({ taskId: z.string(), done: z.boolean(), state: z.enum(['claimed', 'open', 'decided']).nullable(), problem: Problem.nullable() });
export const BulkDone = z.object({ rows: z.array(BulkRow) });

/** One thing that followed from a decision; what is `final` cannot be undone. */
export const FollowedView = z.object({ seq: z.int(), what: z.string(), words: Words, final: z.boolean() });
/** One decision: what its decider said and saw, the corrections that stand beside it, and what has followed from it. */
export const DecisionPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), processId: z.string(), processKind: z.string(), seq: z.int(), title: z.string(), number: z.string().nullable(), route: Words, round: z.int().nullable(),
  outcome: Words, isDecided: z.boolean(), who: z.string(), decidedAt: Instant, opinion: z.string().nullable(), amountFen: z.int().nullable(), saw: SawView.nullable(), fields: z.array(FieldView), corrections: z.array(CorrectionView), followed: z.array(FollowedView), may: z.array(MayDo),
}).meta({ id: 'DecisionPage' });
/** What is put right, and why. `shown` is how many lines of what followed stood on the page: it is confirmed, not guessed. */
export const Correct = z.strictObject({ words: saying(4000), reason: saying(2000), amountFen: z.int().min(1).max(100_000_000_000).optional(), outcome: z.enum(['agreed', 'not-agreed']).optional(), shown: z.int().min(0).max(100_000) });
export const CorrectionMade = Recorded.extend({ of: z.int(), outcome: z.string(), followed: z.int() });
