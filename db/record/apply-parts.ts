import type { Ruling } from '../../domain/policy/pack';
import type { Recorded } from '../../domain/record/fact';
import type { Told } from '../../domain/record/facts';
import { insert, remove, type RowOp } from './tables';

export const iso = (at: number): string => new Date(at).toISOString();

/** A notice for each person who is told, by a template of this name. */
export function notices(fact: Recorded, template: string, tells: readonly Told[]): RowOp[] {
  return tells.map(({ to, as }, n) => insert('notice', { id: `${fact.processId}:${fact.seq}:${n}:${fact.hash.slice(0, 8)}`, process_id: fact.processId, seq: fact.seq, recipient_id: to, told_as: as, template, about: fact.kind, moment: iso(fact.at) }));
}

/** The rulings that a fact rests on, as rows. */
export const rulings = (fact: Recorded, list: readonly Ruling[]): RowOp[] => list.map(({ rule, code, source, strength, pack, saw, inputs, outcome, holds, waived }, n) =>
  insert('ruling', { process_id: fact.processId, seq: fact.seq, n, rule, code, source, strength, pack, saw, inputs, outcome, holds, waived: waived ?? null }));

/** A task leaves the queues it stands in and stands in this one. */
export const moveEntry = (taskId: string, key: string, dueAt: number): RowOp[] => [remove('queue_entry', { task_id: taskId }), insert('queue_entry', { queue_key: key, due_at: iso(dueAt), task_id: taskId })];
