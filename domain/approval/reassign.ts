import type { Case, Decided, TaskRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { inHand } from './claim';
import { leads } from './desks';
import { unfit } from './fit';
import { isOwn, isRecused } from './relation';
import { nextState } from './states';
import { told } from './told';

/** To whom a task goes. `reason` is the id of a text. */
export type Handed = { readonly taskId: string; readonly to: string; readonly reason: string | null };
type Given = { readonly taskId: string; readonly state: 'claimed'; readonly assignee: string };

/** After it a colleague who may sit there has the task (转办), in whose hands it stays until she decides it or hands it on. */
export function reassign(c: Case, act: Handed, w: World): Refusal | Decided<Given> {
  const task = inHand(c, act.taskId, w);
  if (isRefusal(task)) return task;
  if (act.reason === null) return { refused: 'reason-required' };
  return unfit(c, task, { to: { person: act.to, as: 'reassign' }, w }) ?? given(task, { act, why: 'handed-on', w });
}

/** After it the person whom a leader of the organ names has the task (指派), out of the pool or out of somebody's hands. */
export function assign(c: Case, act: Handed, w: World): Refusal | Decided<Given> {
  const task = assignable(c, act.taskId, w);
  if (isRefusal(task)) return task;
  return unfit(c, task, { to: { person: act.to, as: 'reassign' }, w }) ?? given(task, { act, why: 'assigned', w });
}

/** The task as a leader of its organ may give it out; while it is out for an opinion it stays with its owner. */
export function assignable(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task) return { refused: 'not-found' };
  if (!leads(w.actor, task, w)) return { refused: 'not-the-leader' };
  if (isOwn(c, w.actor)) return { refused: 'own-submission' };
  return isRecused(c, w.actor.id) ? { refused: 'recused' } : (notAssignable(c, task) ?? task);
}

function notAssignable(c: Case, task: TaskRow): Refusal | undefined {
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (task.work === 'consult') return { refused: 'asked-on-the-side' };
  if (task.delegatedBy !== null) return { refused: 'delegated', by: task.delegatedBy, to: task.assignee ?? '' };
  const next = nextState(task.state, 'assign');
  return isRefusal(next) ? next : undefined;
}

function given({ id, assignee, dueAt }: TaskRow, { act: { to, reason }, why, w }: { act: Handed; why: 'assigned' | 'handed-on'; w: World }): Decided<Given> {
  const loses = assignee !== null && assignee !== w.actor.id ? [`person:${assignee}`] : [];
  return {
    facts: [{ kind: 'task.reassigned', v: 1, payload: { taskId: id, from: assignee, to, by: w.actor.id, why, reason, dueAt, tells: told(w, [`person:${to}`, ...loses]) } }],
    answer: { taskId: id, state: 'claimed', assignee: to },
  };
}
