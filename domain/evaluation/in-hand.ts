import { may } from '../access/may';
import type { Act } from '../access/table';
import { openRoundOf, openTasks } from '../approval/round';
import type { Case, EvaluationRow, RoundRow, TaskRow, World } from '../record/case';
import type { FactOf } from '../record/fact';
import type { Refusal } from '../refusal';
import { ROUTES, type EvaluationStage } from './states';

export type InHand = { readonly row: EvaluationRow; readonly round: RoundRow; readonly task: TaskRow };
type Asked = { readonly stage: EvaluationStage; readonly act: Act; readonly seat?: (seat: string) => boolean };

/** Who stands how to an evaluation, as the access table asks it. */
export const relatedTo = ({ unit, department, sheets }: EvaluationRow): { unit: string; department: string; people: readonly string[] } => ({ unit, department, people: sheets.map(({ expert }) => expert) });

/** The evaluation with the user task that this act answers, or the refusal in the order in which one would explain it. */
export function inHand(c: Case, { stage, act, seat = () => true }: Asked, w: World): InHand | Refusal {
  const row = c.evaluation;
  if (!row || !may(w.actor, act, relatedTo(row))) return { refused: 'not-your-evaluation' };
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  const found = waitingAt(c, stage, seat);
  if (!found) return { refused: 'evaluation-elsewhere', stage: c.process.stage };
  const { assignee } = found.task;
  return assignee === null || assignee === w.actor.id ? { row, ...found } : { refused: 'task-already-claimed', by: assignee };
}

function waitingAt(c: Case, stage: EvaluationStage, seat: (seat: string) => boolean): Omit<InHand, 'row'> | undefined {
  const round = openRoundOf(c, ROUTES[stage]);
  const task = round && openTasks(c, round).find((each) => seat(each.seat));
  return round && task && { round, task };
}

/** The user task is done: its act has said all there is to say. */
export const answered = (task: TaskRow, outcome: 'agree' | 'disagree' | 'return', w: World): FactOf<'task.decided'> =>
  ({ kind: 'task.decided', v: 1, payload: { taskId: task.id, outcome, by: w.actor.id, opinion: null, saw: { form: null, attachments: [] }, rulings: [] } });
