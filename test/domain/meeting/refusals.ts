import { disagree, agree, claim } from '../../support/deeds';
import { waiting } from '../../support/cases';
import { aConfirmedMeeting, aMeetingOfFive, call, callOff, comes, confirms, firstReviews, fiveProjects, isHeld, MEETING, standsBack, table, takeOff, votes } from '../../support/meetings';
import type { MemoryRecord } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';

const called = async (ids?: readonly string[]): Promise<MemoryRecord> => { const record = await fiveProjects(); await record.do(call({ tasks: firstReviews(record, ids) })); return record; };
const held = async (): Promise<MemoryRecord> => { const record = await aMeetingOfFive(); await record.do(isHeld()); return record; };

/** Every "no" around review meetings. */
export const MEETING_REFUSALS: readonly RefusalCase[] = [
  { refused: 'on-agenda', when: 'what stands on an agenda is decided alone', says: { meetingId: MEETING }, meet: async () => { const record = await called(); return record.act(disagree(waiting(record, 'first-review').id, 'zhaoliu')); } },
  { refused: 'on-agenda', when: 'it is called before a second meeting', says: { meetingId: MEETING }, meet: async () => { const record = await called(); return record.act(call({ id: 'meeting-2', tasks: firstReviews(record) })); } },
  { refused: 'not-for-meetings', when: 'a step is called that no meeting decides', says: { step: 'countersign' }, meet: async () => { const record = await aConfirmedMeeting(); return record.act(call({ id: 'meeting-2', tasks: [waiting(record, 'countersigner').id] })); } },
  { refused: 'agenda-mixed', when: 'a file of another step is put on the agenda of a meeting', meet: async () => { const record = await called(['p1']); const other = waiting(record, 'first-review', 'p2'); record.tables.set('user_task', (record.tables.get('user_task') ?? []).map((row) => (row['id'] === other.id ? { ...row, key: 'reviewer@sh-grp-shws' } : row))); return record.act(table(other.id)); } },
  { refused: 'task-already-claimed', when: 'another has the file in hand', meet: async () => { const record = await fiveProjects(); await record.do(claim(waiting(record, 'first-review').id, 'zhaoliu')); return record.act(call({ tasks: firstReviews(record) })); } },
  { refused: 'already-decided', when: 'a file is called that was decided', meet: async () => { const record = await fiveProjects(); const tasks = firstReviews(record); await record.do(agree(tasks[0] ?? '', 'zhaoliu')); return record.act(call({ tasks })); } },
  { refused: 'meeting-day-passed', when: 'the day named is past', says: { heldOn: '2019-04-01' }, meet: async () => { const record = await fiveProjects(); return record.act(call({ tasks: firstReviews(record), heldOn: '2019-04-01' })); } },
  { refused: 'not-a-member', when: 'somebody of another body is asked', says: { person: 'demo-lisi' }, meet: async () => { const record = await fiveProjects(); return record.act(call({ tasks: firstReviews(record), attendees: ['wangmin', 'wangwu', 'tangyue', 'lisi'] })); } },
  { refused: 'not-a-member', when: 'somebody comes who sits in no office of it', says: { person: 'demo-nobody' }, meet: async () => (await called()).act(comes('nobody')) },
  { refused: 'too-few-attendees', when: 'fewer are asked than have to be able to vote', says: { quorum: 3 }, meet: async () => { const record = await fiveProjects(); return record.act(call({ tasks: firstReviews(record), attendees: ['wangmin', 'wangwu'] })); } },
  { refused: 'not-found', when: 'somebody of another office calls a meeting', meet: async () => { const record = await fiveProjects(); return record.act(call({ by: 'lisi', tasks: firstReviews(record) })); } },
  { refused: 'not-a-candidate', when: 'the auditor writes down who is there', meet: async () => (await called()).act(comes('sunqi', { by: 'chener' })) },
  { refused: 'meeting-too-early', when: 'it is said to be held before its day', says: { heldOn: '2019-04-10' }, meet: async () => (await called()).act(isHeld()) },
  { refused: 'not-on-agenda', when: 'a vote is given on an item that was taken off', says: { n: 2 }, meet: async () => { const record = await called(); await record.do(comes('sunqi')); await record.do(takeOff(2)); return record.act(votes('sunqi', 2)); } },
  { refused: 'not-present', when: 'somebody votes who is not there', says: { person: 'demo-sunqi' }, meet: async () => (await called()).act(votes('sunqi', 1)) },
  { refused: 'recused-from-item', when: 'somebody votes who stands back', says: { person: 'demo-sunqi', n: 1 }, meet: async () => (await aMeetingOfFive()).act(votes('sunqi', 1)) },
  { refused: 'reason-required', when: 'somebody stands back without saying why', meet: async () => (await called()).act(standsBack('sunqi', 1, { reason: null })) },
  { refused: 'reason-required', when: 'a vote sends a file back without saying what is missing', meet: async () => { const record = await called(); await record.do(comes('sunqi')); return record.act(votes('sunqi', 1, { cast: 'return', opinion: null })); } },
  { refused: 'meeting-not-held', when: 'the chair confirms what was not held', meet: async () => (await aMeetingOfFive()).act(confirms()) },
  { refused: 'not-the-chair', when: 'a reviewer confirms', meet: async () => (await held()).act(confirms('wangmin')) },
  { refused: 'not-the-chair', when: 'the substitute confirms while there is a leader', meet: async () => (await held()).act(confirms('tangyue')) },
  { refused: 'votes-missing', when: 'somebody who is there has not voted', says: { items: [1, 2, 3, 4, 5] }, meet: async () => { const record = await held(); await record.do(comes('zhaoliu')); return record.act(confirms()); } },
  { refused: 'agenda-empty', when: 'nothing is left on the agenda', meet: async () => { const record = await held(); for (const n of [1, 2, 3, 4, 5]) await record.do(takeOff(n)); return record.act(confirms()); } },
  { refused: 'agenda-changed', when: 'it is called off while another file is being put on its agenda', meet: async () => { const record = await called(); const late = callOff(); return record.act({ ...late, ids: late.ids.slice(0, 3) }); } },
  { refused: 'meeting-over', when: 'a vote is changed after the confirmation', says: { state: 'confirmed' }, meet: async () => (await aConfirmedMeeting()).act(votes('sunqi', 2)) },
  { refused: 'meeting-over', when: 'a cancelled meeting is cancelled again', says: { state: 'cancelled' }, meet: async () => { const record = await called(); await record.do(callOff()); return record.act(callOff()); } },
];
