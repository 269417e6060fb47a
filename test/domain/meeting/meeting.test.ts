import fc from 'fast-check';
import { recall } from '../../../domain/approval/recall';
import { tallyOf, verdictOf } from '../../../domain/meeting/votes';
import type { Tally } from '../../../domain/meeting/facts';
import { waiting } from '../../support/cases';
import { agree, claim, onOne, unclaim, who, withdraw } from '../../support/deeds';
import { aConfirmedMeeting, aMeetingOfFive, call, callOff, comes, confirms, firstReviews, fiveProjects, isHeld, MEETING, ROOM, standsBack, table, takeOff, votes } from '../../support/meetings';
import type { MemoryRecord } from '../../support/memory-record';

const RULE = { quorum: 3, needs: { share: 2, of: 3 } };
const tally = (agree: number, disagree: number, ...[back = 0, abstain = 0]: readonly number[]): Tally => ({ agree, disagree, return: back, abstain, able: agree + disagree + back + abstain });
const resultsOf = (record: MemoryRecord): unknown[] => record.case(MEETING).meeting?.items.map(({ n, result }) => [n, result]) ?? [];

test.each([
  ['everybody agrees', tally(3, 0, 0), 'agree'],
  ['exactly two thirds agree', tally(2, 1, 0), 'agree'],
  ['fewer than two thirds agree, and nobody asks for it back', tally(3, 2, 0), null],
  ['two thirds refuse', tally(1, 2, 0), 'disagree'],
  ['two thirds do not let it pass, one of them asks for it back', tally(1, 1, 1), 'return'],
  ['an abstention counts for the quorum, and not for the share', tally(2, 0, 0, 1), 'agree'],
  ['all abstain', tally(0, 0, 0, 4), null],
] as const)('what a vote comes to: %s', (_, votes, outcome) => expect(verdictOf(votes, RULE).outcome).toBe(outcome));

test('where too few can vote there is no word, however they would vote', () => expect(verdictOf(tally(2, 0, 0), RULE)).toEqual({ outcome: null, why: 'no-quorum' }));

test('one vote more for a side never takes the word away from it, and no votes carry two words', () => {
  const count = fc.nat({ max: 12 });
  fc.assert(fc.property(fc.tuple(count, count, count, count), ([a, d, r, x]) => {
    const { outcome } = verdictOf(tally(a, d, r, x), RULE);
    if (outcome === 'agree') expect([verdictOf(tally(a + 1, d, r, x), RULE).outcome, a * 3 >= (a + d + r) * 2]).toEqual(['agree', true]);
    if (outcome === 'disagree') expect(verdictOf(tally(a, d + 1, r, x), RULE).outcome).toBe('disagree');
    if (outcome === 'return') expect(r).toBeGreaterThan(0);
  }), { numRuns: 2000 });
});

test('a meeting of five: each item is decided in its own process, as an act of its own in the name of the chair', async () => {
  const record = await aConfirmedMeeting();
  expect(resultsOf(record)).toEqual([[1, 'decided'], [2, 'decided'], [3, 'undecided'], [4, 'decided'], [5, 'refused']]);
  expect(record.case(MEETING).process.outcome).toBe('confirmed');
  const own = (id: string): unknown => record.facts(id).flatMap((fact) => (fact.kind === 'task.decided' && fact.payload.meeting ? [[fact.commandId, fact.actorId, fact.payload.outcome]] : []));
  expect([own('p1'), own('p2'), own('p3'), own('p4'), own('p5')]).toEqual([[[`${MEETING}:item:1`, 'demo-wangwu', 'agree']], [[`${MEETING}:item:2`, 'demo-wangwu', 'disagree']], [], [[`${MEETING}:item:4`, 'demo-wangwu', 'return']], []]);
});

test('each project goes where its word leads; what was not decided is open to be taken up again', async () => {
  const record = await aConfirmedMeeting();
  expect(waiting(record, 'countersigner', 'p1').state).toBe('open');
  expect(record.case('p2').process.outcome).toBe('not-approved');
  expect(record.case('p4').awaits.filter(({ state }) => state === 'open').map(({ what }) => what)).toEqual(['supplement']);
  for (const id of ['p3', 'p5']) expect(waiting(record, 'first-review', id)).toMatchObject({ state: 'open', meeting: null });
  expect(record.act(agree(waiting(record, 'first-review', 'p3').id, 'zhaoliu'))).toMatchObject({ outcome: 'agree' });
});

test('a return says what is missing in the words of those who voted so, a refusal why', async () => {
  const record = await aConfirmedMeeting();
  expect(record.case('p4').rounds.at(-1)?.items).toEqual([{ n: 1, text: 'text-of-wangmin' }, { n: 2, text: 'text-of-tangyue' }]);
  expect(record.case('p2').tasks.find(({ step }) => step === 'first-review')?.opinion).toBe('text-of-wangmin');
});

test('what the item’s own process refuses is kept with the item: here the condition that is not met', async () => {
  const settled = (await aConfirmedMeeting()).facts(MEETING).filter((fact) => fact.kind === 'meeting.item-settled');
  expect(settled.at(-1)?.payload).toMatchObject({ n: 5, result: 'refused', refused: { refused: 'gate-open', code: 'R014' } });
});

test('whoever voted has taken a seat: she does not countersign, who stood back may', async () => {
  const record = await aConfirmedMeeting();
  const task = waiting(record, 'countersigner', 'p1').id;
  expect(record.act(agree(task, 'wangmin'))).toMatchObject({ refused: 'seat-already-filled', seat: 'first-reviewer' });
  expect(record.act(agree(task, 'sunqi'))).toMatchObject({ outcome: 'agree' });
});

test('what a meeting said is not the chair’s own word: she does not recall it', async () => {
  const record = await aConfirmedMeeting();
  const task = record.case('p1').tasks.find(({ step }) => step === 'first-review')?.id ?? '';
  expect(record.act(onOne('p1', { by: 'wangwu', content: { recall: task } }, (c, w) => recall(c, { taskId: task }, w)))).toEqual({ refused: 'decision-stands' });
});

test('while a task is on the agenda nobody takes or decides it alone; off the agenda it is as it was', async () => {
  const record = await fiveProjects();
  const [task = ''] = firstReviews(record);
  await record.do(call({ tasks: firstReviews(record) }));
  for (const deed of [agree(task, 'zhaoliu'), claim(task, 'zhaoliu')]) expect(record.act(deed)).toEqual({ refused: 'on-agenda', meetingId: MEETING });
  await record.do(takeOff(1));
  await record.do(claim(task, 'zhaoliu'));
  await record.do(unclaim(task, 'zhaoliu'));
  await record.do(table(task));
  expect(record.case(MEETING).meeting?.items.map(({ n, state }) => [n, state])).toEqual([[1, 'off'], [2, 'on'], [3, 'on'], [4, 'on'], [5, 'on'], [6, 'on']]);
});

test('who is of the unit stands back by the record, also when she comes without being asked', async () => {
  const record = await fiveProjects();
  await record.do(call({ tasks: firstReviews(record), attendees: ['wangmin', 'wangwu', 'tangyue', 'twohats'] }));
  expect(record.case(MEETING).meeting?.items[0]?.recusals).toEqual([{ person: who('twohats'), why: 'own' }]);
  await record.do(comes('sunqi'));
  expect(record.case(MEETING).meeting?.attendees.at(-1)).toEqual({ person: who('sunqi'), as: 'reviewer@sh-grp-jjcj', present: true });
  expect(record.act(standsBack('twohats', 1, { stands: false }))).toMatchObject({ refused: 'recused-from-item' });
});

test('a vote can be put right until the chair confirms, and the latest counts; who takes a recusal back votes again', async () => {
  const record = await aMeetingOfFive();
  await record.do(votes('sunqi', 4, { cast: 'disagree' }));
  await record.do(standsBack('sunqi', 1, { stands: false }));
  await record.do(isHeld());
  expect(record.act(confirms())).toEqual({ refused: 'votes-missing', items: [1] });
  await record.do(votes('sunqi', 1, { cast: 'abstain' }));
  const m = record.case(MEETING).meeting;
  expect(m && m.items.filter(({ n }) => n === 1 || n === 4).map((item) => tallyOf(m, item))).toEqual([tally(3, 0, 0, 1), tally(0, 2, 2)]);
});

test('a project that was withdrawn meanwhile is said to be settled elsewhere, and the others are decided', async () => {
  const record = await aMeetingOfFive();
  await record.do(withdraw('p1'));
  await record.do(isHeld());
  await record.do(confirms());
  expect(resultsOf(record)).toEqual([[1, 'elsewhere'], [2, 'decided'], [3, 'undecided'], [4, 'decided'], [5, 'refused']]);
});

test('a cancelled meeting leaves every file where it was, and everybody who was asked hears of it', async () => {
  const record = await fiveProjects();
  await record.do(call({ tasks: firstReviews(record) }));
  await record.do(callOff());
  expect(record.case(MEETING).process.outcome).toBe('cancelled');
  for (const id of ['p1', 'p5']) expect(waiting(record, 'first-review', id).meeting).toBeNull();
  expect(record.facts(MEETING).flatMap((fact) => (fact.kind === 'meeting.cancelled' ? fact.payload.tells.map(({ to }) => to) : []))).toEqual(ROOM.map(who));
});

test('who is asked is reminded before the day, the chair after the meeting, and above her when it stays unconfirmed', async () => {
  const record = await fiveProjects();
  await record.do(call({ tasks: firstReviews(record), heldOn: '2019-04-17' }));
  await record.travel('2019-04-17 09:00');
  await record.do(isHeld());
  await record.travel('2019-04-26 09:00');
  expect(record.facts(MEETING).flatMap((fact) => (fact.kind === 'rung.fired' ? [[fact.payload.rung, fact.payload.notice, fact.payload.tells.map(({ to }) => to.slice(5))]] : []))).toEqual([
    ['remind-3', 'meeting-near', [...ROOM]], ['remind-1', 'meeting-near', [...ROOM]], ['remind-1', 'meeting-unconfirmed', ['wangwu']], ['superior', 'meeting-unconfirmed', ['zhouba']],
  ]);
});

test('the minutes are a numbered letter of the meeting: who was there, who stood back, each vote, and what it came to', async () => {
  const letters = (await aConfirmedMeeting()).facts(MEETING).filter((fact) => fact.kind === 'letter.issued');
  expect(letters).toHaveLength(1);
  expect(letters[0]?.payload).toMatchObject({ letter: 'minutes', number: '沪信项会〔2019〕1号', to: [{ role: 'reviewer', organ: 'sh-grp-jjcj' }, { role: 'group_leader' }, { role: 'group_deputy' }] });
  expect(letters[0]?.payload.data.minutes?.items.map(({ n, outcome, why, recusals, tally: { able } }) => [n, outcome, why, recusals.length, able])).toEqual([[1, 'agree', null, 1, 3], [2, 'disagree', null, 0, 4], [3, null, 'no-quorum', 2, 2], [4, 'return', null, 0, 4], [5, 'agree', null, 0, 4]]);
});

test('the chair’s figures are what is approved', async () => {
  const record = await aMeetingOfFive();
  await record.do(isHeld());
  await record.do(confirms('wangwu', [{ n: 1, figures: { amountFen: 20_000_000 } }]));
  expect(record.case('p1').cloud?.proposal).toMatchObject({ by: who('wangwu'), amountFen: 20_000_000 });
});
