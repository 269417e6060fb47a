import type { FactKind, FactOf, Recorded } from '../../domain/record/fact';
import { insert, update, type RowOp } from './tables';

type Life = Extract<FactKind, 'milestone.reached' | 'acceptance.applied' | 'operation.declared' | 'operation-year.opened' | 'operation-year.amended' | 'usage.reported' | 'settlement.asked'>;
const iso = (at: number): string => new Date(at).toISOString();

/** What the facts of building, accepting and operating a system do to the rows. */
export const APPLY_LIFE: { readonly [K in Life]: (fact: Recorded<FactOf<K>>) => RowOp[] } = {
  'milestone.reached': ({ processId, at, payload: { milestone, on, by, note } }) => [insert('milestone', { project_id: processId, milestone, on_day: on, by_id: by, at: iso(at), note })],
  'acceptance.applied': ({ processId: id, payload: { attachments } }) => [update('project', { id }, { attachments })], // what its deciders see
  'operation.declared': ({ processId: id, payload: { year, attempt, amountFen, by, note } }) => [update('project', { id }, { operation: { year, attempt, amountFen: Number(amountFen), by, note }, operation_outcome: null })],
  'operation-year.opened': ({ processId: id, at, payload: { projectId, year, attempt, unit, department, amountFen, by, note } }) => [
    insert('operation_year', { id, project_id: projectId, year, attempt, unit_id: unit, department_id: department, amount_fen: amountFen, declared_by: by, declared_at: iso(at), note: note ?? null }),
  ],
  'operation-year.amended': ({ processId: id, payload: { amountFen, note } }) => [update('operation_year', { id }, { amount_fen: amountFen, note })],
  'usage.reported': ({ processId, at, payload: { month, amountFen, by, note } }) => [insert('usage', { operation_year_id: processId, month, amount_fen: amountFen, reported_by: by, reported_at: iso(at), note })],
  'settlement.asked': () => [],
};
