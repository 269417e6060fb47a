import { aDocket, type Docket } from '../support/docket';
import { accept, agreeing, declare, declareYear, factsOf, mailTo, projectOf, refusal, say } from './acts';

let docket: Docket;
let id: string;
const TITLE = '排水监测平台';
const YEAR = `${TITLE}（2019年度运维）`;
beforeAll(async () => {
  docket = await aDocket();
  id = await declare(docket, { title: TITLE });
  await agreeing(docket, TITLE, 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  await accept(docket, { id, title: TITLE });
}, 180_000);
afterAll(() => docket.stop(), 60_000);

type YearPage = { readonly year: { readonly stage: string; readonly outcome: string | null; readonly amountFen: number; readonly spentFen: number }; readonly items: readonly { text: string }[]; readonly may: readonly { act: string }[] };
const pageOf = async (login: string): Promise<YearPage> => (await docket.as(login)).get<YearPage>(`/operation-years/${id}.2019`);
const act = async (name: string, verb: string, body: object): Promise<unknown> => {
  const answer = await (await docket.as('zjw-clerk')).act(name, 'POST', `/operation-years/${id}.2019/${verb}`, body);
  await docket.settled();
  return answer;
};

test('the money of a year is declared, sent back with what is missing, amended, and supported by the reviewer and by finance', async () => {
  await declareYear(docket, id, 2019);
  await say(docket, 'wangmin', { title: YEAR, outcome: 'return', items: ['费用未分项'] });
  expect(await mailTo(docket, 'zjw-clerk', `请补正：${YEAR}`)).toContain('费用未分项');
  expect(await pageOf('zjw-clerk')).toMatchObject({ year: { stage: 'review' }, items: [{ text: '费用未分项' }], may: [{ act: 'amend' }] });
  expect(await refusal(act('use too early', 'usage', { month: '2019-03', amountFen: 1, note: '早' }))).toMatchObject({ status: 409, type: 'operation-year-not-running' });
  await act('amend', 'amendment', { amountFen: 600_000, note: '已分项。' });
  await agreeing(docket, YEAR, 'wangmin', 'lisi');
  expect(await pageOf('zjw-clerk')).toMatchObject({ year: { stage: 'running', amountFen: 600_000 } });
});

test('meanwhile the system can neither retire nor declare another year', async () => {
  const clerk = await docket.as('zjw-clerk');
  expect(await refusal(clerk.act('retire early', 'POST', `/projects/${id}/retirement`, { reason: '停用' }))).toMatchObject({ status: 409, type: 'operation-year-open', params: { year: 2019 } });
  expect(await refusal(clerk.act('another year', 'POST', `/projects/${id}/operation-years`, { year: 2020, amountFen: 1, note: '下年' }))).toMatchObject({ status: 409, type: 'operation-year-open' });
});

test('month after month what was really used is told, never more than was approved, and never before the month is over', async () => {
  for (let month = 1; month <= 3; month += 1) await act(`use ${month}`, 'usage', { month: `2019-0${month}`, amountFen: 50_000, note: '按实' });
  expect(await refusal(act('april', 'usage', { month: '2019-04', amountFen: 50_000, note: '按实' }))).toMatchObject({ status: 422, type: 'month-not-over' });
  expect(await refusal(act('settle in april', 'settlement', { note: '结' }))).toMatchObject({ status: 409, type: 'operation-year-not-over' });
  await docket.travel('2020-01-20T10:00:00+08:00');
  expect(await refusal(act('too much', 'usage', { month: '2019-04', amountFen: 450_001, note: '按实' }))).toMatchObject({ status: 422, type: 'beyond-approved', params: { leftFen: 450_000 } });
  for (let month = 4; month <= 11; month += 1) await act(`use ${month}`, 'usage', { month: `2019-${String(month).padStart(2, '0')}`, amountFen: 50_000, note: '按实' });
  expect(await refusal(act('settle without december', 'settlement', { note: '结' }))).toMatchObject({ status: 422, type: 'usage-missing', params: { months: ['2019-12'] } });
}, 180_000);

test('the settlement was asked for fifteen days before its day, by a rung at its own hour', async () => {
  const said = (await factsOf(docket, `${id}.2019`)).filter(({ kind, payload }) => kind === 'rung.fired' && payload['of'] === 'settlement.1');
  expect(said.map(({ payload, at }) => `${String(payload['rung'])} ${new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)}`)).toEqual(['remind-15 2020-01-16T09:00']);
  expect(await mailTo(docket, 'zjw-clerk', '临期')).toContain(YEAR);
});

test('settled by finance the second time, the year is closed and its system knows it', async () => {
  await act('december', 'usage', { month: '2019-12', amountFen: 40_000, note: '按实' });
  await act('settle', 'settlement', { note: '全年已完。' });
  await say(docket, 'lisi', { title: YEAR, outcome: 'return', items: ['12月发票未附'] });
  await act('settle again', 'settlement', { note: '发票已附。' });
  await agreeing(docket, YEAR, 'lisi');
  expect(await pageOf('zjw-clerk')).toMatchObject({ year: { outcome: 'settled', spentFen: 590_000 }, may: [] });
  expect((await factsOf(docket, id)).filter(({ kind }) => kind.startsWith('child.')).map(({ kind, payload }) => [kind, payload['childId']])).toEqual([['child.opened', `${id}.2019`], ['child.ended', `${id}.2019`]]);
  expect((await projectOf(docket, 'zjw-clerk', id)).project.status).toBe('in-operation');
  await (await docket.as('zjw-clerk')).act('next year', 'POST', `/projects/${id}/operation-years`, { year: 2020, amountFen: 700_000, note: '2020' });
});
