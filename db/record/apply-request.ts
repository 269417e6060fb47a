import type { FactOf, Recorded } from '../../domain/record/fact';
import type { RequestFact } from '../../domain/request/facts';
import { iso, notices } from './apply-parts';
import { searchNumbered } from './apply-search';
import { insert, update, type RowOp } from './tables';

type At<K extends RequestFact['kind']> = Recorded<FactOf<K>>;

/** What the facts of requests do to the rows. After the approval nothing but `project.changed` writes an approved figure. */
export const APPLY_REQUEST: { readonly [K in RequestFact['kind']]: (fact: At<K>) => RowOp[] } = {
  'request.asked': (fact) => asked(fact),
  'request.resubmitted': (fact) => [update('request', { id: fact.processId }, { form: fact.payload.form, changes: fact.payload.changes }), version(fact, fact.payload.answers)],
  'request.withdrawn': ({ processId: id, at }) => [update('request', { id }, { outcome: 'withdrawn', settled_at: iso(at) })],
  'request.settled': (fact) => settled(fact),
  'project.change-asked': ({ processId: id, payload: { requestId } }) => [update('project', { id }, { open_request: requestId, requests: Number(requestId.slice(requestId.lastIndexOf('.') + 1)) })],
  'project.change-ended': ({ processId: id }) => [update('project', { id }, { open_request: null })],
  'project.changed': (fact) => changed(fact),
};

function asked(fact: At<'request.asked'>): RowOp[] {
  const { requestKind, projectId, number, channel, unit, department, route, letter, form, changes, by } = fact.payload;
  return [
    insert('request', { id: fact.processId, kind: requestKind, project_id: projectId, number, channel, unit_id: unit, department_id: department, route, letter, form, changes, declared_by: by, asked_at: iso(fact.at) }),
    version(fact, []), searchNumbered(fact.processId, number),
  ];
}

function settled(fact: At<'request.settled'>): RowOp[] {
  const { outcome, tells } = fact.payload;
  return [update('request', { id: fact.processId }, { outcome, settled_at: iso(fact.at) }), ...notices(fact, outcome === 'granted' ? 'round-agreed' : 'round-not-agreed', tells)];
}

const version = ({ processId, seq, at, payload: { form, changes } }: At<'request.asked'> | At<'request.resubmitted'>, answers: FactOf<'request.resubmitted'>['payload']['answers']): RowOp =>
  insert('request_form', { process_id: processId, seq, form, changes, answers, at: iso(at) });

/** The new figures stand; a service of which nothing was approved begins here, and was never declared. */
function changed({ processId: id, seq, payload: { changes: { amount, cloud } } }: At<'project.changed'>): RowOp[] {
  return [
    update('project', { id }, { open_request: null, ...(amount && { approved_fen: amount.toFen }) }),
    ...cloud.map(({ service, from, to }) => (from === null ? insert('approved_quantity', { process_id: id, service, declared: 0, quantity: to, seq }) : update('approved_quantity', { process_id: id, service }, { quantity: to, seq }))),
  ];
}
