import { settle } from '../approval/settle';
import type { Case, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import type { Answer } from './facts';
import { answered, inHand } from './in-hand';
import { setOf } from './measure';
import { mismatch } from './points';

/** After it the unit has said something to every indicator (003 A4), and its department is asked to review what it said. */
export function fill(c: Case, { given }: { given: readonly Answer[] }, w: World): Refusal | Decided<{ readonly evaluationId: string }> {
  const found = inHand(c, { stage: 'filling', act: 'evaluation.fill' }, w);
  if (isRefusal(found)) return found;
  const unfit = mismatch(setOf(w.pack, found.row.set), given);
  if (unfit) return unfit;
  const word = answered(found.task, 'agree', w);
  const settled = settle(c, word, { items: [], w });
  return { facts: [{ kind: 'evaluation.filled', v: 1, payload: { by: w.actor.id, given } }, word, ...settled], answer: { evaluationId: c.process.id } };
}
