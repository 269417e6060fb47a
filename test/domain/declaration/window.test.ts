import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { windowOn } from '../../../domain/policy/window';
import { declare, moveWindow, openWindow, agree, rank, sendBatch } from '../../support/deeds';
import { waiting } from '../../support/cases';
import { aRecord, on, PACK, type MemoryRecord } from '../../support/memory-record';

const WINDOW = 'shanghai.daily.2019';
const opened = async (): Promise<MemoryRecord> => { const record = aRecord(); await record.do(openWindow()); return record; };
type Spoken = { readonly rung: string; readonly at: string; readonly departments: readonly string[] };
const local = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const spoken = (record: MemoryRecord): Spoken[] => record.facts(WINDOW).flatMap((fact) => (fact.kind === 'rung.fired' ? [{ rung: fact.payload.rung, at: local(fact.at), departments: fact.payload.tells.map(({ as }) => as.replace('dept_reviewer@', '')) }] : []));
const DEPARTMENTS = ['sh-dfjr', 'sh-dsj', 'sh-gy', 'sh-jw', 'sh-mzj', 'sh-wjw', 'sh-yjj', 'sh-zfw', 'sh-zjw'];

async function sends(record: MemoryRecord): Promise<void> {
  await record.do(declare());
  await record.do(agree(waiting(record, 'confirm').id, 'zjw-review'));
  await record.do(rank(['p1']));
  await record.do(sendBatch(['p1']));
}

test('each department without a batch is reminded one to one, at 09:00 of a working day before the cut-off, and nobody twice at one moment', async () => {
  const record = await opened();
  await record.travel('2019-09-02 09:00');
  expect(spoken(record).map(({ rung, at }) => `${rung} ${at}`)).toEqual(['remind-30 2019-08-01 09:00', 'remind-14 2019-08-16 09:00', 'remind-7 2019-08-23 09:00', 'remind-3 2019-08-28 09:00', 'remind-0 2019-08-30 09:00']); // the 31st is a Saturday: the day before says it once
  for (const { departments } of spoken(record)) expect([...new Set(departments)].sort()).toEqual(DEPARTMENTS);
  for (const fact of record.facts(WINDOW)) if (fact.kind === 'rung.fired') expect(new Set(fact.payload.tells.map(({ to }) => to)).size).toBe(fact.payload.tells.length);
});

test('who has none is found out when the rung speaks: a department that has sent its batch is reminded no more', async () => {
  const record = await opened();
  await record.travel('2019-08-02 09:00');
  await sends(record);
  await record.travel('2019-08-24 09:00');
  expect(spoken(record).map(({ departments }) => departments.includes('sh-zjw'))).toEqual([true, false, false]);
});

test('fifteen seconds after the cut-off the window is closed: the desk is told who sent nothing, and the process ends', async () => {
  const record = await opened();
  await sends(record);
  await record.travel(on('2019-09-01 00:00') + 14_999);
  expect(record.case(WINDOW).window?.closedAt).toBeNull();
  await record.travel(on('2019-09-01 00:00') + 15_000);
  const closed = record.facts(WINDOW).find((fact) => fact.kind === 'window.closed');
  expect(closed).toMatchObject({ at: on('2019-09-01 00:00') + 15_000, actorId: 'clock', payload: { cutoffAt: on('2019-09-01 00:00'), without: DEPARTMENTS.filter((id) => id !== 'sh-zjw'), tells: [{ to: 'demo-hanliu', as: 'acceptance_clerk@sh-jxw' }] } });
  expect(record.case(WINDOW).process.outcome).toBe('closed');
});

test('a moved day begins the ladder anew from the day on which it was moved, keeps the old day on record, and is the day that counts', async () => {
  const record = await opened();
  await record.travel('2019-08-20 10:00');
  await record.do(moveWindow('2019-09-10'));
  expect(record.facts(WINDOW).find((fact) => fact.kind === 'window.moved')?.payload).toMatchObject({ fromDay: '2019-08-31', toDay: '2019-09-10', reason: 'text-reason' });
  expect(record.case(WINDOW).deadlines).toMatchObject([{ generation: 2, dueAt: on('2019-09-11 00:00'), originalDueAt: on('2019-09-01 00:00') }]);
  record.at = on('2019-09-05 10:00');
  record.fireDue();
  expect(await record.do(declare())).toMatchObject({ projectId: 'p1' });
  await record.travel('2019-09-12 10:00');
  expect(record.facts(WINDOW).filter(({ kind }) => kind === 'window.closed')).toHaveLength(1);
});

test('a day moved nearer closes the window on that day', async () => {
  const record = await opened();
  await record.do(moveWindow('2019-05-31'));
  await record.travel('2019-06-01 09:00');
  expect(record.act(declare())).toMatchObject({ refused: 'declared-late', cutoffAt: on('2019-06-01 00:00') });
});

test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])('the cut-off is the local one of Shanghai where the host stands in %s', (TZ) => {
  const program = `const { instantOf, dayOf } = require('./domain/calendar/calendar'); const cal = { utcOffsetMinutes: 480 }; process.stdout.write([instantOf(cal, '2018-06-20', '24:00'), dayOf(cal, instantOf(cal, '2018-06-20', '24:00') - 1), new Date().getTimezoneOffset()].join(' '))`;
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', program], { cwd: join(__dirname, '..', '..', '..'), env: { ...process.env, TZ }, encoding: 'utf8' });
  expect(stdout.split(' ').slice(0, 2)).toEqual([String(Date.parse('2018-06-20T16:00:00Z')), '2018-06-20']);
  expect(windowOn(PACK, 'central', 2018).cutoffAt).toBe(Number(stdout.split(' ')[0]));
});
