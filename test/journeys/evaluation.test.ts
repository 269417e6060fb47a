import { aDocket, type Docket } from '../support/docket';
import { replayed } from '../replay/histories';
import { agreeing, declare, factsOf, mailTo, refusal, waiting } from './acts';
import { assign, confirm, evaluated, evaluationOf, fill, idOf, list, lock, opine, recuse, scores, sendBack } from './evaluation-acts';

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

const OLD = 'zjw-grid-2009';
const TITLE = '城市网格化管理系统（2009）';
const ID = idOf(OLD);

/** A project of the housing commission that names its original system, handed in and confirmed. */
async function declared(title: string, kind: 'OM' | 'UPGRADE' | 'NEW'): Promise<string> {
  const id = await declare(docket, { title, kind, system: OLD });
  await agreeing(docket, title, 'zjw-review');
  return id;
}
let approvals = 0;
const approved = async (title: string) => { const task = await waiting(docket, 'wangmin', title); return (await docket.as('wangmin')).act(`approve ${title} ${(approvals += 1)}`, 'POST', `/user-tasks/${task?.id ?? ''}/decision`, { outcome: 'agree', opinion: '同意。' }); };

test('the authority sets the list of the year, and the unit finds its evaluation in its queue', async () => {
  await list(docket, [{ system: OLD, title: TITLE }, { system: 'zjw-other-2008', title: '另一旧系统' }]);
  expect(await refusal((await docket.as('wangmin')).act('no list of hers', 'POST', '/evaluation-lists', { year: 2019, set: 'post-2018', systems: [{ system: 'x' }] }))).toMatchObject({ status: 403, type: 'role-missing' });
  expect(await waiting(docket, 'zjw-clerk', TITLE)).toMatchObject({ route: 'evaluation-filling', step: { zh: '填报绩效数据' }, dayMark: { tone: 'normal', count: 15 } });
  expect(await mailTo(docket, 'zjw-clerk', TITLE)).toContain(`/evaluations/${ID}`);
  expect((await evaluationOf(docket, 'zjw-clerk', ID)).may.map(({ act }) => act)).toEqual(['fill']);
});

test('the department sends the data back with what is wrong, the unit mends it, and the department confirms with its score', async () => {
  await fill(docket, ID, '暂缺');
  await sendBack(docket, ID, '使用情况须附近一年数据', '安全测评已过期');
  expect((await evaluationOf(docket, 'zjw-clerk', ID)).items.map(({ text }) => text)).toEqual(['使用情况须附近一年数据', '安全测评已过期']);
  await fill(docket, ID, '已补充近一年数据');
  const page = await evaluationOf(docket, 'zjw-review', ID);
  expect(page.dimensions[0]?.indicators[0]).toMatchObject({ given: '已补充近一年数据' });
  await confirm(docket, ID, [5000, '依据已失效']);
  expect((await evaluationOf(docket, 'zjw-clerk', ID)).dimensions[0]?.indicators[0]).toMatchObject({ preliminary: null }); // not before the opinion
});

test('five experts are named; one stands back; each has her own sheet and reads no other', async () => {
  const authority = await evaluationOf(docket, 'pingjia', ID);
  expect(authority.panel).toMatchObject({ needed: 5, experts: [] });
  expect(authority.panel?.candidates).toHaveLength(7);
  await assign(docket, ID);
  await recuse(docket, 'expert-5', ID);
  await lock(docket, 'expert-1', [ID, 5900, '数据共享不足']);
  expect(await refusal((await docket.as('expert-1')).act('again', 'POST', `/evaluations/${ID}/sheet`, { scores: scores(6000) }))).toMatchObject({ status: 409, type: 'sheet-locked' });
  expect((await evaluationOf(docket, 'expert-2', ID))).toMatchObject({ sheet: { state: 'open', total: null }, result: null, panel: null });
  expect(await refusal((await docket.as('expert-6')).get(`/evaluations/${ID}`))).toMatchObject({ status: 404 });
  for (const expert of ['expert-2', 'expert-3']) await lock(docket, expert, [ID, 5900]);
  expect((await evaluationOf(docket, 'pingjia', ID)).result).toBeNull();
  await lock(docket, 'expert-4', [ID, 5900]);
});

test('the last sheet makes the result; the opinion has its number, and says that the system is not qualified', async () => {
  expect((await evaluationOf(docket, 'pingjia', ID)).result).toMatchObject({ composite: 5720, qualified: false }); // 0.8 · 5900 + 0.2 · 5000
  expect((await evaluationOf(docket, 'zjw-clerk', ID)).result).toBeNull();
  await opine(docket, ID);
  expect((await evaluationOf(docket, 'zjw-clerk', ID))).toMatchObject({ evaluation: { opinion: { year: 2019, number: 1, qualified: false } }, result: { composite: 5720, sheets: [{ total: 5900, expert: null }, {}, {}, {}] } });
  expect(await mailTo(docket, 'zjw-clerk', '评价意见已出具')).toContain(`/evaluations/${ID}`);
  for (const login of ['zjw-clerk', 'zjw-review', 'lisi']) { // unit, department, and finance, whose money it concerns
    const { rows } = await (await docket.as(login)).get<{ rows: { number: string; processId: string }[] }>('/letters?letter=evaluation-opinion');
    expect(rows).toMatchObject([{ number: '沪信评〔2019〕1号', processId: ID }]); // the number of the opinion, and no other
  }
});

test('it stops next year’s maintenance money and an upgrade, each with its clause, and no new project', async () => {
  await docket.travel('2020-02-10T10:00:00+08:00');
  for (const [title, kind] of [['2020年网格化运维', 'OM'], ['网格化系统升级', 'UPGRADE'], ['新建网格平台', 'NEW']] as const) await declared(title, kind);
  expect(await refusal(approved('2020年网格化运维'))).toMatchObject({ status: 409, type: 'gate-open', params: { code: 'R056', outcome: 'unqualified', document: '003', clause: 'A4' } });
  expect(await refusal(approved('网格化系统升级'))).toMatchObject({ status: 409, type: 'gate-open', params: { code: 'R057', outcome: 'unqualified', document: '003', clause: 'A4' } });
  await approved('新建网格平台');
}, 120_000);

test('a year later the system is qualified: both pass, and what was decided before stays as it was', async () => {
  await list(docket, [{ system: OLD, title: TITLE }], 2020);
  await evaluated(docket, idOf(OLD, 2020), { p: 8000, sheets: [8200, 8300, 8400, 8500, 8600] });
  expect((await evaluationOf(docket, 'zjw-clerk', idOf(OLD, 2020))).evaluation).toMatchObject({ composite: 8320, opinion: { year: 2020, number: 1, qualified: true } });
  await approved('2020年网格化运维');
  await approved('网格化系统升级');
  await docket.settled();
  expect((await evaluationOf(docket, 'zjw-clerk', ID)).evaluation.opinion).toMatchObject({ qualified: false });
}, 120_000);

test('the record is whole, every result is worked out again, and the runs replay', async () => {
  expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] });
  expect((await factsOf(docket, ID)).at(-1)).toMatchObject({ kind: 'process.closed', payload: { outcome: 'unqualified' } });
  expect(await replayed(docket)).toEqual({ failed: [], atLeast: true });
}, 120_000);
