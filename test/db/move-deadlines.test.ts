import pino from 'pino';
import { openCases } from '../../bench/cases';
import { openDatabase, type Pool } from '../../db/database';
import { changeDays, calendarChange, type LocalDay } from '../../db/calendar';
import { finishMoving, moveDeadlines } from '../../db/record/move-deadlines';
import { rebuild } from '../../db/record/rebuild';
import { eachInATown } from '../support/each-town';
import { agree, claim, declare, importPlan, sendBack } from '../support/deeds';
import { PACK } from '../support/memory-record';
import { throughBatch } from '../support/town';

const at = eachInATown();

// Declared on Tuesday 2 April 2019: five working days, Friday the 5th being Qingming, end on the 10th.
const off = (...on: string[]): LocalDay[] => on.map((day) => ({ on: day, kind: 'local-off', name: '市定假日' }));
const change = (days: readonly LocalDay[]): Promise<number> => changeDays(at.db.pool, { jurisdiction: 'shanghai', days, reason: '通知', by: 'demo-chusan' });
const taskOf = (id: string): string => `${id}~confirmation~1~confirm~confirmer`;
const rows = async (sql: string): Promise<unknown[]> => (await at.db.pool.query<{ row: unknown }>(`select to_jsonb(r) as row from (${sql}) r`)).rows.map(({ row }) => row);
const dues = (): Promise<unknown[]> => rows(`select process_id, of, generation, to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as due from deadline where state = 'open' order by 1, 2`);

test('every open deadline follows, a few processes at a time, and each once', async () => {
  const ids = Array.from({ length: 20 }, (_, n) => `p${String(n).padStart(2, '0')}`);
  for (const id of ids) await at.town.do(declare({ id }));
  await at.town.do(importPlan(PACK.plans[0] ?? never())); // their day is given: nothing of theirs lies on the 8th
  const version = await change(off('2019-04-08'));
  expect(await moveDeadlines(at.town.record, version, 7)).toEqual([]); // later for all: nobody has to be rung
  expect(await dues()).toEqual(expect.arrayContaining(ids.map((id) => ({ process_id: id, of: 'confirmation.1.confirm', generation: 2, due: '04-12 00:00' }))));
  expect(await calendarChange(at.db.pool, version)).toMatchObject({ moved: 20, earlier: 0, done: true });
  expect(await rows(`select distinct command_id = process_id || ':calendar:2' as own, actor_id, count(*)::int as n from fact where kind = 'deadline.moved' group by 1, 2`)).toEqual([{ own: true, actor_id: 'demo-chusan', n: 20 }]);
});

test('the queue, the task and the letter follow as well, and rebuild makes the same rows', async () => {
  await at.town.do(declare());
  await at.town.do(claim(taskOf('p1'), 'zjw-review'));
  await moveDeadlines(at.town.record, await change(off('2019-04-08', '2019-04-09')));
  const kept = await Promise.all([rows('select * from deadline order by of'), rows('select * from user_task order by id'), rows('select * from queue_entry order by 1, 2')]);
  expect(kept[2]).toEqual([{ queue_key: 'person:demo-zjw-review', task_id: taskOf('p1'), due_at: '2019-04-12T16:00:00+00:00' }]);
  expect(kept[1]).toEqual([expect.objectContaining({ due_at: '2019-04-12T16:00:00+00:00' })]);
  expect(await rows(`select recipient_id, about from notice where template = 'deadline-moved'`)).toEqual([{ recipient_id: 'demo-zjw-review', about: 'deadline.moved' }]);
  const owner = openDatabase({ url: at.db.url, log: pino({ level: 'silent' }), max: 2, asOwner: true });
  await rebuild(owner.pool);
  await owner.close();
  expect(await Promise.all([rows('select * from deadline order by of'), rows('select * from user_task order by id'), rows('select * from queue_entry order by 1, 2')])).toEqual(kept);
});

test('who comes nearer is named, so that it can be rung', async () => {
  await at.town.do(declare());
  const nearer = await moveDeadlines(at.town.record, await change([{ on: '2019-04-06', kind: 'local-work', name: '调休' }]));
  expect(nearer.map(({ processId }) => processId)).toEqual(['p1']);
  expect(await dues()).toEqual([{ process_id: 'p1', of: 'confirmation.1.confirm', generation: 2, due: '04-10 00:00' }]);
});

test('a clock that stands is left standing, and goes on by the calendar of then', async () => {
  await at.town.do(declare());
  await at.town.do(sendBack(taskOf('p1'), 'zjw-review'));
  const standing = `select * from deadline where of = 'confirmation.1.confirm'`;
  const before = await rows(standing);
  await moveDeadlines(at.town.record, await change(off('2019-04-08')));
  expect(await rows(standing)).toEqual(before);
  expect(await rows(`select of, generation from deadline where state = 'open'`)).toEqual([{ of: 'supplement.1', generation: 2 }]); // the day of the unit's answer follows
});

test('cut off after the days were set, a worker takes it up; done twice, it moves nothing twice', async () => {
  await at.town.do(declare());
  const version = await change(off('2019-04-08'));
  expect(await finishMoving(at.town.record)).toEqual([]); // perhaps its own process is still at it
  expect(await dues()).toEqual([expect.objectContaining({ generation: 1 })]);
  await at.db.pool.query(`update calendar_change set at = now() - interval '31 seconds'`);
  await finishMoving(at.town.record);
  expect(await dues()).toEqual([expect.objectContaining({ generation: 2, due: '04-12 00:00' })]);
  await Promise.all([moveDeadlines(at.town.record, version), finishMoving(at.town.record)]);
  expect(await calendarChange(at.db.pool, version)).toMatchObject({ moved: 1, done: true });
});

test('two changes and acts at once: whatever came first, every deadline ends as the last calendar has it', async () => {
  const ids = Array.from({ length: 12 }, (_, n) => `p${String(n).padStart(2, '0')}`);
  for (const id of ids) await at.town.do(declare({ id }));
  for (const id of ids.slice(0, 6)) await at.town.do(agree(taskOf(id), 'zjw-review'));
  await throughBatch(at.town, ids.slice(0, 6));
  const moving = (days: readonly LocalDay[]) => change(days).then((version) => moveDeadlines(at.town.record, version, 3));
  await Promise.all([moving(off('2019-04-08')), moving(off('2019-04-09')), ...ids.slice(0, 6).map((id) => at.town.do(agree(`${id}~review~1~first-review~first-reviewer`, 'wangmin')))]);
  const reviews = ids.slice(0, 6).map((id) => ({ process_id: id, of: 'review.1.countersign', due: '04-20 00:00' })); // ten working days from the 3rd without the 5th, the 8th and the 9th
  expect((await dues()).map((row) => { const { generation: _, ...due } = row as { generation: number }; return due; })).toEqual([...reviews, ...ids.slice(6).map((id) => ({ process_id: id, of: 'confirmation.1.confirm', due: '04-13 00:00' })), { process_id: 'shanghai.daily.2019', of: 'cutoff', due: '09-01 00:00' }]);
});

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** A plain generator of numbers between 0 and 1, the same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

test(`many deadlines, cut off somewhere and taken up while people act: each is moved exactly once, in the order of the processes, to the day that a count by hand gives (seed ${SEED})`, async () => {
  const random = numbersFrom(SEED);
  const ids = await openCases(at.town.record, { prefix: 'cal', count: 150 + Math.floor(random() * 100), at: 'confirmation' });
  const version = await change(off('2019-04-08'));
  const dying = { ...at.town.record, pool: diesAfter(at.db.pool, 1 + Math.floor(random() * 3)) };
  await expect(moveDeadlines(dying, version, 20 + Math.floor(random() * 25))).rejects.toThrow('gone');
  const half = (await calendarChange(at.db.pool, version))?.moved ?? 0;
  expect([half > 0, half < ids.length]).toEqual([true, true]);
  const decided = ids.filter(() => random() < 0.05);
  await Promise.all([...decided.map((id) => at.town.put(agree(taskOf(id), 'zjw-review'))), moveDeadlines(at.town.record, version, 17), moveDeadlines(at.town.record, version, 31)]);
  const moved = (await at.db.pool.query<{ id: string; due: string; n: number }>(`select process_id as id, count(*)::int as n, min(to_char(to_timestamp((payload ->> 'dueAt')::float8 / 1000) at time zone 'Asia/Shanghai', 'MM-DD HH24:MI')) as due from fact where kind = 'deadline.moved' group by 1 order by min(xmin::text::bigint), 1`)).rows;
  expect(moved.filter(({ n, due }) => n !== 1 || due !== '04-12 00:00')).toEqual([]); // the 2nd, and five working days without Qingming and the 8th
  expect(ids.filter((id) => !decided.includes(id) && !moved.some((row) => row.id === id))).toEqual([]);
  const first = moved.slice(0, half).map(({ id }) => id);
  expect(first).toEqual([...first].sort());
  expect(await calendarChange(at.db.pool, version)).toMatchObject({ moved: moved.length, done: true });
});

/** A pool whose connections are gone after so many transactions. */
function diesAfter(pool: Pool, transactions: number): Pool {
  let left = transactions;
  return Object.assign(Object.create(pool) as Pool, { query: pool.query.bind(pool), connect: (async () => { if ((left -= 1) < 0) throw new Error('gone'); return pool.connect(); }) as never });
}

function never(): never {
  throw new Error('the pack has no plan');
}
