import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../bin/embedded/free-port';
import { aDocket, type Docket } from '../support/docket';
import { ask, open, type Answer, type Session } from '../api/ask';
import { agreeing, declare, factsOf } from '../journeys/acts';

const TASKS = 24;
const CALLERS = 32;

let docket: Docket;
let second: string;
beforeAll(async () => {
  docket = await aDocket();
  const port = await freePort();
  second = `http://127.0.0.1:${port}`;
  await docket.run('api', { PORT: String(port) });
  for (let n = 0; n < TASKS; n += 1) await declare(docket, { title: `争抢之${n}` });
}, 300_000);
afterAll(() => docket.stop(), 60_000);

const next = (who: Session, key: string = randomUUID(), filter?: object): Promise<Answer> => ask(who, ['POST', '/user-tasks/next'], { key, body: filter ? { filter } : {} });
const taskOf = ({ body }: Answer): string => String(body['taskId']);

test('32 at once through two apis: each gets another file, the most pressing all go, and who comes when nothing is left is told so by name', async () => {
  const callers = await Promise.all(Array.from({ length: CALLERS }, (_, n) => open(n % 2 === 0 ? docket.url : second, 'zjw-review')));
  const keys = callers.map(() => randomUUID());
  const answers = await Promise.all(callers.map((who, n) => next(who, keys[n])));
  const got = answers.filter(({ status }) => status === 201);
  expect(new Set(got.map(taskOf)).size).toBe(TASKS);
  expect(got).toHaveLength(TASKS);
  expect(answers.filter(({ status }) => status !== 201).map(({ status, type }) => [status, type])).toEqual(Array.from({ length: CALLERS - TASKS }, () => [409, 'nothing-waits']));
  const claimed = (await factsOf(docket)).filter(({ kind }) => kind === 'task.claimed');
  expect(claimed).toHaveLength(TASKS);
  const again = await Promise.all(callers.map((who, n) => next(who, keys[n])));
  expect(again.filter(({ status }) => status === 201).map(taskOf).sort()).toEqual(got.map(taskOf).sort());
  expect(again.map((answer, n) => [answer.status, answers[n]?.status === 201 ? taskOf(answer) === taskOf(answers[n]) : true])).toEqual(answers.map(({ status }) => [status, true]));
  expect((await factsOf(docket)).filter(({ kind }) => kind === 'task.claimed')).toHaveLength(TASKS);
}, 120_000);

test('the same click eight times at once takes one file', async () => {
  for (const title of ['连点之一', '连点之二', '连点之三']) await declare(docket, { title });
  const who = await open(docket.url, 'zjw-review');
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, () => next(who, key)));
  expect([...new Set(answers.map(({ status }) => status))]).toEqual([201]);
  expect(new Set(answers.map(taskOf)).size).toBe(1);
  expect(await next(who, key, { kind: 'request' })).toMatchObject({ status: 422, type: 'command-id-reused' });
}, 120_000);

test('the soonest due comes first, what a leader marked before it; what is narrowed away is not taken', async () => {
  const who = await open(docket.url, 'zjw-review');
  type Row = { id: string; title: string; marked: boolean; urgent: boolean };
  const rows = async (): Promise<Row[]> => (await ask(who, ['GET', '/user-tasks?view=pool'])).body['rows'] as Row[];
  const before = await rows();
  expect(before.length).toBe(2);
  const last = before.at(-1);
  await (await docket.as('zjw-deputy')).act('it presses', 'POST', `/user-tasks/${last?.id ?? ''}/priority`, { urgent: true, reason: '市领导批示，本周办结。' });
  expect((await rows()).map(({ id, marked, urgent }) => [id, marked, urgent])).toEqual([[last?.id, true, true], [before[0]?.id, false, false]]);
  expect(await next(who, undefined, { kind: 'request' })).toMatchObject({ status: 409, type: 'nothing-waits' });
  expect(taskOf(await next(who))).toBe(last?.id);
  expect(taskOf(await next(who))).toBe(before[0]?.id);
}, 60_000);

test('a file that somebody is writing to is passed over for the one behind it; where nothing else is left it is waited for', async () => {
  for (const title of ['有人正在写', '紧随其后']) await declare(docket, { title });
  const who = await open(docket.url, 'zjw-review');
  const rows = (await ask(who, ['GET', '/user-tasks?view=pool'])).body['rows'] as { id: string; processId: string }[];
  const writer = await docket.db.pool.connect();
  await writer.query('begin');
  await writer.query('select from process where id = $1 for no key update', [rows[0]?.processId]);
  expect(taskOf(await next(who))).toBe(rows[1]?.id);
  const waiting = next(who);
  expect(await Promise.race([waiting.then(() => 'answered'), pause(500, 'waits')])).toBe('waits');
  await writer.query('commit');
  writer.release();
  expect(taskOf(await waiting)).toBe(rows[0]?.id);
}, 60_000);

test('who has signed a file is not given the seat beside it, and is told that nothing waits', async () => {
  const reviewer = await open(docket.url, 'wangmin');
  await declare(docket, { title: '两处任职', amountFen: 60_000_000 });
  await agreeing(docket, '两处任职', 'zjw-review', 'wangmin');
  const pool = (await ask(reviewer, ['GET', '/user-tasks?view=pool'])).body['rows'] as { id: string }[];
  expect(pool.map(({ id }) => id.split('~')[3])).toContain('countersign');
  const beside = async (who: Session, query: string): Promise<boolean[]> => ((await ask(who, ['GET', `/user-tasks?view=pool${query}`])).body['rows'] as { title: string; notHers: boolean }[]).filter(({ title }) => title === '两处任职').map(({ notHers }) => notHers);
  for (const query of ['', '&order=arrived', '&text=两处']) expect([query, await beside(reviewer, query)]).toEqual([query, [true]]); // her list says that it is not for her
  expect(await beside(await open(docket.url, 'zhaoliu'), '')).toEqual([false]); // a colleague of that office sees nothing in its way
  expect(await next(reviewer)).toMatchObject({ status: 409, type: 'nothing-waits' });
}, 60_000);
