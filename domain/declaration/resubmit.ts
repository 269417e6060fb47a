import { may } from '../access/may';
import { lastRoundOf } from '../approval/rounds';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, World } from '../record/case';
import type { Refusal } from '../refusal';

export type ResubmitBatch = { readonly answers: readonly { readonly n: number; readonly text: string }[] };

/** After it the department has answered every formal defect; no project comes in by this way, so it may come after the cut-off. */
export function resubmitBatch(c: Case, { answers }: ResubmitBatch, w: World): Refusal | Decided<{ readonly batchId: string; readonly answered: number }> {
  const { batch, process } = c;
  if (!batch || !may(w.actor, 'batch.submit', { department: batch.department })) return { refused: 'not-your-department' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  if (!c.awaits.some(({ what, state }) => what === 'supplement' && state === 'open')) return { refused: 'not-waiting-for-you', stage: process.stage };
  const missing = (lastRoundOf(c)?.items ?? []).filter(({ n }) => !answers.some((answer) => answer.n === n)).map(({ n }) => n);
  if (missing.length > 0) return { refused: 'answers-missing', items: missing };
  return { facts: [{ kind: 'batch.resubmitted', v: 1, payload: { by: w.actor.id, answers } }, ...endAwaiting(c, 'supplement', 'resubmitted')], answer: { batchId: process.id, answered: answers.length } };
}
