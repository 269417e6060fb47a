import { dayOf } from '../../../domain/calendar/calendar';
import { aPlan, aProject, aReportedTask, comeTo, TASK_ID, waiting } from '../../support/cases';
import { agree, askExtension, cancel, declare, disagree, report, retire, sendBack, who } from '../../support/deeds';
import { CALENDAR, on, type MemoryRecord } from '../../support/memory-record';

const task = (record: MemoryRecord) => record.case(TASK_ID);
const lettersOf = (record: MemoryRecord, template: string): unknown[] => (record.tables.get('notice') ?? []).filter((row) => row['template'] === template && row['process_id'] === TASK_ID).map((row) => row['recipient_id']);
const completion = (record: MemoryRecord) => task(record).deadlines.findLast(({ of }) => of.startsWith('completion.'));

test('a plan’s key projects become tasks, each told to the owners of its leads, each due when its row says', async () => {
  const record = await aPlan();
  const tasks = record.tables.get('supervised_task') ?? [];
  expect(tasks.map((row) => row['item'])).toEqual(expect.arrayContaining([23, 24, 25, 26, 27, 28, 29, 30, 31, 32].map((row) => `SH19-${row}`)));
  expect(task(record)).toMatchObject({ process: { kind: 'supervisedTask', closedAt: null }, supervised: { dueOn: '2020-12-31', state: 'assigned' } });
  expect(lettersOf(record, 'task-assigned')).toEqual([who('zjw-review')]);
  expect(completion(record)).toMatchObject({ of: 'completion.1', dueAt: on('2021-01-01 00:00') });
});

test('a task is reminded thirty, fifteen, seven days and one before its day, on the day, and then climbs rung by rung to the leading group', async () => {
  const record = await aPlan();
  await record.travel('2021-03-31 23:00');
  const said = record.facts(TASK_ID).flatMap((fact) => (fact.kind === 'rung.fired' || fact.kind === 'deadline.missed' ? [[fact.payload.rung, dayOf(CALENDAR, fact.at)]] : []));
  expect(said).toEqual([
    ['remind-30', '2020-12-01'], ['remind-15', '2020-12-16'], ['remind-7', '2020-12-24'], ['remind-1', '2020-12-30'], ['remind-0', '2020-12-31'], ['missed', '2021-01-01'],
    ['it-head', '2021-01-04'], ['deputy-leader', '2021-01-08'], ['head', '2021-01-15'], ['working-group', '2021-01-22'], ['leading-group', '2021-02-18'],
  ]);
});

test('reported, its clock stops and the supervisor is asked to verify; verified, it is closed', async () => {
  const record = await aReportedTask();
  expect(completion(record)).toMatchObject({ state: 'ended' });
  expect(waiting(record, 'verify', TASK_ID)).toMatchObject({ key: 'supervisor@sh-wg' });
  await record.do(agree(waiting(record, 'verify', TASK_ID).id, 'zhengshi'));
  expect(task(record)).toMatchObject({ process: { outcome: 'verified' }, supervised: { state: 'verified' } });
});

test.each([['returned', sendBack], ['disagreed with', disagree]] as const)('a report that the supervisor %s is owed again by the same day, and can be made again', async (_, answered) => {
  const record = await aReportedTask();
  await record.do(answered(waiting(record, 'verify', TASK_ID).id, 'zhengshi'));
  expect(task(record)).toMatchObject({ process: { closedAt: null }, supervised: { state: 'returned' } });
  expect(completion(record)).toMatchObject({ of: 'completion.2', state: 'open', dueAt: on('2021-01-01 00:00') });
  await record.do(report(TASK_ID));
  await record.do(agree(waiting(record, 'verify', TASK_ID).id, 'zhengshi'));
  expect(task(record).process.outcome).toBe('verified');
});

test('a granted extension moves the day, keeps the original on record, and the whole ladder speaks again before the new day', async () => {
  const record = await aPlan();
  await record.travel('2020-12-20 10:00'); // after two reminders
  await record.do(askExtension(TASK_ID, '2021-06-30'));
  expect(task(record).supervised).toMatchObject({ dueOn: '2020-12-31', askedDueOn: '2021-06-30' }); // until granted, the old day holds
  await record.do(agree(waiting(record, 'grant', TASK_ID).id, 'zhengshi'));
  expect(task(record).supervised).toMatchObject({ dueOn: '2021-06-30', originalDueOn: '2020-12-31', askedDueOn: null });
  expect(completion(record)).toMatchObject({ generation: 2, dueAt: on('2021-07-01 00:00'), originalDueAt: on('2021-01-01 00:00') });
  expect(record.facts(TASK_ID).find(({ kind }) => kind === 'deadline.moved')?.payload).toMatchObject({ why: 'extension', from: on('2021-01-01 00:00'), dueAt: on('2021-07-01 00:00'), originalDueAt: on('2021-01-01 00:00') });
  await record.travel('2021-06-01 10:00');
  expect(record.facts(TASK_ID).flatMap((fact) => (fact.kind === 'rung.fired' && fact.payload.of === 'completion.1' ? [[fact.payload.generation, fact.payload.rung, dayOf(CALENDAR, fact.at)]] : []))).toEqual([
    [1, 'remind-30', '2020-12-01'], [1, 'remind-15', '2020-12-16'], [2, 'remind-30', '2021-05-31'],
  ]);
});

test('an extension that is granted only after the day it asked for does not let the task be forgotten: it is missed at once and climbs', async () => {
  const record = await aPlan();
  await record.travel('2020-12-20 10:00');
  await record.do(askExtension(TASK_ID, '2021-01-05'));
  await record.travel('2021-01-29 10:00');
  await record.do(agree(waiting(record, 'grant', TASK_ID).id, 'zhengshi'));
  await record.travel('2021-01-29 11:00');
  const said = record.facts(TASK_ID).flatMap((fact) => ((fact.kind === 'rung.fired' || fact.kind === 'deadline.missed') && fact.payload.of === 'completion.1' && fact.payload.generation === 2 ? [fact.payload.rung] : []));
  expect(said).toEqual(['missed', 'it-head', 'deputy-leader', 'head', 'working-group']);
});

test('the lead is told what became of her request, in the words for it, and once', async () => {
  const [granted, declined] = [await aPlan(), await aPlan()];
  for (const record of [granted, declined]) await record.do(askExtension(TASK_ID, '2021-06-30'));
  await granted.do(agree(waiting(granted, 'grant', TASK_ID).id, 'zhengshi'));
  await declined.do(disagree(waiting(declined, 'grant', TASK_ID).id, 'zhengshi'));
  const told = (record: MemoryRecord) => (record.tables.get('notice') ?? []).filter((row) => row['process_id'] === TASK_ID && row['recipient_id'] === who('zjw-review')).map((row) => row['template']);
  expect(told(granted)).toEqual(['task-assigned', 'extension-granted']);
  expect(told(declined)).toEqual(['task-assigned', 'extension-declined']);
});

test('a declined extension changes nothing about the day, and another may be asked for', async () => {
  const record = await aPlan();
  await record.do(askExtension(TASK_ID, '2021-06-30'));
  await record.do(disagree(waiting(record, 'grant', TASK_ID).id, 'zhengshi'));
  expect(task(record).supervised).toMatchObject({ dueOn: '2020-12-31', askedDueOn: null });
  await record.do(askExtension(TASK_ID, '2021-03-31'));
  expect(waiting(record, 'grant', TASK_ID)).toMatchObject({ round: 2 });
});

test('a request nobody has answered falls away when the task is reported: its work, its clock and its day with it', async () => {
  const record = await aPlan();
  await record.do(askExtension(TASK_ID, '2021-06-30'));
  await record.do(report(TASK_ID));
  expect(task(record).tasks.filter(({ route, state }) => route === 'extension' && state !== 'cancelled')).toEqual([]);
  expect(task(record).deadlines.filter(({ state }) => state === 'open').map(({ of }) => of)).toEqual(['verification.1.verify']);
  expect(task(record).supervised?.askedDueOn).toBeNull();
});

test('a report that comes back when the day is long past has five working days to be put right, and a ladder of its own', async () => {
  const record = await aPlan();
  await record.travel('2021-04-06 09:30'); // every rung of 2020 has been said
  await record.do(report(TASK_ID));
  await record.do(sendBack(waiting(record, 'verify', TASK_ID).id, 'zhengshi'));
  const clock = task(record).deadlines.find(({ of }) => of === 'completion.2');
  expect([clock?.dueAt, clock?.originalDueAt]).toEqual([on('2021-04-14 00:00'), on('2021-01-01 00:00')]); // Tuesday 6 April, and five working days
  await record.travel('2021-04-15 10:00');
  expect(record.facts(TASK_ID).flatMap((fact) => ((fact.kind === 'rung.fired' || fact.kind === 'deadline.missed') && fact.payload.of === 'completion.2' ? [fact.payload.rung] : []))).toEqual(['remind-1', 'remind-0', 'missed', 'it-head']);
});

test('one that comes back in good time owes its own day', async () => {
  const record = await aPlan();
  await record.do(report(TASK_ID));
  await record.do(sendBack(waiting(record, 'verify', TASK_ID).id, 'zhengshi'));
  expect(task(record).deadlines.find(({ of }) => of === 'completion.2')?.dueAt).toBe(on('2021-01-01 00:00'));
});

test('the supervisor asks for a task no more: it is closed as cancelled and nobody is reminded', async () => {
  const record = await aPlan();
  await record.do(cancel(TASK_ID));
  await record.travel('2021-12-31 10:00');
  expect(task(record).process.outcome).toBe('cancelled');
  expect(record.facts(TASK_ID).filter(({ kind }) => kind === 'rung.fired')).toEqual([]);
});

test('a key project adopts its task by a fact on both sides, and retires when the task is verified', async () => {
  const record = await aPlan();
  await record.do(declare({ keyTask: TASK_ID }));
  expect([record.case().project?.keyTask, task(record).supervised?.projectId]).toEqual([TASK_ID, 'p1']);
  await comeTo(record, 'accepted');
  await record.do(report(TASK_ID));
  await record.do(agree(waiting(record, 'verify', TASK_ID).id, 'zhengshi'));
  await record.do(retire('p1', { keyTask: TASK_ID }));
  expect(record.case().process).toMatchObject({ outcome: 'retired' });
});

test('a project without a task of the plan retires when its unit says so', async () => {
  const record = await aProject('accepted');
  await record.do(retire('p1'));
  expect(record.case()).toMatchObject({ process: { outcome: 'retired' }, project: { retiredAt: record.at } });
});
