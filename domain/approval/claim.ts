import { isRefusal, type Refusal } from '../refusal';
import type { Case, Decided, TaskRow, World } from '../record/case';
import { tabled } from './mandate';
import { nextState } from './states';
import { relationTo } from './relation';

type Asked = { readonly taskId: string };
type Held = { readonly taskId: string; readonly state: string; readonly assignee: string | null };

/** After it the task is this person's. Claiming twice changes nothing; another's task, or one's own submission, is refused. */
export function claim(c: Case, { taskId }: Asked, w: World): Refusal | Decided<Held> {
  const task = standing(c, taskId, w);
  if (isRefusal(task)) return task;
  if (task.assignee === w.actor.id) return { facts: [], answer: held(task) };
  if (task.assignee !== null) return { refused: 'task-already-claimed', by: task.assignee };
  const next = tabled(task) ?? nextState(task.state, 'claim');
  if (isRefusal(next)) return next;
  return { facts: [{ kind: 'task.claimed', v: 1, payload: { taskId, by: w.actor.id, dueAt: task.dueAt } }], answer: { taskId, state: next, assignee: w.actor.id } };
}

/** After it the task is back in the pool of its queue. Only who has it can give it back. */
export function unclaim(c: Case, { taskId }: Asked, w: World): Refusal | Decided<Held> {
  const task = standing(c, taskId, w);
  if (isRefusal(task)) return task;
  if (task.assignee !== null && task.assignee !== w.actor.id) return { refused: 'task-already-claimed', by: task.assignee };
  const next = nextState(task.state, 'unclaim');
  if (isRefusal(next)) return next;
  return { facts: [{ kind: 'task.unclaimed', v: 1, payload: { taskId, by: w.actor.id, key: task.key, dueAt: task.dueAt } }], answer: { taskId, state: next, assignee: null } };
}

/** The task as this person may touch it, or the refusal in the order in which one would explain it. */
export function standing(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task) return { refused: 'not-found' };
  const relation = relationTo(task, c, w.actor);
  if (relation === 'none') return { refused: 'not-a-candidate' };
  if (relation === 'own') return { refused: 'own-submission' };
  if (task.state === 'decided') return { refused: 'already-decided', by: task.decidedBy, outcome: task.outcome ?? '', at: task.decidedAt ?? 0 };
  return task;
}

const held = ({ id, state, assignee }: TaskRow): Held => ({ taskId: id, state, assignee });
