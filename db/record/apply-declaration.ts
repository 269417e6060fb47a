import type { DeclarationFact } from '../../domain/declaration/facts';
import type { FactOf, Recorded } from '../../domain/record/fact';
import { iso, notices, rulings } from './apply-parts';
import { searchNumbered } from './apply-search';
import { insert, update, type RowOp } from './tables';

/** What the facts of windows and batches do to the rows. */
export const APPLY_DECLARATION: { readonly [K in DeclarationFact['kind']]: (fact: Recorded<FactOf<K>>) => RowOp[] } = {
  'window.opened': ({ processId: id, payload: { jurisdiction, channel, year, lastDay, cutoffAt, by } }) => [insert('declaration_window', { id, jurisdiction, channel, year, last_day: lastDay, cutoff_at: iso(cutoffAt), opened_by: by })],
  'window.moved': ({ processId: id, payload }) => [update('declaration_window', { id }, { last_day: payload.toDay, cutoff_at: iso(payload.cutoffAt) })],
  'window.closed': (fact) => [update('declaration_window', { id: fact.processId }, { closed_at: iso(fact.at) }), ...notices(fact, 'window-closed', fact.payload.tells)],
  'batch.opened': ({ processId: id, payload: { jurisdiction, department, channel, year, window } }) => [insert('declaration_batch', { id, jurisdiction, department_id: department, channel, year, window_id: window, ranking: [] })],
  'batch.ranked': ({ processId: id, payload }) => [update('declaration_batch', { id }, { ranking: payload.order })],
  'batch.submitted': (fact) => submitted(fact),
  'batch.resubmitted': () => [],
  'batch.accepted': ({ processId: id, at, payload }) => [update('declaration_batch', { id }, { accepted_at: iso(at) }), ...payload.projects.map((project_id) => update('batch_project', { process_id: id, project_id }, { accepted_at: iso(at) }))],
  'batch.project-decided': ({ processId, payload: { projectId, outcome } }) => [update('batch_project', { process_id: processId, project_id: projectId }, { outcome })],
  'project.declared': (fact) => [update('project', { id: fact.processId }, { batch_id: fact.payload.batchId }), ...rulings(fact, fact.payload.rulings)],
};

/** What is added gets its row, what was listed before its new place. */
function submitted(fact: Recorded<FactOf<'batch.submitted'>>): RowOp[] {
  const { by, listed, added, arrivedAt, receipt, rulings: ruled } = fact.payload;
  return [
    update('declaration_batch', { id: fact.processId }, { submitted_at: iso(arrivedAt), submitted_by: by, receipt }), searchNumbered(fact.processId, receipt),
    ...listed.map(({ projectId, place }) => (added.includes(projectId) ? insert('batch_project', { process_id: fact.processId, project_id: projectId, place }) : update('batch_project', { process_id: fact.processId, project_id: projectId }, { place }))),
    ...rulings(fact, ruled),
  ];
}
