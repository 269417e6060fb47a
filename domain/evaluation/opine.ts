import { settle } from '../approval/settle';
import { told } from '../approval/told';
import type { Case, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { answered, inHand } from './in-hand';

export type OpineAct = { readonly words: string | null; readonly number: number; readonly year: number };

/** After it the opinion stands under its number: what it says of the system is read by every later decision on its money and upgrades (003 A4). */
export function issueOpinion(c: Case, { words, number, year }: OpineAct, w: World): Refusal | Decided<{ readonly evaluationId: string; readonly year: number; readonly number: number; readonly qualified: boolean }> {
  const found = inHand(c, { stage: 'opinion', act: 'evaluation.opine' }, w);
  if (isRefusal(found)) return found;
  const { composed, unit, department } = found.row;
  if (!composed) return { refused: 'evaluation-elsewhere', stage: c.process.stage };
  const { qualified, composite } = composed;
  const outcome = qualified ? 'agree' : 'disagree';
  const word = answered(found.task, outcome, w);
  const tells = told(w, [`unit_clerk@${unit}`, `unit_head@${unit}`, `dept_reviewer@${department}`]);
  return {
    facts: [
      { kind: 'opinion.issued', v: 1, payload: { by: w.actor.id, year, number, qualified, composite, words, tells } },
      word, ...settle(c, word, { items: [], w }),
    ],
    answer: { evaluationId: c.process.id, year, number, qualified },
  };
}
