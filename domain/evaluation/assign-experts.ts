import type { Case, Decided, EvaluationRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { answered, inHand } from './in-hand';
import { panelOf } from './measure';
import { keyOf, openScoring, scoringDue, seated, stepOf, SUBSTITUTE } from './panel';

/** After it each named expert has a sheet of her own in her own queue: all of them at first, and later one substitute for each that is asked for. */
export function assignExperts(c: Case, { experts }: { experts: readonly string[] }, w: World): Refusal | Decided<{ readonly evaluationId: string; readonly experts: readonly string[] }> {
  const found = inHand(c, { stage: 'scoring', act: 'evaluation.assign', seat: (seat) => seat === stepOf(w.pack, 'assign').seats[0]?.id || seat.startsWith(SUBSTITUTE) }, w);
  if (isRefusal(found)) return found;
  const { row, round, task } = found;
  const isFirst = !task.seat.startsWith(SUBSTITUTE);
  const needed = isFirst ? panelOf(w.pack).experts : 1;
  if (new Set(experts).size !== needed || experts.length !== needed) return { refused: 'experts-count', needed };
  const unfit = experts.map((expert) => unfitExpert(row, expert, w)).find((refusal) => refusal !== undefined);
  if (unfit) return unfit;

  const scoring = isFirst ? openScoring(c, round, w) : { facts: [] as Fact[], dueAt: scoringDue(c, round) };
  return {
    facts: [{ kind: 'experts.assigned', v: 1, payload: { by: w.actor.id, experts } }, answered(task, 'agree', w), ...scoring.facts, ...seated(c, experts, { round, dueAt: scoring.dueAt, w })],
    answer: { evaluationId: c.process.id, experts },
  };
}

/** Why a person cannot be an expert here. She who gave the preliminary score gives no professional one, and nobody scores her own house. */
function unfitExpert(row: EvaluationRow, expert: string, w: World): Refusal | undefined {
  if (!w.directory.holders(keyOf(stepOf(w.pack, 'score'))).includes(expert)) return { refused: 'not-an-expert', expert };
  if (row.sheets.some((sheet) => sheet.expert === expert)) return { refused: 'expert-already-assigned', expert };
  return conflicted(row, w.directory.actor(expert));
}

/** The conflict that keeps a person from scoring, if there is one. */
export function conflicted({ preliminary, unit, department }: EvaluationRow, { id, holdings }: World['actor']): Refusal | undefined {
  if (preliminary?.by === id) return { refused: 'preliminary-scorer', expert: id };
  return holdings.some(({ organ }) => organ === unit || organ === department) ? { refused: 'expert-conflict', expert: id } : undefined;
}
