import { randomUUID } from 'node:crypto';
import { freePort } from '../../bin/embedded/free-port';
import { agreeing, declare, factsOf, say, waiting } from '../journeys/acts';
import { aDocket, until, type Docket } from '../support/docket';
import { ask, open, type Session } from './ask';

let docket: Docket;
let second: string;
beforeAll(async () => {
  docket = await aDocket();
  const port = await freePort();
  second = `http://127.0.0.1:${port}`;
  await docket.run('api', { PORT: String(port) });
}, 180_000);
afterAll(() => docket.stop(), 60_000);

type Stream = { readonly heard: string[]; readonly isOver: () => boolean; readonly leave: () => void };

/** A tab that listens, at one of the two apis; resolves when it is connected. */
async function listen(who: Session, query = ''): Promise<Stream> {
  const leave = new AbortController();
  const answer = await fetch(`${who.url}/api/events${query}`, { headers: { Cookie: who.cookie ?? '' }, signal: leave.signal });
  expect([answer.status, answer.headers.get('Content-Type'), answer.headers.getSetCookie()]).toEqual([200, 'text/event-stream; charset=utf-8', []]);
  const heard: string[] = [];
  let isOver = false;
  const reading = async (): Promise<void> => {
    for await (const chunk of answer.body ?? []) heard.push(...Buffer.from(chunk).toString().split('\n').filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)));
  };
  void reading().catch(() => undefined).finally(() => { isOver = true; });
  await until(() => heard.includes('hello'), 10_000, 'connected');
  return { heard, isOver: () => isOver, leave: () => leave.abort() };
}

const heardOf = (stream: Stream, event: string): Promise<void> => until(() => stream.heard.includes(event), 10_000, event);

test('what one person does through one api is heard at the other: by those whose queue it changes, and by whoever has the page open', async () => {
  const [reviewer, other, clerk] = [await open(second, 'zjw-review'), await open(second, 'yjj-review'), await open(second, 'zjw-clerk')];
  const [queue, elsewhere] = [await listen(reviewer), await listen(other)];
  const id = await declare(docket, { title: '别处申报' });
  await heardOf(queue, 'queue');
  const [page, hidden] = [await listen(clerk, `?process=${id}`), await listen(other, `?process=${id}`)];
  await say(docket, 'zjw-review', { title: '别处申报', outcome: 'agree', opinion: '同意' });
  await heardOf(page, `process:${id}`);
  await until(() => queue.heard.filter((event) => event === 'queue').length >= 2, 10_000, 'it left the queue');
  expect([...elsewhere.heard, ...hidden.heard].filter((event) => event !== 'hello' && event !== 'heart')).toEqual([]); // what she may not know of she does not hear of
  for (const stream of [queue, elsewhere, page, hidden]) stream.leave();
});

test('the stream of a disabled person ends within a second, as does that of a session which is over; it prolongs neither', async () => {
  const [disabled, leaving] = [await open(second, 'yjj-it'), await open(second, 'yjj-deputy')];
  const [hers, his] = [await listen(disabled), await listen(leaving)];
  await (await docket.as('chusan')).act('she leaves', 'POST', '/people/demo-yjj-it/disabling', { reason: '调离' });
  const from = performance.now();
  await until(hers.isOver, 10_000, 'the stream is over');
  expect(performance.now() - from).toBeLessThan(1000);
  expect(hers.heard.at(-1)).toBe('ended');
  expect(await ask(leaving, ['DELETE', '/session'])).toMatchObject({ status: 204 });
  await until(his.isOver, 10_000, 'the stream is over');
  expect(await ask(leaving, ['GET', '/events'])).toMatchObject({ status: 401, type: 'not-signed-in' });
  const { rows } = await docket.db.pool.query(`select 1 from session where person_id = any ($1)`, [['demo-yjj-it', 'demo-yjj-deputy']]);
  expect(rows).toEqual([]);
});

test('several tasks are approved with one opinion: a transaction and a command for each in the order of their ids, a result for each, and asked again the same rows', async () => {
  await agreeing(docket, await declared('批量之三'), 'zjw-review'); // decided before
  const ids = [await declared('批量之一'), await declared('批量之二')];
  const tasks = await Promise.all(ids.map(async (title) => (await waiting(docket, 'zjw-review', title))?.id ?? ''));
  const done = (await docket.db.pool.query<{ id: string }>(`select t.id from user_task t join process p on p.id = t.process_id where p.title = '批量之三' and t.state = 'decided'`)).rows[0]?.id ?? '';
  const reviewer = await open(docket.url, 'zjw-review');
  const key = randomUUID();
  const asking = { key, body: { act: 'agree', opinion: '一并同意。', tasks: [...tasks, done, 'nothing~1'].reverse() } };
  const [first, twin] = await Promise.all([ask(reviewer, ['POST', '/user-tasks/bulk'], asking), ask(reviewer, ['POST', '/user-tasks/bulk'], asking)]);
  expect([first.status, twin.status, twin.body]).toEqual([200, 200, first.body]); // the same click twice at once
  type Row = { taskId: string; done: boolean; problem: { type: string } | null };
  const rows = first.body['rows'] as Row[];
  expect(rows.map(({ taskId }) => taskId)).toEqual([...tasks, done, 'nothing~1'].sort());
  expect(Object.fromEntries(rows.map(({ taskId, problem }) => [taskId, problem?.type ?? 'done']))).toEqual({ [tasks[0] ?? '']: 'done', [tasks[1] ?? '']: 'done', [done]: '/problems/already-decided', 'nothing~1': '/problems/not-found' });
  await docket.settled();
  const facts = (await factsOf(docket)).filter(({ kind, payload }) => kind === 'task.decided' && tasks.includes(String(payload['taskId'])));
  expect(new Set(facts.map(({ commandId }) => commandId)).size).toBe(2);
  expect(await ask(reviewer, ['POST', '/user-tasks/bulk'], asking)).toMatchObject({ status: 200, body: first.body });
  expect(await ask(reviewer, ['POST', '/user-tasks/bulk'], { ...asking, body: { ...asking.body, opinion: '另一句。' } })).toMatchObject({ status: 422, type: 'command-id-reused' });
  expect((await factsOf(docket)).filter(({ kind, payload }) => kind === 'task.decided' && tasks.includes(String(payload['taskId'])))).toHaveLength(2);
});

async function declared(title: string): Promise<string> {
  await declare(docket, { title });
  return title;
}

test('a queue is narrowed by kind, unit, day and words, page by page as the whole of it is; its counts stay those of the whole', async () => {
  await declare(docket, { title: '窄之一' });
  await declare(docket, { title: '窄之二' });
  const reviewer = await open(docket.url, 'zjw-review');
  type Answer = { rows: { title: string; organ: { id: string } }[]; counts: { todo: number } };
  const read = async (query: string): Promise<Answer> => (await ask(reviewer, ['GET', `/user-tasks${query}`])).body as unknown as Answer;
  const whole = await read('');
  const titles = async (query: string): Promise<string[]> => (await read(query)).rows.map(({ title }) => title).filter((title) => title.startsWith('窄')).sort();
  const unit = whole.rows.find(({ title }) => title === '窄之一')?.organ.id ?? '';
  expect(await titles(`?text=${encodeURIComponent('窄之一')}`)).toEqual(['窄之一']);
  expect(await titles(`?unit=${unit}&kind=projectLifecycle`)).toEqual(['窄之一', '窄之二']);
  for (const none of ['?unit=sh-yjj-xxb', '?kind=request', '?due=late', '?due=today', '?due=week', `?text=${encodeURIComponent('%')}`]) expect(await titles(none)).toEqual([]);
  await docket.travel('2019-04-09T10:00:00+08:00'); // they are due on the next day
  expect([await titles('?due=week'), await titles('?due=late')]).toEqual([['窄之一', '窄之二'], []]);
  await docket.travel('2019-04-12T10:00:00+08:00'); // what is late is no longer of the week to come
  expect([await titles('?due=week'), await titles('?due=late')]).toEqual([[], ['窄之一', '窄之二']]);
  expect((await read('?kind=request')).counts).toEqual((await read('')).counts);
  expect(await titles(`?view=done&text=${encodeURIComponent('窄之一')}`)).toEqual([]);
  await say(docket, 'zjw-review', { title: '窄之一', outcome: 'agree', opinion: '同意' });
  expect(await titles(`?view=done&text=${encodeURIComponent('窄之一')}`)).toEqual(['窄之一']);
});
