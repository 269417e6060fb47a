import type { Ruling } from '../policy/pack';
import type { F, Told } from '../record/facts';
import type { Added, Decision, Resumption, RoundOutcome, SkipWhy } from './states';

/** A thing asked for when a file goes back: its number and where its words lie. `again` is its number in the return before; `reason` says why it was not asked then. */
export type ReturnItem = { readonly n: number; readonly text: string; readonly again?: number; readonly reason?: string };
/** Exactly what a decider had before her: the version of the form and of each attachment. */
export type Saw = { readonly form: string | null; readonly attachments: readonly string[] };

/** Something that followed from a decision: its place in the record, what it is and by what name; what is `final` cannot be undone. */
export type Followed = { readonly seq: number; readonly what: string; readonly name: string; readonly final: boolean };
/** A decision put right: which fact, what it says now beside what it said, why, and what had followed from it by then. */
export type Corrected = {
  readonly of: number; readonly route: string; readonly round: number; readonly was: RoundOutcome; readonly outcome: RoundOutcome; readonly wasAmountFen: string | null; readonly amountFen: string | null;
  readonly words: string; readonly reason: string; readonly by: string; readonly key: string; readonly decidedAt: number; readonly letter: string | null; readonly followed: readonly Followed[];
};

/** How a task came to be where it is, beyond a seat of its step: added by somebody, asked by name, waiting for others, or a question on the side. */
export type Placed = { readonly turn?: number; readonly work?: 'decide' | 'consult'; readonly named?: string; readonly added?: Added; readonly of?: string; readonly waitsFor?: readonly string[]; readonly weight?: number; readonly by?: string; readonly note?: string | null };
/** Why a task was taken out of its queue undecided. */
export type CancelWhy = 'disagreed' | 'returned' | 'withdrawn' | 'superseded' | 'recused' | 'settled' | 'removed' | 'recalled' | 'terminated';
/** A condition as it was read when its step would have opened: the expression, what it saw, and its answer. */
export type AskedCondition = { readonly when: string; readonly inputs: Readonly<Record<string, string | number | boolean>>; readonly pack: string };
/** A file beside a remark, by its content. */
export type RemarkFile = { readonly name: string; readonly hash: string; readonly size: number; readonly mediaType: string; readonly version: number };

export type ApprovalFact =
  | F<'round.opened', { route: string; round: number; path: string; step: string; pack: string; resumes: boolean; stands?: readonly string[] }>
  | F<'step.opened', { route: string; round: number; step: string; turn?: number }>
  | F<'step.skipped', { route: string; round: number; step: string; why: SkipWhy; turn?: number; asked?: AskedCondition }>
  | F<'seat.skipped', { route: string; round: number; step: string; seat: string; why: SkipWhy; who?: string }>
  | F<'step.returned', { route: string; round: number; from: string; to: string; resume: Resumption; resets: readonly string[]; stands: readonly string[]; by: string; items: readonly ReturnItem[] }>
  | F<'step.recalled', { route: string; round: number; step: string; by: string; steps: readonly { step: string; turn: number; state: 'open' | 'ahead' }[]; stands?: readonly string[] }>
  | F<'task.opened', { taskId: string; route: string; round: number; step: string; seat: string; key: string; dueAt: number; priority: number; tells: readonly Told[] } & Placed>
  | F<'task.claimed', { taskId: string; by: string; dueAt: number }>
  | F<'task.unclaimed', { taskId: string; by: string; key: string; dueAt: number; left?: true }>
  | F<'task.decided', { taskId: string; outcome: Decision; by: string; opinion: string | null; saw: Saw; rulings: readonly Ruling[]; toStep?: string; for?: string; meeting?: { id: string; n: number; voters: readonly string[] } }>
  | F<'task.cancelled', { taskId: string; why: CancelWhy; by?: string; reason?: string }>
  | F<'round.ended', { route: string; round: number; outcome: RoundOutcome; step: string; items: readonly ReturnItem[]; tells: readonly Told[]; resume?: Resumption }>
  | F<'task.waits', { taskId: string; waitsFor: readonly string[] }>
  | F<'task.released', { taskId: string; key: string; dueAt: number; tells: readonly Told[] }>
  | F<'task.reassigned', { taskId: string; from: string | null; to: string; by: string; why: 'assigned' | 'handed-on' | 'left' | 'rung'; reason: string | null; dueAt: number; tells: readonly Told[] }>
  | F<'task.delegated', { taskId: string; by: string; to: string; note: string | null; dueAt: number; tells: readonly Told[] }>
  | F<'task.resolved', { taskId: string; by: string; to: string; opinion: string; dueAt: number; tells: readonly Told[] }>
  | F<'task.taken-back', { taskId: string; by: string; from: string; dueAt: number }>
  | F<'task.recalled', { taskId: string; by: string; dueAt: number }>
  | F<'consult.answered', { taskId: string; by: string; opinion: string; tells: readonly Told[] }>
  | F<'copy.sent', { by: string; note: string | null; tells: readonly Told[] }>
  | F<'copy.read', { by: string }>
  | F<'task.urged', { taskId: string; by: string; as: 'applicant' | 'supervisor'; n: number; tells: readonly Told[] }>
  | F<'remark.made', { by: string; taskId: string | null; words: string; attachments: readonly RemarkFile[] }>
  | F<'decision.corrected', Corrected>;
