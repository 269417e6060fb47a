import type { FactKind, FactOf, Recorded } from '../../domain/record/fact';
import type { Submission } from '../../domain/project/facts';
import type { Climbed, DeadlineMoved, DeadlineSet } from '../../domain/record/facts';
import { APPLY_APPROVAL } from './apply-approval';
import { APPLY_CLOUD } from './apply-cloud';
import { APPLY_DECLARATION } from './apply-declaration';
import { APPLY_EVALUATION } from './apply-evaluation';
import { APPLY_LIFE } from './apply-life';
import { APPLY_MEETING } from './apply-meeting';
import { APPLY_REQUEST } from './apply-request';
import { APPLY_SUPERVISION } from './apply-supervision';
import { letterIssued } from './apply-letters';
import { iso, moveEntry, notices, rulings } from './apply-parts';
import { APPLY_QUEUES } from './apply-queues';
import { searchNumbered, searchOpened, searchTitled } from './apply-search';
import { insert, update, type RowOp } from './tables';

type At<K extends FactKind> = Recorded<FactOf<K>>;
const none = (): RowOp[] => [];

/** The only writer of a process's rows, in `change`, `fireDue` and `docket rebuild` alike. A kind without an entry does not compile. */
export const APPLY: { readonly [K in FactKind]: (fact: At<K>) => RowOp[] } = {
  'process.opened': ({ processId: id, at, payload: { kind, subjectId, jurisdiction, pack, title, parent } }) => [insert('process', { id, kind, subject_id: subjectId, jurisdiction, title, pack, parent_id: parent ?? null, visit: 0, opened_at: iso(at) }), ...searchOpened(id, { kind, title, at: iso(at) })],
  'process.closed': ({ processId: id, at, payload }) => [update('process', { id }, { closed_at: iso(at), outcome: payload.outcome }), ...closedAs(id, payload.outcome)],
  'process.terminated': ({ processId: id, at, payload: { of } }) => [update('process', { id }, { terminated_at: iso(at) }), ...(of === 'request' ? [update('request', { id }, { outcome: 'terminated', settled_at: iso(at) })] : [])],
  'pack.changed': ({ processId: id, payload }) => [update('process', { id }, { pack: payload.to })],
  'stage.entered': ({ processId: id, payload }) => [update('process', { id }, { stage: payload.stage, visit: payload.visit, pack: payload.pack })],
  'stage.left': none,
  'gate.ruled': (fact) => rulings(fact, fact.payload.rulings),
  'child.opened': none,
  'child.ended': ({ processId: id, payload: { outcome } }) => [update('project', { id }, { operation_outcome: outcome })],
  'awaiting.opened': (fact) => { const { tells = [], ...waits } = fact.payload; return [insert('awaiting', { process_id: fact.processId, ...waits, state: 'open', opened_at: iso(fact.at) }), ...notices(fact, 'work-awaited', tells)]; },
  'awaiting.ended': ({ processId, at, payload: { what, nth, outcome } }) => [update('awaiting', { process_id: processId, what, nth }, { state: 'ended', outcome, ended_at: iso(at) })],

  'deadline.set': ({ processId, payload }) => [insert('deadline', { process_id: processId, of: payload.of, original_due_at: iso(payload.originalDueAt), ...armed(payload) })],
  'deadline.moved': (fact) => deadlineMoved(fact),
  'deadline.paused': ({ processId, at, payload }) => [update('deadline', { process_id: processId, of: payload.of }, { state: 'paused', paused_at: iso(at), budget_left: payload.budgetLeft, next_at: null })],
  'deadline.ended': ({ processId, payload }) => [update('deadline', { process_id: processId, of: payload.of }, { state: 'ended', next_at: null })],
  'deadline.missed': ({ processId, payload }) => [climbed(processId, payload), update('deadline', { process_id: processId, of: payload.of }, { missed_at: iso(payload.moment) })],
  'rung.fired': (fact) => [climbed(fact.processId, fact.payload), ...notices(fact, fact.payload.notice, fact.payload.tells)],
  'rung.missed': ({ processId, payload }) => [climbed(processId, payload)],

  ...APPLY_APPROVAL,

  'project.submitted': (fact) => projectSubmitted(fact),
  'project.resubmitted': (fact) => [
    update('project', { id: fact.processId }, { title: fact.payload.title, kind: fact.payload.kind, amount_fen: fact.payload.amountFen, form: fact.payload.form, attachments: fact.payload.attachments, original_id: fact.payload.original ?? null, cloud: fact.payload.cloud ?? null, ...axes(fact.payload) }),
    update('process', { id: fact.processId }, { title: fact.payload.title }), searchTitled(fact.processId, fact.payload.title),
    insert('form_version', { process_id: fact.processId, seq: fact.seq, form: fact.payload.form, amount_fen: fact.payload.amountFen, answers: fact.payload.answers, at: iso(fact.at) }), ...rulings(fact, fact.payload.rulings),
  ],
  'project.withdrawn': ({ processId: id, at }) => [update('project', { id }, { withdrawn_at: iso(at) })],
  'project.adopted-task': ({ processId: id, payload }) => [update('project', { id }, { key_task: payload.taskId })],
  'project.routed': ({ processId: id, payload }) => [update('project', { id }, { group_id: payload.group })],
  'project.retired': ({ processId: id, at }) => [update('project', { id }, { retired_at: iso(at) })],

  ...APPLY_LIFE,
  ...APPLY_SUPERVISION,
  ...APPLY_CLOUD,
  ...APPLY_REQUEST,
  ...APPLY_MEETING,

  'letter.issued': (fact) => [...letterIssued(fact), ...notices(fact, 'letter-issued', fact.payload.tells)],
  ...APPLY_EVALUATION,
  ...APPLY_DECLARATION,
  ...APPLY_QUEUES,
};

/** What a fact does to the rows. */
export const rowsOf = <K extends FactKind>(fact: At<K>): RowOp[] => (APPLY[fact.kind] as (it: At<K>) => RowOp[])(fact);

function armed(set: DeadlineSet & Pick<DeadlineMoved, 'pack'>, said: readonly string[] = []): Record<string, unknown> {
  const next = set.rungs[said.length];
  return { generation: set.generation, ladder: set.ladder, state: 'open', started_at: iso(set.startedAt), due_at: iso(set.dueAt), provisional: set.provisional, rungs: set.rungs, fired: said.length, next_at: next ? iso(next.at) : null, pack: set.pack ?? null };
}

/** Armed anew, past what was said. Its user tasks move in their queues; a miss that stands is not taken back. */
function deadlineMoved(fact: At<'deadline.moved'>): RowOp[] {
  const { of, dueAt, said = [], tasks = [], tells = [] } = fact.payload;
  return [
    update('deadline', { process_id: fact.processId, of }, { ...(missStands(fact.payload) ? {} : { missed_at: null }), ...armed(fact.payload, said) }),
    ...tasks.flatMap(({ taskId, key }) => [update('user_task', { id: taskId }, { due_at: iso(dueAt) }), ...moveEntry(taskId, key, dueAt)]),
    ...notices(fact, 'deadline-moved', tells),
  ];
}

const missStands = ({ rungs, said = [] }: DeadlineMoved): boolean => rungs.some(({ rung, kind }) => kind === 'miss' && said.includes(rung));

const climbed = (processId: string, { of, n, next }: Climbed): RowOp => update('deadline', { process_id: processId, of }, { fired: n, next_at: next === null ? null : iso(next) });

const axes = ({ cloudState, themes }: Pick<Submission, 'cloudState' | 'themes'>) => ({ cloud_state: cloudState ?? null, themes: themes ?? null });

function projectSubmitted(fact: At<'project.submitted'>): RowOp[] {
  const { jurisdiction, number, title, kind, channel, year, unit, department, amountFen, form, attachments, by, arrivedAt, original, rulings: ruled, declaredBefore } = fact.payload;
  return [
    insert('project', { id: fact.processId, number, title, kind, channel, year, unit_id: unit, department_id: department, amount_fen: amountFen, form, attachments, declared_by: by, declared_at: iso(fact.at), arrived_at: iso(arrivedAt), jurisdiction, original_id: original ?? null, cloud: fact.payload.cloud ?? null, ...axes(fact.payload), ...(declaredBefore !== undefined && { declared_before: declaredBefore }) }),
    insert('form_version', { process_id: fact.processId, seq: fact.seq, form, amount_fen: amountFen, answers: [], at: iso(fact.at) }), searchNumbered(fact.processId, number),
    ...rulings(fact, ruled),
  ];
}

/** How a task of a plan is called that was closed so. */
const CLOSED: ReadonlySet<string> = new Set(['verified', 'done-at-import']);
const closedAs = (id: string, outcome: string): RowOp[] => (CLOSED.has(outcome) ? [update('supervised_task', { id }, { state: outcome })] : []);
