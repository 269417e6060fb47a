import { may } from '../access/may';
import type { Case, Decided, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { Refusal } from '../refusal';
import { seatTaken } from './seats';
import { isOwn } from './relation';
import { told } from './told';

type Asked = { readonly from: string; readonly to: string | null };
/** What became of one task: handed to the person who was named, or back in its queue and why she could not have it; a question on the side that nobody takes over falls away. */
type HandedTask = { readonly taskId: string; readonly to: string | null; readonly why: Refusal['refused'] | null };
export type HandedOver = { readonly tasks: readonly HandedTask[] };

/**
 * After it nothing of this process waits for a person who leaves (离职转办): what she had claimed, was asked by name or had delegated is with another who may have it,
 * or back in its queue. What waits for its turn waits on.
 */
export function handOver(c: Case, { from, to }: Asked, w: World): Decided<HandedOver> {
  if (c.process.closedAt !== null) return { facts: [], answer: { tasks: [] } };
  const each = c.tasks.filter((task) => isHers(task, from)).map((task) => {
    const why = to === null ? null : unfit(c, task, { to, w });
    const next = to === null || why !== null ? null : to;
    return { facts: passed(c, task, { from, next, w }), row: { taskId: task.id, to: next, why } };
  });
  return { facts: each.flatMap(({ facts }) => facts), answer: { tasks: each.map(({ row }) => row) } };
}

const LIVE: ReadonlySet<string> = new Set(['waiting', 'open', 'claimed']);
const isHers = ({ state, assignee, delegatedBy }: TaskRow, from: string): boolean => LIVE.has(state) && [assignee, delegatedBy].includes(from);

/** Why somebody cannot have a task, by the name of the refusal that she would meet. */
function unfit(c: Case, task: TaskRow, { to, w }: { readonly to: string; readonly w: World }): Refusal['refused'] | null {
  const her = w.directory.actor(to);
  if (task.work === 'consult') return her.holdings.length === 0 ? 'not-a-candidate' : null;
  if (!may(her, 'task.decide', { keys: [task.key] })) return 'not-a-candidate';
  if (isOwn(c, her)) return 'own-submission';
  return seatTaken(c, task, { w: { ...w, actor: her }, hand: to })?.refused ?? null;
}

type Passing = { readonly from: string; readonly next: string | null; readonly w: World };

function passed(c: Case, task: TaskRow, { from, next, w }: Passing): Fact[] {
  const by = w.actor.id;
  const { id: taskId, dueAt, key } = task;
  const waits: Fact[] = task.state === 'waiting' ? [{ kind: 'task.waits', v: 1, payload: { taskId, waitsFor: task.waitsFor } }] : [];
  const given = (to: string, tells: boolean): Fact => ({ kind: 'task.reassigned', v: 1, payload: { taskId, from, to, by, why: 'left', reason: null, dueAt, tells: tells ? told(w, [`person:${to}`]) : [] } });
  if (task.delegatedBy === from && task.assignee !== null) return [next === null ? given(task.assignee, false) : { kind: 'task.delegated', v: 1, payload: { taskId, by: next, to: task.assignee, note: null, dueAt, tells: told(w, [`person:${next}`]) } }];
  if (next !== null) return [given(next, waits.length === 0), ...waits];
  if (task.work === 'consult') return [{ kind: 'task.cancelled', v: 1, payload: { taskId, why: 'removed', by } }];
  return [{ kind: 'task.unclaimed', v: 1, payload: { taskId, by: from, key, dueAt, left: true } }, ...waits];
}
