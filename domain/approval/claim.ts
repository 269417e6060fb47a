import { isRefusal, type Refusal } from '../refusal';
import type { Case, Decided, TaskRow, World } from '../record/case';
import { tabled } from './mandate';
import { nextState } from './states';
import { handOf, handsOf, isRecused, relationTo } from './relation';

type Asked = { readonly taskId: string };
type Held = { readonly taskId: string; readonly state: string; readonly assignee: string | null };

/** After it the task is this person's, or that of whom she stands in for. Claiming twice changes nothing; another's task, or one's own submission, is refused. */
export function claim(c: Case, { taskId }: Asked, w: World): Refusal | Decided<Held> {
  const task = standing(c, taskId, w);
  if (isRefusal(task)) return task;
  const hand = handOf(task, c, w);
  if (isRefusal(hand)) return hand;
  if (task.assignee === hand) return { facts: [], answer: held(task) };
  if (task.assignee !== null) return { refused: 'task-already-claimed', by: task.assignee };
  const next = tabled(task) ?? nextState(task.state, 'claim');
  if (isRefusal(next)) return next;
  return { ...onBehalf(hand, w), facts: [{ kind: 'task.claimed', v: 1, payload: { taskId, by: hand, dueAt: task.dueAt } }], answer: { taskId, state: next, assignee: hand } };
}

/** After it the task is back in the pool of its queue. Only who has it can give it back; what is asked of her by name has no pool. */
export function unclaim(c: Case, { taskId }: Asked, w: World): Refusal | Decided<Held> {
  const task = standing(c, taskId, w);
  if (isRefusal(task)) return task;
  const hand = handOf(task, c, w);
  if (isRefusal(hand)) return hand;
  if (task.assignee !== null && task.assignee !== hand) return { refused: 'task-already-claimed', by: task.assignee };
  const next = nextState(task.state, 'unclaim');
  if (isRefusal(next)) return next;
  if (task.key.startsWith('person:')) return { refused: 'act-not-available', act: 'unclaim', state: task.state };
  return { ...onBehalf(hand, w), facts: [{ kind: 'task.unclaimed', v: 1, payload: { taskId, by: hand, key: task.key, dueAt: task.dueAt } }], answer: { taskId, state: next, assignee: null } };
}

/** The task as this person may decide it, or the refusal in the order in which one would explain it. */
export function standing(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const task = touched(c, taskId, w);
  return isRefusal(task) ? task : (notToDecide(c, task) ?? task);
}

/** The task as this person stands to it, whoever's turn it is: what she may answer, look after or speak about. */
export function touched(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task) return { refused: 'not-found' };
  const relation = relationTo(task, c, w);
  if (relation === 'none') return { refused: 'not-a-candidate' };
  if (relation === 'own') return { refused: 'own-submission' };
  if (isRecused(c, w.actor.id)) return { refused: 'recused' };
  if (task.state === 'decided') return { refused: 'already-decided', by: task.decidedBy, outcome: task.outcome ?? '', at: task.decidedAt ?? 0 };
  return task;
}

/** What nobody can decide as it stands: others sign before it, it is a question on the side, or it is out for an opinion. */
function notToDecide(c: Case, { state, waitsFor, work, delegatedBy, assignee }: TaskRow): Refusal | undefined {
  if (state === 'waiting') return { refused: 'not-your-turn', before: c.tasks.filter(({ id }) => waitsFor.includes(id)).map((other) => other.assignee ?? other.named ?? other.key) };
  if (work === 'consult') return { refused: 'asked-on-the-side' };
  return delegatedBy === null ? undefined : { refused: 'delegated', by: delegatedBy, to: assignee ?? '' };
}

/** The task of a process that still runs, free or in her own hands: hers to hand on, to ask about, to stand back from. */
export function inHand(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const task = standing(c, taskId, w);
  if (isRefusal(task)) return task;
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (task.state === 'cancelled') return { refused: 'act-not-available', act: 'assign', state: task.state };
  return task.assignee !== null && !handsOf(task, c, w).includes(task.assignee) ? { refused: 'task-already-claimed', by: task.assignee } : task;
}

/** In whose place an act was done, for the record; nothing where it was in the actor's own name. */
export const onBehalf = (hand: string, w: World): Pick<Decided, 'onBehalfOf'> => (hand === w.actor.id ? {} : { onBehalfOf: hand });

const held = ({ id, state, assignee }: TaskRow): Held => ({ taskId: id, state, assignee });
