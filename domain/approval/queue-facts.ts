import type { F } from '../record/facts';

/** What is recorded of queues beside claims: that a task presses by a leader's word (`priority` above nought), or does no more. `reason` is the id of its words. */
export type QueueFact = F<'task.prioritised', { taskId: string; priority: number; by: string; reason: string }>;
