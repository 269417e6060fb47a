import type { Case, Decided, SheetRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import type { Score } from './facts';
import { conflicted } from './assign-experts';
import { answered, inHand, type InHand } from './in-hand';
import { setOf } from './measure';
import { afterSheet } from './panel';
import { unfitPoints } from './points';
import { totalOf } from './score';

/** After it the expert's sheet is locked and never changes. The last one makes the result. */
export function lockSheet(c: Case, { scores }: { scores: readonly Score[] }, w: World): Refusal | Decided<{ readonly evaluationId: string; readonly total: number }> {
  const found = ownSheet(c, w);
  if (isRefusal(found)) return found;
  const unfit = conflicted(found.row, w.actor) ?? unfitPoints(setOf(w.pack, found.row.set), scores);
  if (unfit) return unfit;
  const total = totalOf(scores);
  const sheets = changed(found, w, { state: 'locked', total });
  return {
    facts: [{ kind: 'sheet.locked', v: 1, payload: { by: w.actor.id, scores, total } }, answered(found.task, 'agree', w), ...afterSheet(c, { ...found, sheets, done: found.task.id, w })],
    answer: { evaluationId: c.process.id, total },
  };
}

/** After it the expert has stood back for a reason, and nothing of hers counts. Too few left, and a substitute is asked for. */
export function recuse(c: Case, { reason }: { reason: string }, w: World): Refusal | Decided<{ readonly evaluationId: string }> {
  const found = ownSheet(c, w);
  if (isRefusal(found)) return found;
  const sheets = changed(found, w, { state: 'recused', total: null });
  return {
    facts: [{ kind: 'expert.recused', v: 1, payload: { by: w.actor.id, reason } }, { kind: 'task.cancelled', v: 1, payload: { taskId: found.task.id, why: 'recused' } }, ...afterSheet(c, { ...found, sheets, done: found.task.id, w })],
    answer: { evaluationId: c.process.id },
  };
}

/** Her own sheet, if it is still open. */
function ownSheet(c: Case, w: World): InHand | Refusal {
  const own = c.evaluation?.sheets.find(({ expert }) => expert === w.actor.id);
  if (own?.state === 'locked') return { refused: 'sheet-locked' };
  if (own?.state === 'recused') return { refused: 'sheet-recused' };
  return inHand(c, { stage: 'scoring', act: 'evaluation.score', seat: (seat) => seat === w.actor.id }, w);
}

const changed = ({ row }: InHand, w: World, to: Pick<SheetRow, 'state' | 'total'>): SheetRow[] => row.sheets.map((sheet) => (sheet.expert === w.actor.id ? { ...sheet, ...to } : sheet));
