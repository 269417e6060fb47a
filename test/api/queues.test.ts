import { randomUUID } from 'node:crypto';
import { agreeing, declare, factsOf, say, waiting } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { ask, open, type Answer, type Session } from './ask';

let docket: Docket;
let reviewer: Session;
beforeAll(async () => {
  docket = await aDocket();
  reviewer = await open(docket.url, 'zjw-review');
}, 180_000);
afterAll(() => docket.stop(), 60_000);

type Row = { id: string; title: string; followUp: string | null; marked: boolean };
const rowsOf = async (who: Session, query = ''): Promise<Row[]> => (await ask(who, ['GET', `/user-tasks${query}`])).body['rows'] as Row[];
const taskOf = async (title: string): Promise<string> => (await waiting(docket, 'zjw-review', title))?.id ?? '';
const views = async (who: Session, list = 'tasks'): Promise<{ name: string; count: number; more: boolean; id: string }[]> => (await ask(who, ['GET', `/saved-views?list=${list}`])).body['rows'] as { name: string; count: number; more: boolean; id: string }[];

test('several are refused or sent back with one opinion, each by the checks of its own: in the order of their ids, each under its own command, and asked again the same rows', async () => {
  const titles = ['一并退回之一', '一并退回之二', '一并不同意'];
  for (const title of titles) await declare(docket, { title });
  const tasks = await Promise.all(titles.map(taskOf));
  const [one = '', two = '', three = ''] = tasks;
  const bulk = (key: string, body: object): Promise<Answer> => ask(reviewer, ['POST', '/user-tasks/bulk'], { key, body });
  expect((await bulk(randomUUID(), { act: 'disagree', tasks: [three] })).body).toMatchObject({ rows: [{ done: false, problem: { type: '/problems/reason-required' } }] });
  expect((await bulk(randomUUID(), { act: 'return', tasks: [one, two], opinion: '请补正。' })).body).toMatchObject({ rows: [{ done: false, problem: { type: '/problems/items-required' } }, { done: false }] });
  const key = randomUUID();
  const asking = { act: 'return', tasks: [two, one, three, 'nothing~1'], opinion: '请一次补正。', items: ['测算依据', { text: '可研批复' }] };
  await ask(await open(docket.url, 'zjw-review'), ['POST', '/user-tasks/bulk'], { key: randomUUID(), body: { act: 'disagree', tasks: [three], opinion: '与已建系统重复。' } });
  const first = await bulk(key, asking);
  expect((first.body['rows'] as { taskId: string; state: string | null; problem: { type: string } | null }[]).map(({ taskId, state, problem }) => [taskId, state ?? problem?.type])).toEqual([...tasks, 'nothing~1'].sort().map((id) => [id, id === three ? '/problems/already-decided' : id.startsWith('nothing') ? '/problems/not-found' : 'decided']));
  expect((await bulk(key, asking)).body).toEqual(first.body);
  expect(await bulk(key, { ...asking, items: ['另一件'] })).toMatchObject({ status: 422, type: 'command-id-reused' });
  const ended = (await factsOf(docket)).filter(({ kind, payload }) => kind === 'round.ended' && payload['outcome'] === 'returned');
  expect(ended.map(({ payload }) => (payload['items'] as object[]).length)).toEqual([2, 2]);
  expect(await bulk(randomUUID(), { act: 'claim', tasks: Array.from({ length: 301 }, (_, n) => `t${n}`) })).toMatchObject({ status: 400, type: 'invalid-request' });
}, 60_000);

test('a day on which she will look at it again is hers alone: it stands in her row, narrows her list once it has come, and goes again', async () => {
  await declare(docket, { title: '待跟进' });
  const id = await taskOf('待跟进');
  const follow = async (on: string | null): Promise<void> => void expect((await ask(reviewer, ['PUT', `/user-tasks/${id}/follow-up`], { body: { on } })).status).toBe(204);
  const noted = async (who: Session): Promise<string | null | undefined> => (await rowsOf(who)).find((row) => row.id === id)?.followUp;
  const facts = (await factsOf(docket)).length;
  await follow('2019-04-03');
  expect(await noted(reviewer)).toBe('2019-04-03');
  expect((await rowsOf(reviewer, '?follow=due')).map(({ title }) => title)).toEqual([]);
  await follow('2019-04-02'); // the day on which the docket stands
  expect((await rowsOf(reviewer, '?follow=due')).map(({ title }) => title)).toEqual(['待跟进']);
  expect((await factsOf(docket)).length).toBe(facts);
  await follow(null);
  expect([await noted(reviewer), await rowsOf(reviewer, '?follow=due')]).toEqual([null, []]);
});

test('views live on the server: in her order, each as long as its list, capped and counted together; nobody else sees or changes them', async () => {
  for (const title of ['视图之一', '视图之二']) await declare(docket, { title });
  const keep = (name: string, query: string, list = 'tasks'): Promise<Answer> => ask(reviewer, ['POST', '/saved-views'], { key: randomUUID(), body: { list, name, query } });
  const queries = { 全部: 'view=todo', 视图件: `view=todo&text=${encodeURIComponent('视图之')}`, 本周: 'view=todo&due=week', 已办: 'view=done', 逾期: 'view=pool&due=late', 项目: 'kind=projectLifecycle&unit=sh-zjw-xxb', 督办: 'kind=supervisedTask' };
  for (const [name, query] of Object.entries(queries)) expect(await keep(name, query)).toMatchObject({ status: 201 });
  const counted = await views(reviewer);
  expect(counted.map(({ name }) => name)).toEqual(Object.keys(queries));
  for (const { name, count, more } of counted) expect([name, count, more]).toEqual([name, (await rowsOf(reviewer, `?${queries[name as keyof typeof queries]}`)).length, false]);
  expect(counted.find(({ name }) => name === '视图件')?.count).toBe(2);
  await keep('视图件', 'view=todo&kind=request');
  expect((await views(reviewer)).map(({ name, count }) => [name, count])[1]).toEqual(['视图件', 0]);
  const ids = (await views(reviewer)).map(({ id }) => id);
  expect(await ask(reviewer, ['POST', '/saved-views/order'], { key: randomUUID(), body: { list: 'tasks', ids: [...ids].reverse() } })).toMatchObject({ status: 201 });
  expect((await views(reviewer)).map(({ id }) => id)).toEqual([...ids].reverse());
  const other = await open(docket.url, 'yjj-review');
  expect(await views(other)).toEqual([]);
  expect(await ask(other, ['DELETE', `/saved-views/${ids[0] ?? ''}`], { key: randomUUID() })).toMatchObject({ status: 404, type: 'not-found' });
  expect(await ask(reviewer, ['DELETE', `/saved-views/${ids[0] ?? ''}`], { key: randomUUID() })).toMatchObject({ status: 200 });
  expect(await views(reviewer)).toHaveLength(ids.length - 1);
  for (let n = ids.length - 1; n < 20; n += 1) await keep(`视图${n}`, 'view=todo');
  expect(await keep('再一个', 'view=todo')).toMatchObject({ status: 409, type: 'views-full' });
}, 60_000);

test('views of the board are counted as its list is', async () => {
  const supervisor = await open(docket.url, 'zhengshi');
  await (await docket.as('zhengshi')).act('import the plan', 'POST', '/plans/shanghai-2019/import', {});
  await docket.settled();
  for (const [name, query] of [['全部', ''], ['住建', 'unit=sh-zjw'], ['逾期', 'tone=overdue,today']] as const) expect(await ask(supervisor, ['POST', '/saved-views'], { key: randomUUID(), body: { list: 'supervision', name, query } })).toMatchObject({ status: 201 });
  const lengthOf = async (query: string): Promise<number> => ((await ask(supervisor, ['GET', `/supervised-tasks?${query}`])).body['rows'] as object[]).length;
  expect((await views(supervisor, 'supervision')).map(({ count }) => count)).toEqual([await lengthOf(''), await lengthOf('unit=sh-zjw'), await lengthOf('tone=overdue,today')]);
  expect((await views(supervisor, 'supervision'))[0]?.count).toBeGreaterThan(40);
}, 60_000);

test('what she started is listed while it runs and after; a file is found with the task that it has in the finder’s queue', async () => {
  const clerk = await open(docket.url, 'zjw-clerk');
  await declare(docket, { title: '我发起的排水平台' });
  type Mine = { rows: { title: string }[]; next: string | null };
  const started = (await ask(clerk, ['GET', '/my-processes?view=started'])).body as unknown as Mine;
  expect(started.rows[0]?.title).toBe('我发起的排水平台');
  const { started: open_ } = (await ask(clerk, ['GET', '/my-processes/counts'])).body as { started: number };
  await say(docket, 'zjw-review', { title: '我发起的排水平台', outcome: 'disagree', opinion: '重复。' });
  await docket.settled();
  expect((await ask(clerk, ['GET', '/my-processes/counts'])).body).toMatchObject({ started: open_ - 1 });
  await declare(docket, { title: '再报排水平台' });
  type Hits = { rows: { title: string; taskId: string | null }[] };
  const find = async (who: Session, text: string): Promise<Hits['rows']> => ((await ask(who, ['GET', `/search?text=${encodeURIComponent(text)}`])).body as unknown as Hits).rows.map(({ title, taskId }) => ({ title, taskId }));
  expect(await find(reviewer, 'zbps')).toEqual([{ title: '再报排水平台', taskId: await taskOf('再报排水平台') }]);
  expect(await find(clerk, '再报 排水')).toEqual([{ title: '再报排水平台', taskId: null }]);
  expect(await find(await open(docket.url, 'yjj-clerk'), '排水')).toEqual([]);
  await agreeing(docket, '再报排水平台', 'zjw-review');
  expect((await find(clerk, 'psp')).map(({ title }) => title)).toEqual(['再报排水平台', '我发起的排水平台']);
}, 60_000);
