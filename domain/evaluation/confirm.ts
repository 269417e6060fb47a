import type { ReturnItem } from '../approval/facts';
import { settle } from '../approval/settle';
import type { Case, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import type { Score } from './facts';
import { answered, inHand, type InHand } from './in-hand';
import { setOf } from './measure';
import { unfitPoints } from './points';
import { totalOf } from './score';

/** After it the department answers for what the unit said, and its preliminary score stands: the sum of its indicators (003 A4). */
export function confirm(c: Case, { scores }: { scores: readonly Score[] }, w: World): Refusal | Decided<{ readonly evaluationId: string; readonly total: number }> {
  const found = reviewing(c, w);
  if (isRefusal(found)) return found;
  const unfit = unfitPoints(setOf(w.pack, found.row.set), scores);
  if (unfit) return unfit;
  const total = totalOf(scores);
  const word = answered(found.task, 'agree', w);
  const settled = settle(c, word, { items: [], w });
  return { facts: [{ kind: 'preliminary.scored', v: 1, payload: { by: w.actor.id, scores, total } }, word, ...settled], answer: { evaluationId: c.process.id, total } };
}

/** After it the unit has what was untrue or missing in its queue, all of it at once; the department's clock stands meanwhile. */
export function sendBack(c: Case, { items }: { items: readonly ReturnItem[] }, w: World): Refusal | Decided<{ readonly evaluationId: string }> {
  const found = reviewing(c, w);
  if (isRefusal(found)) return found;
  if (items.length === 0) return { refused: 'items-required' };
  const word = answered(found.task, 'return', w);
  const settled = settle(c, word, { items, w });
  return { facts: [word, ...settled], answer: { evaluationId: c.process.id } };
}

/** Nobody confirms what her own unit filled in (separation of duties, product default). */
function reviewing(c: Case, w: World): InHand | Refusal {
  const found = inHand(c, { stage: 'confirmation', act: 'evaluation.confirm' }, w);
  return !isRefusal(found) && w.actor.holdings.some(({ organ }) => organ === found.row.unit) ? { refused: 'own-submission' } : found;
}
