import { ask, open } from '../api/ask';
import { EXCEPTION } from '../support/exception';
import { aDocket, type Docket } from '../support/docket';
import { agreeing, declare, factsOf, kinds, mailTo, refusal, say, waiting } from './acts';

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

type Page = { readonly seen: string; readonly faults: readonly { readonly file: string; readonly line: number; readonly says: string; readonly own: boolean }[]; readonly changes: readonly object[]; readonly mayPublish: boolean; readonly history: readonly object[]; readonly files: readonly { readonly path: string; readonly state: string; readonly by: readonly string[] }[] };
const page = async (login: string): Promise<Page> => (await docket.as(login)).get<Page>('/policy/overlay');
let n = 0;
async function put(login: string, path: string, text: string | null): Promise<unknown> {
  const hers = await docket.as(login);
  const { version } = await hers.get<{ version: string }>(`/policy/overlay/file?path=${encodeURIComponent(path)}`);
  return hers.act(`put ${path} ${(n += 1)}`, 'POST', '/policy/overlay/drafts', { path, text, version });
}
const publish = async (login: string, seen: string): Promise<unknown> => (await docket.as(login)).act(`publish ${(n += 1)}`, 'POST', '/policy/overlay/publication', { seen, reason: '市里新设例外审批' });

test('an administrator adds a kind of request by files alone, a second person publishes it, a unit asks, two offices decide, the letter is issued', async () => {
  const title = '例外测试项目';
  const project = await declare(docket, { title, kind: 'OM' });
  await agreeing(docket, title, 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  const clerk = await docket.as('zjw-clerk');
  const request = (key: string, data: object): Promise<{ requestId: string }> => clerk.act(key, 'POST', `/projects/${project}/requests`, { kind: 'exception', data });
  const GOOD = { subject: '暂缓迁移至政务云', until: '2019-12-31' };
  expect(await refusal(request('before', GOOD))).toMatchObject({ status: 422, type: 'no-such-request-kind' });

  // written down, with one slip that is named at its line
  for (const [path, text] of Object.entries(EXCEPTION)) await put('chusan', path, path === 'routes/exception.yaml' ? text.replace('role: reviewer', 'role: judge') : text);
  expect((await page('yanan')).faults).toEqual([{ file: 'routes/exception.yaml', line: 17, says: 'role judge is not in the pack', own: true }]);
  expect(await refusal(publish('yanan', (await page('yanan')).seen))).toMatchObject({ status: 422, type: 'overlay-faulty', params: { faults: [{ line: 17 }] } });
  await put('chusan', 'routes/exception.yaml', EXCEPTION['routes/exception.yaml'] ?? '');
  const drafted = await page('yanan');
  expect(drafted).toMatchObject({ faults: [], mayPublish: true, changes: expect.arrayContaining([{ section: 'requests', id: 'exception', change: 'added' }]) as object[] });
  expect(await page('chusan')).toMatchObject({ mayPublish: false });
  expect(await refusal(publish('chusan', drafted.seen))).toMatchObject({ status: 403, type: 'two-people' });
  expect(await refusal(publish('yanan', 'what I saw yesterday'))).toMatchObject({ status: 409, type: 'overlay-changed' });
  expect(await refusal(request('drafted only', GOOD))).toMatchObject({ type: 'no-such-request-kind' }); // nothing is in force yet
  expect(await publish('yanan', drafted.seen)).toMatchObject({ n: 1, moved: 0 });
  expect(await page('kongshen')).toMatchObject({ changes: [], files: expect.arrayContaining([{ path: 'letters.yaml', state: 'in-force', by: [], at: null }]) as object[], history: [{ n: 1, draftedBy: ['褚珊'], publishedBy: '严安', reason: '市里新设例外审批' }] });

  // asked by its unit, under the form that the administrator wrote
  const { kinds: asked } = await clerk.get<{ kinds: { id: string; effect: string; form: { fields: { name: string }[] } }[] }>(`/projects/${project}/request-kinds`);
  expect(asked.map(({ id, effect, form }) => [id, effect, form.fields.map(({ name }) => name)])).toEqual([['project-change', 'project-change', expect.any(Array)], ['exception', 'record', ['subject', 'until', 'urgent']]]);
  expect(await refusal(request('no day', { subject: '暂缓' }))).toMatchObject({ status: 422, type: 'form-invalid', errors: [{ pointer: '/until' }] });
  expect(await refusal((await docket.as('yjj-clerk')).act('another unit', 'POST', `/projects/${project}/requests`, { kind: 'exception', data: GOOD }))).toMatchObject({ status: 404 });
  const { requestId } = await request('in force', GOOD);
  await docket.settled();

  // its ladder reminds, its two steps decide
  const name = `${title}（例外申请）`;
  const task = await waiting(docket, 'zjw-review', name);
  expect(await (await docket.as('zjw-review')).get(`/user-tasks/${task?.id ?? ''}`)).toMatchObject({ request: { effect: 'record', kindName: { zh: '例外申请' }, fields: [{ name: 'subject', value: GOOD.subject }, { name: 'until', value: '2019-12-31' }, { name: 'urgent', value: null }] } });
  const { now } = await (await docket.as('zhengshi')).get<{ now: string }>('/clock');
  await docket.travel(new Date(Date.parse(now) + 4 * 86_400_000).toISOString());
  expect((await factsOf(docket, requestId)).filter(({ kind }) => kind === 'rung.fired').map(({ payload }) => [payload['ladder'], payload['rung']])).toEqual([['exception-item', 'remind-2']]);
  expect(await waiting(docket, 'wangmin', name)).toBeUndefined();
  await agreeing(docket, name, 'zjw-review');
  await say(docket, 'wangmin', { title: name, outcome: 'agree', opinion: '同意，期满复核。' });
  await docket.settled();

  // recorded, answered in writing, and nothing else has changed
  const { rows } = await docket.db.pool.query<{ number: string; id: string }>('select id, number from letter where process_id = $1', [requestId]);
  expect(rows).toEqual([{ id: expect.any(String) as string, number: '沪信例〔2019〕1号' }]);
  const { text: html } = await ask(await open(docket.url, 'zjw-clerk'), ['GET', `/letters/${rows[0]?.id ?? ''}/html`]);
  expect(html).toMatch(/同意[\s\S]*例外事项[\s\S]*暂缓迁移至政务云[\s\S]*2019-12-31/);
  expect(await mailTo(docket, 'zjw-clerk', name)).toBeTruthy();
  expect(kinds(await factsOf(docket, project)).slice(-2)).toEqual(['project.change-asked', 'project.change-ended']);
  expect(await clerk.get(`/projects/${project}`)).toMatchObject({ requests: [{ id: requestId, outcome: 'granted' }] });
  expect(kinds(await factsOf(docket, requestId)).slice(-1)).toEqual(['process.closed']);
}, 180_000);
