import { importPlan } from '../../support/deeds';
import { TASK_ID } from '../../support/cases';
import { broken } from '../../support/invariants';
import { aRecord, on, PACK, type MemoryRecord } from '../../support/memory-record';
import { accepted, answer, ownerOf, planOn, returned, rowId, urge } from '../../support/supervision-deeds';
import { who } from '../../support/deeds';

const SHARED = rowId('04');
const MINUTE = 60_000;
const slips = (record: MemoryRecord, id: string) => record.facts(id).flatMap((fact) => (fact.kind === 'letter.issued' ? [fact.payload] : []));
const toldOf = (record: MemoryRecord, id: string): unknown[] => (record.tables.get('notice') ?? []).filter((row) => row['template'] === 'task-urged' && row['process_id'] === id).map((row) => row['recipient_id']);
const isRefused = (answered: object): boolean => 'refused' in answered;

/** The plan with a second person in the supervisor's office. */
async function withTwo(): Promise<MemoryRecord> {
  const record = aRecord({ at: on('2019-04-01 09:30'), also: { fengyi: ['supervisor@sh-wg'] } });
  for (const plan of PACK.plans) await record.do(importPlan(plan));
  return record;
}

test('who leads a task is urged by a notice and a numbered slip, and told once', async () => {
  const record = await planOn('2019-04-01 09:30');
  expect(await record.do(urge(TASK_ID))).toMatchObject({ taskId: TASK_ID, organs: ['sh-zjw'] });
  expect(toldOf(record, TASK_ID)).toEqual([who('zjw-review')]);
  expect(slips(record, TASK_ID)).toMatchObject([{ letter: 'urge', number: '沪整合催〔2019〕1号', signs: 'sh-wg', to: [{ role: 'task_owner', organ: 'sh-zjw' }, { role: 'it_head', organ: 'sh-zjw' }], tells: [], data: { title: '建城市综合管理系统', days: { due: '2020-12-31' } } }]);
  expect(record.case(TASK_ID).supervised?.urges).toEqual([{ by: who('zhengshi'), at: on('2019-04-01 09:30') }]);
  expect(broken(record, TASK_ID)).toEqual([]);
});

test('the slips of hand and ladder count in one row without gaps', async () => {
  const record = await planOn('2019-04-01 09:30', { 'municipal-departments': ['sh-zjw'] });
  await record.do(urge(rowId('24')));
  await record.travel('2019-07-02 10:00'); // row 4 is past its day
  await record.do(urge(rowId('23')));
  const numbers = record.commits.flatMap(({ facts }) => facts).flatMap((fact) => (fact.kind === 'letter.issued' && fact.payload.series === 'reminder' ? [fact.payload.n] : []));
  expect(numbers.length).toBeGreaterThan(2);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
});

test.each([
  { after: 0, again: 'refused', minutes: 60 }, { after: 1, again: 'refused', minutes: 60 }, { after: 59 * MINUTE, again: 'refused', minutes: 1 }, { after: 60 * MINUTE - 1, again: 'refused', minutes: 1 }, { after: 60 * MINUTE, again: 'done', minutes: 0 },
])('urged again by the same person $after ms later: $again', async ({ after, again, minutes }) => {
  const record = await planOn('2019-04-01 09:30');
  await record.do(urge(TASK_ID));
  record.at += after;
  const answered = record.act(urge(TASK_ID));
  expect([isRefused(answered) ? 'refused' : 'done', answered]).toEqual([again, again === 'done' ? { taskId: TASK_ID, organs: ['sh-zjw'] } : { refused: 'urged-lately', minutes }]);
});

test('the hour is that of one person and one task: a colleague may urge, and another task may be urged', async () => {
  const record = await withTwo();
  await record.do(urge(TASK_ID));
  expect(isRefused(record.act(urge(TASK_ID, 'fengyi')))).toBe(false);
  expect(isRefused(record.act(urge(rowId('24'))))).toBe(false);
  expect(record.act(urge(TASK_ID, 'fengyi'))).toMatchObject({ refused: 'urged-lately', minutes: 60 });
});

test('of a collective, members are urged that owe an answer: those that have not given one, and those that have it back; not who waits for the working group or is through', async () => {
  const record = await planOn('2019-04-01 09:30', { 'municipal-departments': ['sh-zjw', 'sh-swj', 'sh-jtw', 'sh-gaj'] });
  for (const member of ['sh-zjw', 'sh-swj', 'sh-jtw']) await record.do(answer(SHARED, member));
  await record.do(accepted(record, SHARED, 'sh-zjw'));
  await record.do(returned(record, SHARED, 'sh-swj'));
  expect(await record.do(urge(SHARED))).toMatchObject({ organs: ['sh-gaj', 'sh-swj'] });
  expect(toldOf(record, SHARED)).toEqual([who(ownerOf('sh-gaj')), who(ownerOf('sh-swj'))]);
  expect(slips(record, SHARED).filter(({ letter }) => letter === 'urge').map(({ to }) => [...new Set(to.map(({ organ }) => organ))])).toEqual([['sh-gaj', 'sh-swj']]);
});

test('a task without a day is urged like any other, and one that is due keeps its clock', async () => {
  const record = await planOn('2019-04-01 09:30');
  await record.do(urge(rowId('B09')));
  expect(slips(record, rowId('B09'))[0]?.data.days).toEqual({});
  const before = record.case(TASK_ID).deadlines;
  await record.do(urge(TASK_ID));
  expect(record.case(TASK_ID).deadlines).toEqual(before);
});
