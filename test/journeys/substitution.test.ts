import { readXlsx } from 'hucre/xlsx';
import { ask, open } from '../api/ask';
import { aDocket, type Docket } from '../support/docket';
import { agreeing, declare, factsOf, mailTo, refusal, waiting } from './acts';

const [FIRST, SECOND] = ['排水监测系统', '道路照明系统'];
type Row = { readonly id: string; readonly title: string; readonly actsFor: string | null };
type Page = { readonly hands: readonly { id: string; name: string; isSelf: boolean }[]; readonly route: { readonly steps: readonly { readonly step: string; readonly seats: readonly { readonly who: { name: string } | null }[] }[] }; readonly timeline: readonly { kind: string; who: string }[] };
let docket: Docket;
let id: string;

beforeAll(async () => {
  docket = await aDocket();
  id = await declare(docket, { title: FIRST });
  await agreeing(docket, FIRST, 'zjw-review');
  await (await docket.as('wangmin')).act('away', 'POST', '/me/substitutions', { substitute: 'demo-hanliu', from: '2019-04-08', to: '2019-04-12', reason: '出差' });
}, 180_000);
afterAll(() => docket.stop(), 60_000);

const rowOf = async (login: string, title: string): Promise<Row | undefined> => (await waiting(docket, login, title)) as Row | undefined;
const idOf = (row: Row | undefined): string => row?.id ?? '';
const lastOf = ({ timeline }: Page, kind: string): string | undefined => timeline.findLast((entry) => entry.kind === kind)?.who;
const pageOf = async (login: string, task: string): Promise<Page> => (await docket.as(login)).get<Page>(`/user-tasks/${task}`);

test('before her first day her work is hers alone: for her substitute there is no such task', async () => {
  expect(await rowOf('hanliu', FIRST)).toBeUndefined();
  const task = await rowOf('wangmin', FIRST);
  expect(await refusal((await docket.as('hanliu')).get(`/user-tasks/${idOf(task)}`))).toMatchObject({ status: 404 });
  expect(await refusal((await docket.as('hanliu')).act('too early', 'POST', `/user-tasks/${idOf(task)}/decision`, { outcome: 'agree' }))).toMatchObject({ status: 403, type: 'not-a-candidate' });
}, 60_000);

describe('from her first day on, by the business clock', () => {
  beforeAll(() => docket.travel('2019-04-08T10:00:00+08:00'), 120_000);

  test('the file stands in both queues, in the substitute’s with the name of whom it is for, counted and openable with its papers', async () => {
    expect(await rowOf('wangmin', FIRST)).toMatchObject({ actsFor: null });
    const row = await rowOf('hanliu', FIRST);
    expect(row).toMatchObject({ actsFor: '王敏' });
    expect((await (await docket.as('hanliu')).get<{ counts: { todo: number } }>('/me')).counts.todo).toBeGreaterThan(0);
    const page = await pageOf('hanliu', idOf(row));
    expect(page.hands).toEqual([{ id: 'demo-wangmin', name: '王敏', isSelf: false }]);
    const { rows } = await docket.db.pool.query<{ id: string }>('select id from attachment where project_id = $1', [id]);
    expect((await ask(await open(docket.url, 'hanliu'), ['GET', `/attachments/${rows[0]?.id ?? ''}/content`])).status).toBe(200);
  });

  test('what she claims lies in the absent one’s own queue, where both find it', async () => {
    const task = await rowOf('hanliu', FIRST);
    expect(await (await docket.as('hanliu')).act('claim for her', 'POST', `/user-tasks/${idOf(task)}/claim`, {})).toMatchObject({ assignee: 'demo-wangmin' });
    expect(await rowOf('hanliu', FIRST)).toMatchObject({ actsFor: '王敏' });
    expect(await rowOf('wangmin', FIRST)).toMatchObject({ actsFor: null });
    expect(await rowOf('zhaoliu', FIRST)).toBeUndefined();
  });

  test('her decision bears both names: in the record, the time line, the signed list, her list of what is done', async () => {
    const task = await rowOf('hanliu', FIRST);
    const hanliu = await docket.as('hanliu');
    await hanliu.act('decide for her', 'POST', `/user-tasks/${idOf(task)}/decision`, { outcome: 'agree', opinion: '方案可行，同意。' });
    await docket.settled();
    expect(await refusal((await docket.as('wangmin')).act('too late', 'POST', `/user-tasks/${idOf(task)}/decision`, { outcome: 'agree' }))).toMatchObject({ status: 409, type: 'already-decided' });
    const facts = await docket.db.pool.query(`select actor_id, on_behalf_of, payload ->> 'for' as named from fact where kind = 'task.decided' and payload ->> 'taskId' = $1`, [task?.id]);
    expect(facts.rows).toEqual([{ actor_id: 'demo-hanliu', on_behalf_of: 'demo-wangmin', named: 'demo-wangmin' }]);
    const next = await rowOf('zhaoliu', FIRST);
    const page = await pageOf('zhaoliu', idOf(next));
    expect(lastOf(page, 'task.decided')).toEqual({ zh: '韩榴（代王敏）', en: '韩榴（代王敏）' });
    expect(lastOf(page, 'task.claimed')).toEqual({ zh: '韩榴（代王敏）', en: '韩榴（代王敏）' });
    expect(page.route.steps.flatMap(({ seats }) => seats.map(({ who }) => who?.name))).toContain('韩榴（代王敏）');
    const done = (await hanliu.get<{ rows: Row[] }>('/user-tasks?view=done')).rows.find((row) => row.id === task?.id);
    expect(done).toMatchObject({ actsFor: '王敏' });
    const sheet = await fetch(`${docket.url}/api/user-tasks.xlsx?view=done`, { headers: { Cookie: (await open(docket.url, 'hanliu')).cookie ?? '' } });
    const [first] = (await readXlsx(new Uint8Array(await sheet.arrayBuffer()))).sheets;
    expect(first?.rows.flat()).toEqual(expect.arrayContaining(['代理', '王敏']));
    const seq = (await factsOf(docket, id)).find(({ kind, payload }) => kind === 'task.decided' && payload['taskId'] === task?.id)?.seq ?? 0;
    expect(await (await docket.as('wangmin')).get(`/decisions/${id}/${seq}`)).toMatchObject({ who: '韩榴（代王敏）' });
  }, 90_000);

  test('so does the letter that goes out on it, and the chains are whole', async () => {
    await agreeing(docket, FIRST, 'zhaoliu', 'lisi');
    const clerk = await open(docket.url, 'zjw-clerk');
    const { body } = await ask(clerk, ['GET', '/letters?letter=approval']);
    const letter = (body['rows'] as { id: string; processId: string }[]).find(({ processId }) => processId === id);
    expect((await ask(clerk, ['GET', `/letters/${letter?.id ?? ''}/html`])).text).toContain('韩榴（代王敏）');
    expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] });
  }, 90_000);

  test('both are told of the next file', async () => {
    await declare(docket, { title: SECOND });
    await agreeing(docket, SECOND, 'zjw-review');
    for (const login of ['wangmin', 'hanliu']) expect(await mailTo(docket, login, `待办：${SECOND}`)).toContain(SECOND);
  }, 60_000);

  test('a scope of a sum shows what is within it and hides what is not, in list and count alike', async () => {
    const zhaoliu = await docket.as('zhaoliu');
    const todo = async (): Promise<number> => (await (await docket.as('pingjia')).get<{ counts: { todo: number } }>('/me')).counts.todo;
    const before = await todo();
    const small = await zhaoliu.act<{ id: string }>('small', 'POST', '/me/substitutions', { substitute: 'demo-pingjia', from: '2019-04-08', to: '2019-04-30', maxFen: 29_999_999, reason: '出差' });
    expect(await rowOf('pingjia', SECOND)).toBeUndefined();
    expect(await todo()).toBe(before);
    await zhaoliu.act('large', 'POST', '/me/substitutions', { substitute: 'demo-pingjia', from: '2019-04-08', to: '2019-04-30', maxFen: 30_000_000, kinds: ['review'], reason: '出差' });
    expect(await rowOf('pingjia', SECOND)).toMatchObject({ actsFor: '赵柳' });
    expect(await todo()).toBe(before + 1);
    await (await docket.as('pingjia')).act('ended by her', 'DELETE', `/me/substitutions/${small.id}`, {});
    expect(await rowOf('pingjia', SECOND)).toMatchObject({ actsFor: '赵柳' });
  });
});

test('when her last day is over, nothing of hers is her substitute’s any more', async () => {
  expect(await rowOf('hanliu', SECOND)).toMatchObject({ actsFor: '王敏' });
  await docket.travel('2019-04-13T00:00:00+08:00');
  expect(await rowOf('hanliu', SECOND)).toBeUndefined();
  const task = await rowOf('wangmin', SECOND);
  expect(await refusal((await docket.as('hanliu')).act('after it', 'POST', `/user-tasks/${idOf(task)}/decision`, { outcome: 'agree' }))).toMatchObject({ status: 403, type: 'not-a-candidate' });
}, 120_000);
