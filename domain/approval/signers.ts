import { routeOf } from '../policy/lookup';
import type { Case, Decided, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { after } from './after';
import { standing } from './claim';
import { effectAt } from './clear';
import { bringing } from './decide';
import { mayDecideAt } from './desks';
import type { Meeting } from './effects';
import { handsOf, isOwn, isRecused, relationTo } from './relation';
import { isLive, signersOf } from './road';
import { weighed } from './settle';
import type { Added } from './states';
import { told } from './told';

export type AddSigners = { readonly taskId: string; readonly people: readonly string[]; readonly where: Added; readonly note: string | null };
const MEETING: Readonly<Record<Added, Meeting>> = { before: 'adds-before', after: 'adds-after', beside: 'adds-beside' };

/** After it these people sign too (加签): before her, so that her own turn comes when they have spoken; after her; or beside her. Each is asked by name, and the step waits for each. */
export function addSigners(c: Case, act: AddSigners, w: World): Refusal | Decided<{ readonly taskId: string; readonly added: readonly string[] }> {
  const task = inHand(c, act.taskId, w);
  if (isRefusal(task)) return task;
  if (!effectAt(task, MEETING[act.where], w).offered) return { refused: 'not-in-a-vote', where: act.where };
  const hindrance = hindered(c, task, { people: act.people, w });
  if (hindrance) return hindrance;
  const first = c.tasks.filter(({ id }) => id.startsWith(`${task.id}+`)).length + 1;
  const ids = act.people.map((_person, n) => `${task.id}+${first + n}`);
  const opened = act.people.map((person, n): Fact => opening(task, { id: ids[n] ?? '', person, n: first + n, act, w }));
  return { facts: [...(task.assignee === null ? [claimed(task, w)] : []), ...opened, ...rewired(c, task, { ids, where: act.where })], answer: { taskId: task.id, added: ids } };
}

const claimed = ({ id, dueAt }: TaskRow, { actor }: World): Fact => ({ kind: 'task.claimed', v: 1, payload: { taskId: id, by: actor.id, dueAt } });

type New = { readonly id: string; readonly person: string; readonly n: number; readonly act: AddSigners; readonly w: World };
function opening(task: TaskRow, { id, person, n, act: { where, note }, w }: New): Fact {
  const waitsFor = where === 'after' ? [task.id] : [];
  return {
    kind: 'task.opened', v: 1,
    payload: {
      taskId: id, route: task.route, round: task.round, step: task.step, seat: `${task.seat}+${n}`, key: task.key, dueAt: task.dueAt, priority: 0, tells: waitsFor.length > 0 ? [] : told(w, [`person:${person}`]),
      ...(task.turn > 1 && { turn: task.turn }), named: person, added: where, of: task.id, by: w.actor.id, note, ...(waitsFor.length > 0 && { waitsFor }),
    },
  };
}

/** Who signs before her makes her wait; whoever waited for her in turn waits for those beside and after her too. */
function rewired(c: Case, task: TaskRow, { ids, where }: { readonly ids: readonly string[]; readonly where: Added }): Fact[] {
  if (where === 'before') return [{ kind: 'task.waits', v: 1, payload: { taskId: task.id, waitsFor: [...task.waitsFor, ...ids] } }];
  return signersOf(c, task).filter(({ state, waitsFor }) => state === 'waiting' && waitsFor.includes(task.id)).map(({ id, waitsFor }) => ({ kind: 'task.waits', v: 1, payload: { taskId: id, waitsFor: [...waitsFor, ...ids] } }));
}

/** The task as she who has it, or may take it, can let others sign. */
function inHand(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const task = standing(c, taskId, w);
  if (isRefusal(task)) return task;
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (c.evaluation || !isToDecide(task)) return { refused: 'act-not-available', act: 'wait', state: task.state };
  return task.assignee === null || handsOf(task, c, w).includes(task.assignee) ? task : { refused: 'task-already-claimed', by: task.assignee };
}

const isToDecide = ({ work, state }: TaskRow): boolean => work === 'decide' && (state === 'open' || state === 'claimed');

/** Each of them once, somebody who may decide there (a signer who may not speak would hold the step for ever), nobody of the applicant's, and nobody who signs here already. */
function hindered(c: Case, task: TaskRow, { people, w }: { readonly people: readonly string[]; readonly w: World }): Refusal | undefined {
  const signers = signersOf(c, task).filter(({ state }) => state !== 'cancelled');
  const seats = routeOf(w.pack, task.route).differentPeople ? c.tasks.filter((each) => each.route === task.route && each.work === 'decide' && each.outcome === 'agree') : [];
  const isThere = (person: string): boolean => person === w.actor.id || signers.some((each) => [each.named, each.assignee, each.decidedBy].includes(person)) || seats.some(({ decidedBy }) => decidedBy === person);
  const unfit = people.find((person) => !mayDecideAt(w.directory.actor(person), task, w) || isOwn(c, w.directory.actor(person)) || isRecused(c, person));
  if (unfit !== undefined) return { refused: 'cannot-sign', person: unfit };
  const twice = people.find((person, n) => isThere(person) || people.indexOf(person) !== n);
  return twice === undefined ? undefined : { refused: 'signs-already', person: twice };
}

/** After it somebody who was added, and has not spoken, is not asked any more (减签); by whoever added her. Where hers was the last word waited for, the step goes on, and brings what the end of its round brings. */
export function removeSigner(c: Case, { taskId }: { readonly taskId: string }, w: World): Refusal | Decided<{ readonly taskId: string }> {
  const task = removable(c, taskId, w);
  if (isRefusal(task)) return task;
  const gone: Fact = { kind: 'task.cancelled', v: 1, payload: { taskId, why: 'removed', by: w.actor.id } };
  const settled = weighed(after(c, [gone], w.at), task, { items: [], w });
  const ended = settled.find((fact) => fact.kind === 'round.ended');
  const brought = ended ? bringing(c, ended.payload, { w, own: [] }) : { own: [], also: {} };
  return { facts: [gone, ...settled, ...brought.own], also: brought.also, answer: { taskId } };
}

/** A signer whom this person added, and who has not spoken. */
function removable(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task || task.added === null || task.work !== 'decide') return { refused: 'not-found' };
  if (task.askedBy !== w.actor.id) return relationTo(task, c, w) === 'none' ? { refused: 'not-a-candidate' } : { refused: 'not-added-by-you', by: task.askedBy };
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  return isLive(task) ? task : { refused: 'act-not-available', act: 'cancel', state: task.state };
}
