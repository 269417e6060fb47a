import type { Case, Decided } from '../record/case';

/** After it whatever this person had claimed here is back in the pool of its queue: she is gone, and nothing waits for her. */
export function releaseClaims(c: Case, personId: string): Decided {
  const hers = c.tasks.filter(({ state, assignee }) => state === 'claimed' && assignee === personId);
  return { facts: hers.map(({ id, key, dueAt }) => ({ kind: 'task.unclaimed', v: 1, payload: { taskId: id, by: personId, key, dueAt } })), answer: {} };
}
