import { each, sheetOf } from '../support/cloud';
import { aDocket, type Docket } from '../support/docket';
import { acceptancePapers, agreeing, approvedOnCloud, askChange, build, factsOf, kinds, mailTo, refusal, say, waiting } from './acts';

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

type Bounds = { readonly cloud: { readonly approvedFen: number; readonly bounds: readonly { readonly service: string; readonly approved: number }[] }; readonly requests: readonly { readonly id: string; readonly outcome: string | null }[] };
const boundOf = async (id: string, service: string): Promise<number | undefined> => (await (await docket.as('zjw-clerk')).get<Bounds>(`/projects/${id}`)).cloud.bounds.find((bound) => bound.service === service)?.approved;
let n = 0;
const plan = async (login: string, id: string, { verb, body }: { verb: string; body: object }): Promise<unknown> => { const said = await (await docket.as(login)).act(`${verb} ${(n += 1)}`, 'POST', `/projects/${id}/cloud-plan${verb}`, body); await docket.settled(); return said; };

test('a plan over its bound is refused; the change is asked, sent back, reminded of, answered and granted; the same plan passes', async () => {
  const title = '社区云应用';
  const changeTitle = `${title}（项目调整）`;
  const id = await approvedOnCloud(docket, title);
  await plan('zjw-clerk', id, { verb: '', body: { version: 0, provider: 'sh-cloud-a', sheet: sheetOf(each(10, { CS08: 14 })), method: '迁移', security: '二级', schedule: '两个月' } });
  for (const login of ['zjw-clerk', 'yunjia']) await plan(login, id, { verb: '/signature', body: { version: 1 } });
  expect(await refusal(plan('zjw-clerk', id, { verb: '/report', body: { version: 1 } }))).toMatchObject({ status: 409, type: 'plan-over-bound', params: { over: [{ service: 'CS08', planned: 14, approved: 10, by: 4 }], wayOut: { zh: '压减到核定数以内，或先办理项目调整' } } });

  const request = await askChange(docket, id, { cloud: { CS08: 12 } });
  expect(await waiting(docket, 'lisi', changeTitle)).toBeUndefined(); // the amount does not rise
  const task = await waiting(docket, 'wangmin', changeTitle);
  expect(await (await docket.as('wangmin')).get(`/user-tasks/${task?.id ?? ''}`)).toMatchObject({ request: { id: request, change: { amount: null, cloud: [{ service: 'CS08', from: 10, to: 12 }], reason: '业务调整' } }, rulings: [{ code: 'R078', outcome: 'opinion-issued' }] });
  await docket.travel(new Date(Date.parse((await (await docket.as('zhengshi')).get<{ now: string }>('/clock')).now) + 10 * 86_400_000).toISOString());
  expect((await factsOf(docket, request)).filter(({ kind }) => kind === 'rung.fired').map(({ payload }) => payload['rung'])).toEqual(['remind-5']);
  await say(docket, 'wangmin', { title: changeTitle, outcome: 'return', items: ['请按方案测算'] });
  await (await docket.as('zjw-clerk')).act(`again ${request}`, 'POST', `/requests/${request}/resubmission`, { data: { reason: '已测算', amountFen: 28_600_000, cloud: { CS08: 14 } }, answers: [{ n: 1, text: '已按方案测算' }] });
  await docket.settled();
  await agreeing(docket, changeTitle, 'wangmin');
  expect(await boundOf(id, 'CS08')).toBe(10);
  await agreeing(docket, changeTitle, 'lisi'); // now it rises
  expect(await boundOf(id, 'CS08')).toBe(14);
  expect(await (await docket.as('zjw-clerk')).get<Bounds>(`/projects/${id}`)).toMatchObject({ cloud: { approvedFen: 28_600_000 }, requests: [{ id: request, outcome: 'granted' }] });
  expect(await mailTo(docket, 'zjw-clerk', changeTitle)).toBeTruthy();
  await plan('zjw-clerk', id, { verb: '/report', body: { version: 1 } });
  expect(kinds(await factsOf(docket, id)).filter((kind) => /^(project\.chang|cloud-plan\.reported)/.test(kind))).toEqual(['project.change-asked', 'project.changed', 'cloud-plan.reported']);
  const { rows } = await docket.db.pool.query<{ number: string }>('select number from letter where process_id = $1', [request]);
  expect(rows).toEqual([{ number: expect.stringMatching(/^沪信项调〔2019〕\d+号$/) as string }]);
}, 180_000);

test('an acceptance waits for an open change, and goes on when it is taken back', async () => {
  const title = '排水监测';
  const clerk = await docket.as('zjw-clerk');
  const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
  await clerk.send('PUT', `/projects/${id}/draft`, { data: { title, kind: 'NEW', channel: 'daily', amountFen: 30_000_000, cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '由其他单位统一上云。' }, keyTask: null, version: 1 });
  await clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
  await docket.settled();
  await agreeing(docket, title, 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  await build(docket, id);
  await acceptancePapers(docket, id);
  const request = await askChange(docket, id);
  const apply = (key: string): Promise<unknown> => clerk.act(key, 'POST', `/projects/${id}/acceptance-application`, { statement: '已建成。' });
  expect(await refusal(apply('too early'))).toMatchObject({ status: 409, type: 'change-open', params: { requestId: request } });
  await clerk.act(`back ${request}`, 'POST', `/requests/${request}/withdrawal`, { reason: '不再调整' });
  await docket.settled();
  await apply('in time');
  await docket.settled();
  await agreeing(docket, title, 'zjw-review');
  expect(kinds(await factsOf(docket, request)).slice(-1)).toEqual(['process.closed']);
}, 120_000);
