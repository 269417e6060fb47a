import { may } from '../access/may';
import type { Case, Decided, Holding, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { inHand } from './claim';
import { closeConsults } from './consult';
import { officeOf, parentOf } from './desks';
import { unfit } from './fit';
import { told } from './told';

/** After it she has no part in this case any more (回避), and her seat is asked of others of the same office, of the body over it where there is nobody else, or lies with the administrators. */
export function recuse(c: Case, { taskId, reason }: { readonly taskId: string; readonly reason: string | null }, w: World): Refusal | Decided<{ readonly taskId: string; readonly to: string }> {
  const task = inHand(c, taskId, w);
  if (isRefusal(task)) return task;
  if (reason === null) return { refused: 'reason-required' };
  const key = deskWithout(c, task, w);
  const anew = `${baseOf(taskId)}~x${c.tasks.filter(({ id }) => id.startsWith(`${baseOf(taskId)}~x`)).length + 1}`;
  return {
    facts: [
      { kind: 'task.cancelled', v: 1, payload: { taskId, why: 'recused', by: w.actor.id, reason } },
      ...closeConsults(c, [taskId]),
      openedAnew(task, { id: anew, key, w }),
      ...waitingFor(c, taskId).map(({ id, waitsFor }): Fact => ({ kind: 'task.waits', v: 1, payload: { taskId: id, waitsFor: waitsFor.map((each) => (each === taskId ? anew : each)) } })),
    ],
    answer: { taskId: anew, to: key },
  };
}

const baseOf = (taskId: string): string => taskId.replace(/~x\d+$/, '');
const waitingFor = (c: Case, taskId: string): TaskRow[] => c.tasks.filter(({ state, waitsFor }) => state === 'waiting' && waitsFor.includes(taskId));

/** The same seat at the same turn, asked of a queue; whoever let her sign beside a colleague stays who asked for it. */
function openedAnew({ route, round, step, seat, dueAt, turn, weight, added, ofTask, askedBy }: TaskRow, { id, key, w }: { id: string; key: string; w: World }): Fact {
  return { kind: 'task.opened', v: 1, payload: { taskId: id, route, round, step, seat, key, dueAt, priority: 0, tells: told(w, [key]).filter(({ to }) => to !== w.actor.id), turn, weight, ...(added && { added, ...(askedBy && { by: askedBy }) }), ...(ofTask && { of: ofTask }) } };
}

/** The queue that can still seat somebody: of her office, of the body over it, else the administrators'. */
function deskWithout(c: Case, task: TaskRow, w: World): string {
  const { role, organ } = officeOf(task) ?? officeHeld(w);
  const over = parentOf(organ, w);
  const keys = [`${role}@${organ}`, ...(over === undefined ? [] : [`${role}@${over}`])];
  const seats = (key: string): boolean => w.directory.holders(key).some((person) => person !== w.actor.id && !unfit(c, { ...task, assignee: null }, { to: { person, as: 'reassign' }, w }));
  return keys.find(seats) ?? `admin@${w.directory.organs('admin')[0] ?? organ}`;
}

/** Of what is asked of her by name, the office in which she decides. */
const officeHeld = ({ actor }: World): Holding => actor.holdings.find(({ role, organ }) => may(actor, 'task.decide', { keys: [`${role}@${organ}`] })) ?? { role: 'admin', organ: '' };
