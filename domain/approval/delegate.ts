import type { Case, Decided, TaskRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { inHand, touched } from './claim';
import { unfit } from './fit';
import { told } from './told';

type Held = { readonly taskId: string; readonly assignee: string };

/** After it a colleague has the task for her opinion (委派). She decides nothing: the task comes back to its owner. */
export function delegate(c: Case, { taskId, to, note }: { readonly taskId: string; readonly to: string; readonly note: string | null }, w: World): Refusal | Decided<Held> {
  const task = inHand(c, taskId, w);
  if (isRefusal(task)) return task;
  const hindrance = unfit(c, task, { to: { person: to, as: 'delegate' }, w });
  if (hindrance) return hindrance;
  return { facts: [{ kind: 'task.delegated', v: 1, payload: { taskId, by: w.actor.id, to, note, dueAt: task.dueAt, tells: told(w, [`person:${to}`]) } }], answer: { taskId, assignee: to } };
}

/** After it the delegate's opinion stands beside the task, which is its owner's again. */
export function resolve(c: Case, { taskId, opinion }: { readonly taskId: string; readonly opinion: string }, w: World): Refusal | Decided<Held> {
  const task = delegated(c, taskId, w);
  if (isRefusal(task)) return task;
  const { owner, delegate: her, dueAt } = task;
  if (her !== w.actor.id) return { refused: 'delegated', by: owner, to: her };
  return { facts: [{ kind: 'task.resolved', v: 1, payload: { taskId, by: her, to: owner, opinion, dueAt, tells: told(w, [`person:${owner}`]) } }], answer: { taskId, assignee: owner } };
}

/** After it the owner has her task back without an opinion. */
export function takeBack(c: Case, { taskId }: { readonly taskId: string }, w: World): Refusal | Decided<Held> {
  const task = delegated(c, taskId, w);
  if (isRefusal(task)) return task;
  const { owner, delegate: her, dueAt } = task;
  if (owner !== w.actor.id) return { refused: 'delegated', by: owner, to: her };
  return { facts: [{ kind: 'task.taken-back', v: 1, payload: { taskId, by: owner, from: her, dueAt } }], answer: { taskId, assignee: owner } };
}

type Out = Pick<TaskRow, 'dueAt'> & { readonly owner: string; readonly delegate: string };

/** A task that is out for an opinion, with its two people. */
function delegated(c: Case, taskId: string, w: World): Out | Refusal {
  const task = touched(c, taskId, w);
  if (isRefusal(task)) return task;
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  const isOut = task.delegatedBy !== null && task.state === 'claimed';
  return isOut ? { owner: task.delegatedBy, delegate: task.assignee ?? '', dueAt: task.dueAt } : { refused: 'not-delegated' };
}
