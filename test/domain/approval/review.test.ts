import { dayOf } from '../../../domain/calendar/calendar';
import { aProject, returned, supplemented, waiting } from '../../support/cases';
import { agree, disagree, sendBack, who } from '../../support/deeds';
import { CALENDAR, on, type MemoryRecord } from '../../support/memory-record';

const outcomes = (record: MemoryRecord): unknown[] => record.case().rounds.map(({ route, round, step, outcome }) => [route, round, step, outcome]);
const open = (record: MemoryRecord): string[] => record.case().tasks.filter(({ state }) => state === 'open' || state === 'claimed').map(({ round, seat }) => `${round} ${seat}`);
const dueOn = (record: MemoryRecord, of: string): string => dayOf(CALENDAR, (record.case().deadlines.find((dl) => dl.of === of)?.dueAt ?? 0) - 1);
const lettersOf = (record: MemoryRecord, template: string): unknown[] => (record.tables.get('notice') ?? []).filter((row) => row['template'] === template).map((row) => row['recipient_id']);

test('the department confirms, the first reviewer agrees, both countersigners agree: then, and only then, the project is approved', async () => {
  const record = await aProject('countersigned');
  expect(record.case().process.stage).toBe('review');
  await comeToApproval(record);
  expect(outcomes(record)).toEqual([['confirmation', 1, 'confirm', 'agreed'], ['review', 1, 'countersign', 'agreed']]);
  expect(record.case().process).toMatchObject({ stage: 'build', closedAt: null });
});
const comeToApproval = (record: MemoryRecord): Promise<object> => record.do(agree(waiting(record, 'finance-countersigner').id, 'lisi'));

test('countersigners are asked at the same time, each in her own queue, and told once', async () => {
  const record = await aProject('reviewed');
  expect(record.case().tasks.filter(({ step }) => step === 'countersign').map(({ key, state }) => [key, state])).toEqual([['reviewer@sh-jxw', 'open'], ['finance_reviewer@sh-czj', 'open']]);
  expect(lettersOf(record, 'task-opened').filter((to) => to === who('lisi'))).toHaveLength(1);
});

test('one disagreement among the countersigners ends the review as not approved: the other is asked no more, the project is closed', async () => {
  const record = await aProject('reviewed');
  await record.do(disagree(waiting(record, 'finance-countersigner').id, 'lisi'));
  expect(record.case().tasks.find(({ seat }) => seat === 'countersigner')).toMatchObject({ state: 'cancelled' });
  expect(record.case().process).toMatchObject({ outcome: 'not-approved' });
  expect(record.case().deadlines.every(({ state }) => state === 'ended')).toBe(true);
});

test('a department that disagrees screens the project out: no reviewer is ever asked', async () => {
  const record = await aProject('declared');
  await record.do(disagree(waiting(record, 'confirm').id, 'zjw-review'));
  expect(record.case().process).toMatchObject({ outcome: 'screened-out' });
  expect(record.case().rounds.map(({ route }) => route)).toEqual(['confirmation']);
});

test('returned at the countersignature, the next round begins there: the first reviewer’s word stands, this step’s votes are void', async () => {
  const record = await aProject('countersigned');
  await record.do(sendBack(waiting(record, 'finance-countersigner').id, 'lisi'));
  await supplemented(record);
  expect(outcomes(record)).toEqual([['confirmation', 1, 'confirm', 'agreed'], ['review', 1, 'countersign', 'returned'], ['review', 2, 'countersign', null]]);
  expect(open(record)).toEqual(['2 countersigner', '2 finance-countersigner']);
  await record.do(agree(waiting(record, 'countersigner').id, 'zhaoliu')); // whose vote of round 1 is void: she may vote again
  await comeToApproval(record);
  expect(record.case().process.stage).toBe('build');
});

test('a return tells the declarer every missing item at once, and the clock stops', async () => {
  const record = await aProject('confirmed');
  await returned(record, 'first-review', 'wangmin');
  expect(record.case().rounds.at(-1)?.items.map(({ n }) => n)).toEqual([1, 2]);
  expect(lettersOf(record, 'round-returned')).toEqual([who('zjw-clerk')]);
  expect(record.case().deadlines.find(({ of }) => of === 'review.1.first-review')).toMatchObject({ state: 'paused' });
});

test('after the supplement the step has as many working days left as when it was returned, however long the unit took', async () => {
  const record = await aProject('confirmed');
  expect(dueOn(record, 'review.1.first-review')).toBe('2019-04-17'); // 10 working days after 2 April, Qingming between
  await record.travel('2019-04-09 10:00');
  await returned(record, 'first-review', 'wangmin'); // 4 days used (3, 4, 8 and the 9th counts as left): 7 left
  await record.travel('2019-06-12 15:00');
  await supplemented(record);
  expect(dueOn(record, 'review.2.first-review')).toBe('2019-06-21');
});

test('a step that was returned twice has its reminder once: what was said by name is not said again', async () => {
  const record = await aProject('confirmed');
  await record.travel('2019-04-12 10:00'); // past the reminder after five working days
  for (const month of [5, 6]) {
    await returned(record, 'first-review', 'wangmin');
    await record.travel(`2019-0${month}-15 10:00`);
    await supplemented(record);
    await record.travel(`2019-0${month}-16 10:00`);
  }
  expect(record.case().deadlines.filter(({ of }) => of.endsWith('first-review'))).toHaveLength(3);
  expect(record.facts().filter(({ kind, payload }) => kind === 'rung.fired' && 'rung' in payload && payload.rung === 'remind-5')).toHaveLength(1);
});

test('an overdue review is missed at 24:00 of its day, then climbs: the group leader after one working day, the superior after three', async () => {
  const record = await aProject('confirmed');
  await record.travel('2019-04-30 09:00');
  const said = record.facts().flatMap((fact) => (fact.kind === 'rung.fired' || fact.kind === 'deadline.missed' ? [[fact.payload.rung, fact.at, fact.kind === 'rung.fired' ? fact.payload.tells.map(({ to }) => to) : []]] : []));
  expect(said).toEqual([
    ['remind-5', on('2019-04-10 09:00'), ['wangmin', 'zhaoliu', 'sunqi', 'twohats'].map(who)],
    ['missed', on('2019-04-18 00:00'), []],
    ['leader', on('2019-04-18 09:00'), [who('wangwu')]],
    ['superior', on('2019-04-22 09:00'), [who('zhouba')]],
  ]);
});

test('a decided step is reminded and escalated no more', async () => {
  const record = await aProject('approved');
  await record.travel('2020-01-01 00:00');
  expect(record.facts('p1').filter(({ kind }) => kind === 'rung.fired' || kind === 'deadline.missed')).toEqual([]);
});

test('a decision names exactly what its decider had before her: the form and the bytes of each attachment', async () => {
  const record = await aProject('declared', { with: ['construction-plan'] });
  await record.do(agree(waiting(record, 'confirm').id, 'zjw-review'));
  const decided = record.facts().find(({ kind }) => kind === 'task.decided');
  expect(decided?.payload).toMatchObject({ saw: { form: 'form-p1', attachments: ['hash-of-construction-plan'] } });
});
