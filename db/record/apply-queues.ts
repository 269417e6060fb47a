import type { QueueFact } from '../../domain/approval/queue-facts';
import type { FactOf, Recorded } from '../../domain/record/fact';
import { update, type RowOp } from './tables';

/** What the facts of queues do to the rows. */
export const APPLY_QUEUES: { readonly [K in QueueFact['kind']]: (fact: Recorded<FactOf<K>>) => RowOp[] } = {
  'task.prioritised': ({ payload: { taskId, priority } }) => [update('user_task', { id: taskId }, { priority })],
};
