import { randomUUID } from 'node:crypto';
import type { Fact } from '../../domain/record/fact';
import { isRefusal } from '../../domain/refusal';
import { aDatabase, type TestDatabase } from '../support/database';
import { agree, claim, declare, disagree, importPlan, retire, says, sendBack, withdraw, type Deed } from '../support/deeds';
import { PACK } from '../support/memory-record';
import { aTown, type Town } from '../support/town';
import { TASK_ID } from '../support/cases';
import { verify } from '../../db/record/verify';

let db: TestDatabase;
let town: Town;
beforeAll(async () => {
  db = await aDatabase();
  town = aTown(db);
});
afterAll(async () => {
  expect((await verify(db.pool, 'sm3')).broken).toEqual([]); // whatever was tried, every chain is whole
  await db.drop();
});

const aProject = async (id: string = randomUUID()): Promise<{ id: string; taskId: string }> => {
  await town.do(declare({ id }));
  return { id, taskId: `${id}~confirmation~1~confirm~confirmer` };
};
const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => (await db.pool.query<{ it: T }>(`select (${sql}) as it`, values)).rows[0]?.it as T;
/** How many rows each table has. */
const counts = (): Promise<string> => one(`select string_agg(t || ' ' || n, ', ' order by t) from (select table_name as t,
  (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || quote_ident(table_name), false, true, '')))[1]::text as n from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE') counted`);

test('the same command twice gives the same answer and is recorded once; the second time nobody needs to be persuaded again', async () => {
  const { id, taskId } = await aProject();
  const commandId = randomUUID();
  const first = await town.put(agree(taskId, 'zjw-review'), { commandId });
  const before = await counts();
  const second = await town.put(agree(taskId, 'zjw-review'), { commandId }); // another's decision would be refused as already decided
  expect(second).toEqual(first);
  expect(await counts()).toBe(before);
  expect(await one('select count(*)::int from fact where process_id = $1 and command_id = $2', [id, commandId])).toBeGreaterThan(0);
});

test('an act without facts is remembered too: claimed twice under one id it is answered as the first time, even after it was given back', async () => {
  const { taskId } = await aProject();
  await town.put(claim(taskId, 'zjw-review'));
  const commandId = randomUUID();
  const first = await town.put(claim(taskId, 'zjw-review'), { commandId }); // changes nothing
  await town.do(agree(taskId, 'zjw-review'));
  expect(await town.put(claim(taskId, 'zjw-review'), { commandId })).toEqual(first);
});

test('a refusal is not remembered: the same command succeeds once its hindrance is gone', async () => {
  const { taskId } = await aProject();
  const commandId = randomUUID();
  await town.put(claim(taskId, 'zjw-review'));
  expect(await town.put(says(taskId, { by: 'zjw-review', outcome: 'disagree', opinion: null }), { commandId })).toMatchObject({ refused: 'reason-required' });
  expect(await town.put(disagree(taskId, 'zjw-review'), { commandId })).toMatchObject({ outcome: 'disagree' });
});

test('creating under the same command id at once makes one project; both are told of it', async () => {
  const [id, commandId] = [randomUUID(), randomUUID()];
  const answers = await Promise.all([1, 2, 3, 4].map(() => town.put(declare({ id }), { commandId })));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await one('select count(*)::int from fact where process_id = $1', [id])).toBe(3); // begun, submitted, and its receipt
});

test('a refused act leaves nothing: not a row more in any table, not a number taken', async () => {
  const { id, taskId } = await aProject();
  const refused: Deed[] = [claim(taskId, 'wangmin'), agree(taskId, 'yjj-review'), withdraw(id, 'yjj-clerk'), says(taskId, { by: 'zjw-review', outcome: 'return', items: [] }), retire(id), declare({ id: randomUUID(), amountFen: 0 }), declare({ id: randomUUID(), channel: 'central' }), importPlan(PACK.plans[0] ?? never(), 'wangmin')];
  const before = await counts();
  for (const deed of refused) expect(isRefusal(await town.put(deed))).toBe(true);
  expect(await counts()).toBe(before);
});

test('an act is one transaction: its facts, its command, its rows and its notices bear the same mark', async () => {
  const { id, taskId } = await aProject();
  const commandId = randomUUID();
  await town.put(sendBack(taskId, 'zjw-review'), { commandId });
  const marks = await db.pool.query<{ xmin: string }>(`select xmin::text from fact where command_id = $1 union select xmin::text from command where id = $1
    union select xmin::text from process where id = $2 union select xmin::text from round where process_id = $2 union select xmin::text from user_task where process_id = $2 union select xmin::text from awaiting where process_id = $2
    union select n.xmin::text from notice n join fact f on f.process_id = n.process_id and f.seq = n.seq where f.command_id = $1`, [commandId, id]);
  expect(marks.rows).toHaveLength(1);
});

test('business time never goes back in a record: after a clock that was ahead, the next fact bears the time of the one before', async () => {
  const { id, taskId } = await aProject();
  await db.asOwner(`update process set last_at = last_at + interval '3 hours' where id = '${id}'`);
  const ahead = await one<number>('select ms(last_at)::float8 from process where id = $1', [id]);
  await town.put(claim(taskId, 'zjw-review'));
  expect(await one('select ms(at)::float8 from fact where process_id = $1 order by seq desc limit 1', [id])).toBe(ahead);
});

test('numbers have no gaps: of a hundred at once, half of them refused, the others are numbered one after the other', async () => {
  const take = (n: number) => town.record.changeAll([randomUUID()], {
    commandId: randomUUID(), actorId: 'somebody', content: { n },
    also: async (client) => (await client.query<{ value: number }>(`insert into counter (name, value) values ('test', 1) on conflict (name) do update set value = counter.value + 1 returning value`)).rows[0]?.value ?? 0,
  }, (_, __, value) => (n % 2 === 0 ? { refused: 'not-found' } : { facts: [], answer: { value } }));
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => take(n)));
  const taken = answers.flatMap((changed) => (isRefusal(changed) ? [] : [changed.answer.value])).sort((a, b) => a - b);
  expect(taken).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
});

test('fifty acts at once that need the same two processes in opposite orders: none deadlocks, each is recorded on both sides', async () => {
  await town.put(importPlan(PACK.plans[0] ?? never()));
  const { id } = await aProject();
  const pack = await one<string>('select pack from process where id = $1', [id]);
  const before = await one<string>('select deadlocks::text from pg_stat_database where datname = current_database()');
  const cross = (n: number) => {
    const [own, other] = n % 2 === 0 ? [id, TASK_ID] : [TASK_ID, id];
    const fact: Fact = { kind: 'pack.changed', v: 1, payload: { from: pack, to: pack } };
    return town.record.changeAll([own, other], { commandId: randomUUID(), actorId: 'somebody', content: { n } }, () => ({ facts: [fact], also: { [other]: [fact] }, answer: {} }));
  };
  const crossed = await Promise.all(Array.from({ length: 50 }, (_, n) => cross(n)));
  expect(crossed.filter(isRefusal)).toEqual([]);
  expect(await one('select count(*)::int from fact where kind = $1', ['pack.changed'])).toBe(100);
  expect(await one('select deadlocks::text from pg_stat_database where datname = current_database()')).toBe(before);
});

test('facts of two processes are written together or not at all', async () => {
  const { id } = await aProject();
  const before = await counts();
  const toNowhere: Fact = { kind: 'pack.changed', v: 1, payload: { from: 'a', to: 'no such pack' } };
  const broken = town.record.changeAll([id, TASK_ID], { commandId: randomUUID(), actorId: 'somebody', content: {} }, () => ({ facts: [{ kind: 'stage.left', v: 1, payload: { stage: 'x', visit: 1, path: '', outcome: 'y' } }], also: { [TASK_ID]: [toNowhere] }, answer: {} }));
  await expect(broken).rejects.toMatchObject({ code: '23503' });
  expect(await counts()).toBe(before);
});

function never(): never {
  throw new Error('the pack has no plan');
}
