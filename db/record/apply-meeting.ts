import type { FactOf, Recorded } from '../../domain/record/fact';
import type { MeetingFact } from '../../domain/meeting/facts';
import { iso, notices } from './apply-parts';
import { insert, update, type RowOp } from './tables';

type At<K extends MeetingFact['kind']> = Recorded<FactOf<K>>;

/** Whoever comes without being asked is written down behind those who were. */
const AFTER_THE_ASKED = 1000;

/** What the facts of review meetings do to the rows. What was said of somebody stands beside what was said before; the latest counts. */
export const APPLY_MEETING: { readonly [K in MeetingFact['kind']]: (fact: At<K>) => RowOp[] } = {
  'meeting.convened': (fact) => convened(fact),
  'meeting.item-added': ({ processId, payload: { n, processId: item, taskId, title, number, unit } }) => [insert('meeting_item', { process_id: processId, n, item_process: item, task_id: taskId, title, number, unit_id: unit, state: 'on' })],
  'meeting.item-removed': ({ processId, payload: { n } }) => [update('meeting_item', { process_id: processId, n }, { state: 'off' })],
  'meeting.attended': ({ processId, seq, payload: { person, as, present } }) => [insert('meeting_attendee', { process_id: processId, seq, person_id: person, seat: as, present, n: AFTER_THE_ASKED + seq })],
  'meeting.recused': ({ processId, seq, payload: { n, person, why, reason, stands } }) => [insert('meeting_recusal', { process_id: processId, seq, n, person_id: person, why, reason, stands })],
  'meeting.voted': ({ processId, seq, at, payload: { n, person, vote, opinion } }) => [insert('meeting_vote', { process_id: processId, seq, n, person_id: person, vote, opinion, at: iso(at) })],
  'meeting.held': ({ processId: id, at }) => [update('meeting', { id }, { held_at: iso(at) })],
  'meeting.confirmed': ({ processId: id, at, payload: { by, results } }) => [update('meeting', { id }, { confirmed_at: iso(at), confirmed_by: by }), ...results.map((item) => update('meeting_item', { process_id: id, n: item.n }, { confirmed: item }))],
  'meeting.cancelled': (fact) => [update('meeting', { id: fact.processId }, { cancelled_at: iso(fact.at), reason: fact.payload.reason }), ...notices(fact, 'meeting-cancelled', fact.payload.tells)],
  'meeting.item-settled': ({ processId, at, payload: { n, result, refused } }) => [update('meeting_item', { process_id: processId, n }, { result, refused, settled_at: iso(at) })],
  'task.tabled': ({ payload: { taskId, meetingId } }) => [update('user_task', { id: taskId }, { meeting_id: meetingId })],
  'task.untabled': ({ payload: { taskId } }) => [update('user_task', { id: taskId }, { meeting_id: null })],
};

function convened(fact: At<'meeting.convened'>): RowOp[] {
  const { title, route, step, organ, rule, heldOn, place, by, attendees, tells } = fact.payload;
  return [
    insert('meeting', { id: fact.processId, title, route, step, organ, rule, held_on: heldOn, place, convened_by: by, convened_at: iso(fact.at) }),
    ...attendees.map(({ person, as }, n) => insert('meeting_attendee', { process_id: fact.processId, seq: fact.seq, person_id: person, seat: as, present: false, n })),
    ...notices(fact, 'meeting-convened', tells),
  ];
}
