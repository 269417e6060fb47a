import type { Ruling } from '../policy/pack';
import type { F, Told } from '../record/facts';
import type { Decision, RoundOutcome } from './states';

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

export type ApprovalFact =
  | F<'round.opened', { route: string; round: number; path: string; step: string; pack: string; resumes: boolean }>
  | F<'step.opened', { route: string; round: number; step: string }>
  | F<'task.opened', { taskId: string; route: string; round: number; step: string; seat: string; key: string; dueAt: number; priority: number; tells: readonly Told[] }>
  | F<'task.claimed', { taskId: string; by: string; dueAt: number }>
  | F<'task.unclaimed', { taskId: string; by: string; key: string; dueAt: number }>
  | F<'task.decided', { taskId: string; outcome: Decision; by: string; opinion: string | null; saw: Saw; rulings: readonly Ruling[] }>
  | F<'task.cancelled', { taskId: string; why: 'disagreed' | 'returned' | 'withdrawn' | 'superseded' | 'recused' }>
  | F<'round.ended', { route: string; round: number; outcome: RoundOutcome; step: string; items: readonly ReturnItem[]; tells: readonly Told[] }>
  | F<'decision.corrected', Corrected>;
