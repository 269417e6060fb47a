import { told } from '../approval/told';
import { numberSetting } from '../policy/settings';
import type { Case, Decided, SupervisedRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { owing, ownersAt } from './owing';
import { isOwed } from './report';
import { running } from './steer';

const MINUTE = 60_000;
export type Urged = { readonly taskId: string; readonly organs: readonly string[] };

/** After it whoever owes the task its answer has been urged by hand (催办), by a notice and a numbered slip; of a collective, only the members that owe theirs. One person urges one task once in a while that the pack gives. */
export function urge(c: Case, w: World): Refusal | Decided<Urged> {
  const task = running(c, w);
  if (isRefusal(task)) return task;
  if (task.dueKind === 'recurring') return { refused: 'answered-by-occurrence' };
  const organs = isOwed(c) ? owing(task) : [];
  if (organs.length === 0) return { refused: 'nobody-to-urge' };
  const wait = minutesToWait(task, w);
  if (wait > 0) return { refused: 'urged-lately', minutes: wait };
  return { facts: [{ kind: 'supervised.urged', v: 1, payload: { by: w.actor.id, organs, tells: told(w, ownersAt(organs)) } }], answer: { taskId: c.process.id, organs } };
}

/** Whole minutes until this person may urge the task again; none where she may now. */
function minutesToWait({ urges }: SupervisedRow, w: World): number {
  const last = urges.findLast(({ by }) => by === w.actor.id);
  return last ? Math.max(0, Math.ceil((last.at + numberSetting(w.pack, 'urgeEveryMinutes') * MINUTE - w.at) / MINUTE)) : 0;
}
