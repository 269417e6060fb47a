import { may } from '../access/may';
import { mayKnow } from '../access/veil';
import type { Refusal } from '../refusal';
import type { Case, Decided, TaskRow, World } from '../record/case';
import { subjectOf } from './subject';

type Asked = { readonly taskId: string; readonly urgent: boolean; readonly reason: string };
type Standing = { readonly taskId: string; readonly urgent: boolean };

/** The priority of a file that presses by somebody's word (急件), and of every other. */
const URGENT = 1;
const ORDINARY = 0;

/** After it the task stands before all that does not press, or in its place again; who marked it and why is on record. */
export function prioritise(c: Case, { taskId, urgent, reason }: Asked, w: World): Refusal | Decided<Standing> {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task) return { refused: 'not-found' };
  if (!mayPress(c, w)) return { refused: 'not-yours-to-press' };
  if (!mayKnow(w.actor, c)) return { refused: 'not-found' }; // a leader marks what she may see
  return idle(task, urgent) ?? { facts: [{ kind: 'task.prioritised', v: 1, payload: { taskId, priority: urgent ? URGENT : ORDINARY, by: w.actor.id, reason } }], answer: { taskId, urgent } };
}

/** Whether there is nothing to mark: it is over, or stands so already. */
function idle({ state, priority = ORDINARY }: TaskRow, urgent: boolean): Refusal | undefined {
  if (state === 'decided' || state === 'cancelled') return { refused: 'act-not-available', act: 'assign', state };
  return priority > ORDINARY === urgent ? { refused: 'nothing-changed' } : undefined;
}

/** Whether she is a leader of those whose files these are, or of everything. */
export const mayPress = (c: Case, { actor }: Pick<World, 'actor'>): boolean => may(actor, 'task.prioritise', { department: c.batch?.department ?? subjectOf(c)?.department ?? '' });
