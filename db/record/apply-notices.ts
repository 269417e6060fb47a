import type { Recorded } from '../../domain/record/fact';
import type { Told } from '../../domain/record/facts';
import { insert, type RowOp } from './tables';

/** A notice for each person a fact tells, under an id made of the fact. */
export function notices(fact: Recorded, template: string, tells: readonly Told[]): RowOp[] {
  return tells.map(({ to, as }, n) => insert('notice', { id: `${fact.processId}:${fact.seq}:${n}:${fact.hash.slice(0, 8)}`, process_id: fact.processId, seq: fact.seq, recipient_id: to, told_as: as, template, about: fact.kind, moment: new Date(fact.at).toISOString() }));
}
