import type { ApprovalFact } from '../../domain/approval/facts';
import type { FactOf, Recorded } from '../../domain/record/fact';
import { iso, moveEntry, notices, rulings } from './apply-parts';
import { insert, remove, update, type Row, type RowOp } from './tables';

type At<K extends ApprovalFact['kind']> = Recorded<FactOf<K>>;
const person = (id: string): string => `person:${id}`;

/** What the facts of approval rounds do to the rows. */
export const APPLY_APPROVAL: { readonly [K in ApprovalFact['kind']]: (fact: At<K>) => RowOp[] } = {
  'round.opened': ({ processId, seq, at, payload: { route, round, path, step, pack, resumes, stands } }) => [insert('round', { process_id: processId, route, round, path, step, pack, state: 'open', items: [], resumes, opened_at: iso(at), opened_seq: seq, ...(stands && { stands }) })],
  'step.opened': (fact) => [update('round', roundOf(fact), { step: fact.payload.step }), stepRow(fact, 'open', { why: null, ruling: null })],
  'step.skipped': (fact) => [stepRow(fact, 'skipped', { why: fact.payload.why, ruling: fact.payload.asked ?? null })],
  'seat.skipped': () => [],
  'step.returned': (fact) => [update('round', roundOf(fact), { stands: fact.payload.stands }), ...fact.payload.resets.map((step) => update('round_step', { ...roundOf(fact), step }, { state: 'ahead' }))],
  'step.recalled': (fact) => [...(fact.payload.stands ? [update('round', roundOf(fact), { stands: fact.payload.stands })] : []), ...fact.payload.steps.map(({ step, turn, state }) => update('round_step', { ...roundOf(fact), step }, { turn, state }))],
  'round.ended': (fact) => roundEnded(fact),
  'decision.corrected': ({ processId, seq, payload }) => [update('decision', { process_id: processId, seq: payload.of }, { corrected_by_seq: seq })],
  'task.opened': (fact) => taskOpened(fact),
  'task.claimed': ({ payload }) => held(payload),
  'task.unclaimed': ({ payload: { taskId, key, dueAt, left } }) => [update('user_task', { id: taskId }, { state: 'open', assignee_id: null, ...(!key.startsWith('person:') && { named_id: null }), ...(left && { named_id: null, delegated_by: null }) }), ...moveEntry(taskId, key, dueAt)],
  'task.waits': ({ payload: { taskId, waitsFor } }) => [update('user_task', { id: taskId }, { state: 'waiting', waits_for: waitsFor }), remove('queue_entry', { task_id: taskId })],
  'task.released': (fact) => { const { taskId, key, dueAt, tells } = fact.payload; return [update('user_task', { id: taskId }, { state: key.startsWith('person:') ? 'claimed' : 'open', due_at: iso(dueAt) }), ...moveEntry(taskId, key, dueAt), ...notices(fact, 'task-opened', tells)]; },
  'task.reassigned': (fact) => { const { taskId, to, dueAt, tells } = fact.payload; return [...held({ taskId, by: to, dueAt }, { named_id: to, delegated_by: null }), ...notices(fact, 'user-task-reassigned', tells)]; },
  'task.delegated': (fact) => { const { taskId, by, to, dueAt, tells } = fact.payload; return [...held({ taskId, by: to, dueAt }, { delegated_by: by }), ...notices(fact, 'task-delegated', tells)]; },
  'task.resolved': (fact) => { const { taskId, to, dueAt, tells } = fact.payload; return [...held({ taskId, by: to, dueAt }, { delegated_by: null }), ...notices(fact, 'task-resolved', tells)]; },
  'task.taken-back': ({ payload }) => held(payload, { delegated_by: null }),
  'task.recalled': ({ payload }) => held(payload, { outcome: null, decided_by: null, decided_at: null, opinion: null, saw: null, decided_for: null, to_step: null }),
  'task.decided': (fact) => [
    update('user_task', { id: fact.payload.taskId }, { state: 'decided', outcome: fact.payload.outcome, decided_by: fact.payload.by, decided_at: iso(fact.at), opinion: fact.payload.opinion, saw: fact.payload.saw, decided_for: fact.payload.for ?? null, to_step: fact.payload.toStep ?? null, ...(fact.payload.meeting && { voters: fact.payload.meeting.voters, meeting_id: null }) }),
    remove('queue_entry', { task_id: fact.payload.taskId }), ...rulings(fact, fact.payload.rulings),
  ],
  'task.cancelled': ({ payload: { taskId, why, by } }) => [update('user_task', { id: taskId }, { state: 'cancelled', cancelled_why: why, ...(why === 'recused' && by !== undefined && { assignee_id: by }) }), remove('queue_entry', { task_id: taskId })],
  'consult.answered': (fact) => {
    const { taskId, by, opinion, tells } = fact.payload;
    return [update('user_task', { id: taskId }, { state: 'decided', outcome: 'answered', decided_by: by, decided_at: iso(fact.at), opinion }), remove('queue_entry', { task_id: taskId }), ...notices(fact, 'consult-answered', tells)];
  },
  'copy.sent': (fact) => [
    ...fact.payload.tells.map(({ to, as }, n) => insert('copy', { id: `${fact.processId}:${fact.seq}:${n}`, process_id: fact.processId, seq: fact.seq, to_id: to, told_as: as, by_id: fact.payload.by, note: fact.payload.note, at: iso(fact.at) })),
    ...notices(fact, 'copy-sent', fact.payload.tells),
  ],
  'copy.read': ({ processId, at, payload }) => [update('copy', { process_id: processId, to_id: payload.by }, { read_at: iso(at) })],
  'task.urged': (fact) => [insert('task_urge', { process_id: fact.processId, seq: fact.seq, task_id: fact.payload.taskId, by_id: fact.payload.by, told_as: fact.payload.as, at: iso(fact.at) }), ...notices(fact, 'user-task-urged', fact.payload.tells)],
  'remark.made': ({ processId, seq, at, payload }) => [insert('remark', { process_id: processId, seq, task_id: payload.taskId, by_id: payload.by, words: payload.words, attachments: payload.attachments, at: iso(at) })],
};

type Holding = { readonly taskId: string; readonly by: string; readonly dueAt: number };
/** The task is in this person's hands, and stands in her queue. */
const held = ({ taskId, by, dueAt }: Holding, more: Row<'user_task'> = {}): RowOp[] => [update('user_task', { id: taskId }, { state: 'claimed', assignee_id: by, ...more }), ...moveEntry(taskId, person(by), dueAt)];

const roundOf = ({ processId, payload: { route, round } }: { readonly processId: string; readonly payload: { readonly route: string; readonly round: number } }) => ({ process_id: processId, route, round });

/** Where a step stands: written when it first comes up, changed each time that it comes up again. */
function stepRow(fact: At<'step.opened'> | At<'step.skipped'>, state: 'open' | 'skipped', more: Row<'round_step'> = {}): RowOp {
  const { step, turn = 1 } = fact.payload;
  const key = { ...roundOf(fact), step };
  const cells = { turn, state, at: iso(fact.at), ...more };
  return turn === 1 ? insert('round_step', { ...key, ...cells }) : update('round_step', key, cells);
}

function taskOpened(fact: At<'task.opened'>): RowOp[] {
  const { taskId, key, dueAt, tells, work, named } = fact.payload;
  return [
    insert('user_task', taskRow(fact)),
    ...(waits(fact.payload) ? [] : [insert('queue_entry', { queue_key: named === undefined ? key : person(named), due_at: iso(dueAt), task_id: taskId })]),
    ...notices(fact, work === 'consult' ? 'consult-asked' : 'task-opened', tells),
  ];
}

type TaskOpened = At<'task.opened'>['payload'];
const waits = ({ waitsFor = [] }: TaskOpened): boolean => waitsFor.length > 0;

/** The row of a task that nobody has touched: one seat, one turn, one vote, where the fact says nothing else. */
function taskRow({ processId, at, payload }: At<'task.opened'>): Row<'user_task'> {
  const { taskId, route, round, step, seat, key, dueAt, priority, turn = 1, work = 'decide', waitsFor = [], weight = 1 } = payload;
  return {
    id: taskId, process_id: processId, route, round, step, seat, key, state: stateAtFirst(payload), due_at: iso(dueAt), priority, opened_at: iso(at), turn, work, waits_for: waitsFor, weight,
    ...askedBy(payload),
  };
}

/** It waits for others, is in the hands of whom it names, or lies in its queue. */
function stateAtFirst(payload: TaskOpened): 'waiting' | 'open' | 'claimed' {
  if (waits(payload)) return 'waiting';
  return payload.named === undefined ? 'open' : 'claimed';
}

/** Who is asked by name, and by whom, beside which task and in which words somebody asked. */
const askedBy = ({ named, added, of, by, note }: TaskOpened): Row<'user_task'> =>
  ({ ...(named !== undefined && { named_id: named, assignee_id: named }), ...(added && { added }), ...(of && { of_task: of }), ...(by && { asked_by: by }), ...(note && { note }) });

/** The clock of a plan's task does not stop when its report is returned, so its letter says otherwise; a batch has letters of its own. */
const LETTERS: Readonly<Record<string, string>> = { 'verification returned': 'verification-returned', 'batch-acceptance returned': 'batch-returned', 'batch-acceptance agreed': 'batch-accepted' };
const letterOf = ({ route, outcome }: At<'round.ended'>['payload']): string => LETTERS[`${route} ${outcome}`] ?? `round-${outcome}`;

/** Words on a report after which it is owed again; a round that fell away with its report says nothing of it. */
const SENT_BACK: Readonly<Record<string, true>> = { 'verification returned': true, 'verification not-agreed': true };

function roundEnded(fact: At<'round.ended'>): RowOp[] {
  const { route, round, outcome, step, items, tells, resume } = fact.payload;
  const decided = outcome === 'agreed' || outcome === 'not-agreed';
  return [
    update('round', { process_id: fact.processId, route, round }, { state: 'ended', outcome, step, items, ended_at: iso(fact.at), ...(resume && { resume }) }),
    ...(decided ? [insert('decision', { process_id: fact.processId, seq: fact.seq, route, round, outcome, decided_by: fact.actorId, decided_at: iso(fact.at) })] : []),
    ...(SENT_BACK[`${route} ${outcome}`] ? [update('supervised_task', { id: fact.processId }, { state: 'returned' })] : []),
    ...(route === 'extension' && outcome === 'withdrawn' ? [update('supervised_task', { id: fact.processId }, { asked_due_on: null })] : []),
    ...notices(fact, letterOf(fact.payload), tells),
  ];
}
