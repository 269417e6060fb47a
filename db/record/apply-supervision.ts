import type { FactOf, Recorded } from '../../domain/record/fact';
import type { SupervisionFact } from '../../domain/supervision/facts';
import { iso, notices } from './apply-parts';
import { insert, update, type Row, type RowOp } from './tables';

type At<K extends SupervisionFact['kind']> = Recorded<FactOf<K>>;
const task = (id: string, set: Row<'supervised_task'>): RowOp => update('supervised_task', { id }, set);
const answer = ({ processId, at, payload: { member } }: { processId: string; at: number; payload: { member: string } }, set: Row<'supervised_answer'>): RowOp => update('supervised_answer', { task_id: processId, member }, { at: iso(at), ...set });

/** What the facts of supervised tasks do to the rows. */
export const APPLY_SUPERVISION: { readonly [K in SupervisionFact['kind']]: (fact: At<K>) => RowOp[] } = {
  'supervised.assigned': (fact) => assigned(fact),
  'supervised.adopted': ({ processId: id, payload }) => [task(id, { project_id: payload.projectId })],
  'supervised.acknowledged': ({ processId: id }) => [task(id, { state: 'acknowledged' })],
  'supervised.reported': ({ processId: id }) => [task(id, { state: 'reported' })],
  'supervised.cancelled': (fact) => [task(fact.processId, { state: 'cancelled' }), ...notices(fact, 'task-cancelled', fact.payload.tells ?? [])],
  'supervised.marked': (fact) => [task(fact.processId, { is_key: true }), ...notices(fact, 'task-marked', fact.payload.tells)],
  'supervised.moved': (fact) => [
    task(fact.processId, { due_on: fact.payload.toOn, historical: false, asked_due_on: null, ...(fact.payload.fromOn === null && { original_due_on: fact.payload.toOn }) }), ...notices(fact, 'task-moved', fact.payload.tells),
  ],
  'supervised.reassigned': (fact) => reassigned(fact),
  'supervised.occurred': () => [],
  'supervised.urged': (fact) => [insert('supervised_urge', { task_id: fact.processId, seq: fact.seq, by_id: fact.payload.by, organs: fact.payload.organs, at: iso(fact.at) }), ...notices(fact, 'task-urged', fact.payload.tells)],
  'answer.acknowledged': (fact) => [answer(fact, { state: 'acknowledged', by_id: fact.payload.by })],
  'answer.reported': (fact) => [answer(fact, { state: 'reported', by_id: fact.payload.by, report: fact.payload.report, round: fact.payload.round })],
  'answer.returned': (fact) => [answer(fact, { state: 'returned' }), task(fact.processId, { state: 'assigned' })], // the others' answers are as they were
  'answer.verified': (fact) => [answer(fact, { state: 'verified' })],
  'extension.asked': ({ processId: id, payload }) => [task(id, { asked_due_on: payload.newDueOn })],
  'extension.granted': (fact) => [task(fact.processId, { due_on: fact.payload.toOn, asked_due_on: null }), ...notices(fact, 'extension-granted', fact.payload.tells)],
  'extension.declined': (fact) => [task(fact.processId, { asked_due_on: null }), ...notices(fact, 'extension-declined', fact.payload.tells)],
};

function assigned(fact: At<'supervised.assigned'>): RowOp[] {
  const { jurisdiction, plan, document, item, row, title, clause, ladder, leads, cooperating, department, unit, tells } = fact.payload;
  return [
    insert('supervised_task', { id: fact.processId, plan, document, item, row_no: row, title, clause, ladder, leads, cooperating, department_id: department, unit_id: unit, state: 'assigned', jurisdiction, is_key: false, ...timeOf(fact.payload), ...originOf(fact.payload) }),
    ...(fact.payload.collective?.members ?? []).map((member) => insert('supervised_answer', { task_id: fact.processId, member, state: 'assigned' })),
    ...notices(fact, 'task-assigned', tells),
  ];
}

type Given = At<'supervised.assigned'>['payload'];
const timeOf = ({ dueOn, due, historical }: Given): Row<'supervised_task'> => ({ due_on: dueOn ?? null, original_due_on: dueOn ?? null, due_kind: due?.kind ?? 'by_date', starts_on: due?.startsOn ?? null, historical: historical ?? false });
const originOf = ({ origin, collective, occurrenceOf }: Given): Row<'supervised_task'> => ({ origin: origin?.kind ?? null, collective: collective?.list ?? null, occurrence_of: occurrenceOf ?? null });

/** Who leads it now signs for it anew, where the change says so; what was handed in before is not theirs. */
function reassigned(fact: At<'supervised.reassigned'>): RowOp[] {
  const { leads, cooperating, department, unit, signsAnew = false, tells } = fact.payload;
  return [task(fact.processId, { leads, cooperating, department_id: department, unit_id: unit, ...(signsAnew && { state: 'assigned' }) }), ...notices(fact, 'task-reassigned', tells)];
}
