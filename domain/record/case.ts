import type { CancelWhy, ReturnItem } from '../approval/facts';
import type { Added, Decision, Resumption, RoundOutcome, SkipWhy, UserTaskState } from '../approval/states';
import type { DeclaredCloud } from '../cloud/facts';
import type { Quantities } from '../cloud/sheet';
import type { CloudPlanState } from '../cloud/states';
import type { Calendar } from '../calendar/calendar';
import type { Answer, Composed, Score } from '../evaluation/facts';
import type { Original } from '../evaluation/original';
import type { EvaluationKind, SheetState, Standing } from '../evaluation/states';
import type { AgendaItem, Attendee, ConfirmedItem, MeetingRule } from '../meeting/facts';
import type { ItemResult, RecusedFor } from '../meeting/states';
import type { DueKind, Pack } from '../policy/pack';
import type { AttachmentRef } from '../project/facts';
import type { Changes } from '../request/facts';
import type { RequestOutcome } from '../request/states';
import type { Channel, CloudState, ProjectKindCode, Theme } from '../project/states';
import type { AnswerState, SupervisedState } from '../supervision/states';
import type { Fact } from './fact';
import type { PlannedRung, ProcessKind } from './facts';

/** Rows of one process as a decision reads them, locked. Instants are epoch milliseconds. */
export type ProcessRow = {
  readonly id: string; readonly kind: ProcessKind; readonly subjectId: string; readonly jurisdiction: string; readonly title: string;
  readonly stage: string | null; readonly visit: number; readonly outcome: string | null; readonly pack: string;
  readonly lastSeq: number; readonly lastHash: string; readonly lastAt: number; readonly closedAt: number | null;
  /** Ended by a leader, and not yet left by its run: over for everybody else. */
  readonly terminated?: boolean;
};
export type RoundRow = { readonly route: string; readonly round: number; readonly path: string; readonly step: string; readonly state: 'open' | 'ended'; readonly outcome: RoundOutcome | null; readonly items: readonly ReturnItem[];
  /** Steps that an earlier round passed and that stand; null in a record of before this was kept. `resume`: where a return leads. */
  readonly stands: readonly string[] | null; readonly resume: Resumption | null; readonly steps: readonly StepRow[];
};
/** Where a step of a round stands: open in its n-th turn (passed once its tasks say so), passed over, or asked again after a return. */
export type StepRow = { readonly step: string; readonly turn: number; readonly state: 'open' | 'skipped' | 'ahead'; readonly why: SkipWhy | null };
export type TaskRow = {
  readonly id: string; readonly route: string; readonly round: number; readonly step: string; readonly seat: string; readonly key: string;
  readonly state: UserTaskState; readonly assignee: string | null; readonly dueAt: number; readonly decidedBy: string | null; readonly outcome: string | null; readonly decidedAt: number | null;
  readonly opinion: string | null; readonly openedAt: number;
  readonly turn: number; readonly work: 'decide' | 'consult'; readonly named: string | null; readonly added: Added | null; readonly ofTask: string | null; readonly waitsFor: readonly string[]; readonly weight: number;
  readonly delegatedBy: string | null; readonly askedBy: string | null; readonly decidedFor: string | null;
  /** The earlier step to which it was returned; why nobody is asked any more. */
  readonly toStep: string | null; readonly cancelledWhy: CancelWhy | null;
  readonly priority?: number;
  /** The open meeting on whose agenda it stands; and who voted on it, where a meeting decided it. */
  readonly meeting: string | null; readonly voters: readonly string[];
};
/** When somebody urged whoever holds a user task. */
export type TaskUrgeRow = { readonly taskId: string; readonly by: string; readonly at: number };
export type DeadlineRow = {
  readonly of: string; readonly generation: number; readonly ladder: string; readonly state: 'open' | 'paused' | 'ended';
  readonly startedAt: number; readonly dueAt: number; readonly originalDueAt: number; readonly provisional: boolean;
  readonly rungs: readonly PlannedRung[]; readonly said: readonly string[]; readonly missedAt: number | null; readonly budgetLeft: number | null; readonly pack?: string | null;
};
export type AwaitRow = { readonly what: string; readonly nth: number; readonly path: string; readonly state: 'open' | 'ended'; readonly outcome: string | null };
export type ProjectRow = {
  readonly id: string; readonly number: string; readonly title: string; readonly kind: ProjectKindCode; readonly channel: Channel; readonly year: number;
  readonly unit: string; readonly department: string; readonly amountFen: number; readonly form: string; readonly attachments: readonly AttachmentRef[];
  readonly declaredBy: string; readonly declaredAt: number; readonly arrivedAt: number; readonly keyTask: string | null; readonly withdrawnAt: number | null; readonly retiredAt: number | null;
  readonly batchId: string | null; readonly declaredBefore: string | null;
  readonly milestones: readonly { readonly milestone: string; readonly on: string }[]; readonly operation: OperationRow | null;
  readonly original: Original | null;
  readonly approvedFen: number | null; readonly cloud: DeclaredCloud | null;
  readonly requests: number; readonly openRequest: string | null;
  readonly group: string | null; readonly cloudState: CloudState | null;
  readonly themes: readonly Theme[]; readonly preOpinion: Standing;
};
/** The year of operation that a system declared last, and how it ended, if it did. */
export type OperationRow = { readonly year: number; readonly attempt: number; readonly amountFen: number; readonly by: string; readonly note: string; readonly outcome: string | null };
export type OperationYearRow = {
  readonly id: string; readonly projectId: string; readonly year: number; readonly attempt: number; readonly unit: string; readonly department: string; readonly amountFen: number; readonly declaredBy: string;
  readonly original: Original;
  readonly usage: readonly { readonly month: string; readonly amountFen: number }[];
};
/** The answer of one member of a collective. */
export type AnswerRow = { readonly member: string; readonly state: AnswerState };
/** When somebody urged a task by hand. */
export type UrgeRow = { readonly by: string; readonly at: number };
/** A supervised task; one without `dueOn` is never overdue, and one that was past when it came (`historical`) is not reminded of. */
export type SupervisedRow = {
  readonly id: string; readonly plan: string; readonly item: string; readonly title: string; readonly clause: string; readonly ladder: string; readonly leads: readonly string[]; readonly cooperating: readonly string[];
  readonly department: string; readonly unit: string; readonly dueOn: string | null; readonly originalDueOn: string | null; readonly projectId: string | null;
  readonly askedDueOn: string | null; readonly state: SupervisedState; readonly dueKind: DueKind; readonly historical: boolean; readonly isKey: boolean; readonly origin: string | null; readonly answers: readonly AnswerRow[]; readonly urges: readonly UrgeRow[];
};
export type SheetRow = { readonly expert: string; readonly state: SheetState; readonly scores: readonly Score[]; readonly total: number | null; readonly lockedAt: number | null };
export type EvaluationRow = {
  readonly id: string; readonly kind: EvaluationKind; readonly year: number; readonly set: string; readonly system: string; readonly project: string | null; readonly title: string; readonly unit: string; readonly department: string;
  readonly given: readonly Answer[]; readonly preliminary: { readonly by: string; readonly scores: readonly Score[]; readonly total: number } | null;
  readonly composed: Composed | null; readonly opinion: { readonly year: number; readonly number: number; readonly qualified: boolean; readonly at: number; readonly words: string | null } | null;
  readonly sheets: readonly SheetRow[];
};

/** The window of a channel and year, as opened: that of a window's own process, of a batch, or of a project. `submitted` are the departments whose batch is in, for its own process only. */
export type WindowRow = { readonly id: string; readonly channel: string; readonly year: number; readonly lastDay: string; readonly cutoffAt: number; readonly closedAt: number | null; readonly submitted: readonly string[] };
export type BatchItem = { readonly projectId: string; readonly place: number; readonly acceptedAt: number | null; readonly outcome: string | null };
export type BatchRow = {
  readonly id: string; readonly department: string; readonly channel: string; readonly year: number; readonly ranking: readonly string[];
  readonly submittedAt: number | null; readonly submittedBy: string | null; readonly receipt: string | null; readonly acceptedAt: number | null; readonly items: readonly BatchItem[];
};

/** What is asked of a project, as it stands; `outcome` once it is settled or taken back. */
export type RequestRow = {
  readonly id: string; readonly kind: string; readonly projectId: string; readonly number: string; readonly channel: string; readonly unit: string; readonly department: string; readonly route: string; readonly letter: string;
  readonly form: string; readonly changes: Changes; readonly declaredBy: string; readonly outcome: RequestOutcome | null;
};
/** What was approved of one service, as it stands after every change. */
export type ApprovedRow = { readonly service: string; readonly declared: number; readonly quantity: number };
export type ProposalRow = { readonly round: number; readonly by: string; readonly amountFen: number; readonly cloud: Quantities | null };
export type CloudPlanRow = {
  readonly version: number; readonly state: CloudPlanState; readonly provider: string; readonly quantities: Quantities; readonly form: string;
  readonly unitSignedBy: string | null; readonly providerSignedBy: string | null; readonly liveOn: string | null; readonly scannedOn: string | null; readonly faults: readonly ReturnItem[];
};
/** What the review proposes and approves, and the cloud plan that is drafted under it. */
export type CloudCase = { readonly proposal: ProposalRow | null; readonly proposedIn: number; readonly approved: readonly ApprovedRow[]; readonly plan: CloudPlanRow | null };

/** An item of a meeting: who stands back from it, how each voted, what the chair confirmed of it, and what came of that. */
export type MeetingItemRow = AgendaItem & {
  readonly state: 'on' | 'off'; readonly recusals: readonly { readonly person: string; readonly why: RecusedFor }[]; readonly votes: readonly { readonly person: string; readonly vote: Decision; readonly opinion: string | null }[];
  readonly confirmed: ConfirmedItem | null; readonly result: ItemResult | null;
};
/** A review meeting: the step that it decides, before which body and by which rule, who is asked to it and who is there. */
export type MeetingRow = {
  readonly id: string; readonly title: string; readonly route: string; readonly step: string; readonly organ: string; readonly rule: MeetingRule; readonly heldOn: string; readonly place: string | null; readonly convenedBy: string;
  readonly heldAt: number | null; readonly confirmedAt: number | null; readonly confirmedBy: string | null; readonly cancelledAt: number | null;
  readonly attendees: readonly (Attendee & { readonly present: boolean })[]; readonly items: readonly MeetingItemRow[];
};

/** One process with all that its decisions need. `about` is what a request asks of, read under the same lock. */
export type Case = {
  readonly process: ProcessRow;
  readonly rounds: readonly RoundRow[];
  readonly tasks: readonly TaskRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly awaits: readonly AwaitRow[];
  readonly taskUrges: readonly TaskUrgeRow[];
  readonly project: ProjectRow | null;
  readonly supervised: SupervisedRow | null;
  readonly operationYear: OperationYearRow | null;
  readonly evaluation: EvaluationRow | null;
  readonly window: WindowRow | null;
  readonly batch: BatchRow | null;
  readonly cloud: CloudCase | null;
  /** The place of the newest correction of a decision, if there is one. */
  readonly correctedSeq: number | null;
  readonly request: RequestRow | null;
  readonly meeting: MeetingRow | null;
  readonly about?: Case | undefined;
};

/** Who holds which role where, and who stands in for whom, at this moment. */
export type Directory = { readonly holders: (key: string) => readonly string[]; readonly actor: (id: string) => Actor; readonly organs: (role: string) => readonly string[]; readonly substitutes: (id: string) => readonly Substitute[] };
export type Holding = { readonly role: string; readonly organ: string };
export type Actor = { readonly id: string; readonly holdings: readonly Holding[]; readonly standsIn?: readonly StandIn[] };
/** How far somebody stands in: for which kinds of process or routes, at which organs, up to which sum. What is null narrows nothing. */
export type ActingScope = { readonly kinds: readonly string[] | null; readonly organs: readonly string[] | null; readonly maxFen: number | null };
/** An absent person in whose place somebody may act now (代理), with the offices that she holds. */
export type StandIn = ActingScope & { readonly person: string; readonly name: string; readonly holdings: readonly Holding[] };
/** Who acts in somebody's place now. */
export type Substitute = ActingScope & { readonly person: string };

/** What a decision knows beside the case: business time, arrival, the law in force, the calendar, and who asks. */
export type World = {
  readonly at: number;
  readonly arrivedAt: number;
  readonly pack: Pack;
  readonly packHash: string;
  /** Other packs whose ladders a deadline of the case follows, by their hashes. */
  readonly packs?: ReadonlyMap<string, Pack>;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly actor: Actor;
};

/** What a decision comes to: facts to append, the answer that the asker gets, and in whose place she acted, where it was not in her own. */
export type Decided<A extends object = object> = { readonly facts: readonly Fact[]; readonly also?: Readonly<Record<string, readonly Fact[]>>; readonly answer: A; readonly onBehalfOf?: string };
