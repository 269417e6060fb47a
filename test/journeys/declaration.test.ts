import type { Refusal as Problem } from '../../bin/first-run/client';
import { aDocket, type Docket } from '../support/docket';
import { replayed } from '../replay/histories';
import { declare, factsOf, kinds, mailTo, projectOf, refusal, say } from './acts';

const [ZJW, YJJ, WINDOW] = ['sh-zjw.daily.2019', 'sh-yjj.daily.2019', 'shanghai.daily.2019'];
type Row = { readonly projectId: string; readonly place: number | null; readonly state: string; readonly open: readonly { code: string }[] };
type Batch = { readonly rows: readonly Row[]; readonly ranked: boolean; readonly items: readonly { n: number; text: string }[]; readonly taskId: string | null; readonly batch: { readonly state: string; readonly receipt: string | null }; readonly may: readonly { act: string; blocked: { type: string } | null }[] };
type Window = { readonly batches: readonly { department: { id: string }; submittedAt: string; acceptedAt: string | null; receipt: string }[]; readonly without: readonly { department: { id: string }; remindedAt: string | null }[] };

let docket: Docket;
let one: string;
let two: string;
let theirs: string;
const batchOf = async (id: string, login: string): Promise<Batch> => (await docket.as(login)).get<Batch>(`/declaration-batches/${id}`);
const act = async (...[login, name, path, body = {}]: readonly [login: string, name: string, path: string, body?: object]): Promise<Record<string, unknown>> => (await docket.as(login)).act(name, 'POST', path, body);
const confirmed = async (title: string, more: object = {}, dept = 'zjw'): Promise<string> => {
  const id = await declare(docket, { title, dept, ...more });
  await say(docket, `${dept}-review`, { title, outcome: 'agree', opinion: '同意申报。' });
  return id;
};

beforeAll(async () => {
  docket = await aDocket();
  [one, two, theirs] = [await confirmed('甲项目'), await confirmed('乙项目', { amountFen: 80_000_000, plan: false }), await confirmed('应急项目', {}, 'yjj')];
}, 180_000);
afterAll(() => docket.stop(), 60_000);

test('nobody ranks before the administrator has opened the window; she alone opens it, on the day of the document', async () => {
  expect(await refusal(act('zjw-review', 'too early', `/declaration-batches/${ZJW}/ranking`, { order: [one, two] }))).toMatchObject({ status: 409, type: 'window-not-set', params: { code: 'R010', year: 2019 } });
  expect(await refusal(act('zjw-review', 'not mine', '/declaration-windows', { channel: 'daily', year: 2019 }))).toMatchObject({ status: 403, type: 'role-missing' });
  expect(await act('chusan', 'open', '/declaration-windows', { channel: 'daily', year: 2019 })).toMatchObject({ windowId: WINDOW, lastDay: '2019-08-31' });
  expect(await refusal(act('chusan', 'central', '/declaration-windows', { channel: 'central', year: 2019 }))).toMatchObject({ type: 'window-not-set', params: { code: 'R008' } });
});

test('a department is shown its confirmed projects with what each still lacks, and every one of them has to be ranked', async () => {
  const page = await batchOf(ZJW, 'zjw-review');
  expect(page.rows.map(({ projectId, state, open }) => [projectId, state, open.map(({ code }) => code)]).sort()).toEqual([[one, 'new', []], [two, 'new', ['R014']]].sort());
  expect(await refusal(act('zjw-review', 'half', `/declaration-batches/${ZJW}/ranking`, { order: [two] }))).toMatchObject({ status: 422, type: 'ranking-incomplete', params: { missing: [one] } });
  await act('zjw-review', 'ranked', `/declaration-batches/${ZJW}/ranking`, { order: [two, one], reason: '纳入重点项目' });
  expect(await batchOf(ZJW, 'zjw-review')).toMatchObject({ ranked: true, rows: [{ projectId: two }, { projectId: one }], batch: { state: 'collecting' } });
});

test('a month before the cut-off every department without a batch is reminded, each once', async () => {
  await docket.travel('2019-08-05T10:00:00+08:00');
  const reminded = await docket.db.pool.query<{ as: string; n: number }>(`select told_as as "as", count(*)::int as n from notice where template = 'window-near' group by 1 order by 1`);
  expect(reminded.rows.map(({ as, n }) => `${as} ${n}`)).toEqual(['dfjr', 'dsj', 'gy', 'jw', 'mzj', 'wjw', 'yjj', 'zfw', 'zjw'].map((dept) => `dept_reviewer@sh-${dept} 1`));
  expect(await mailTo(docket, 'zjw-review', '申报窗口将截止')).toContain('2019年8月31日 24:00');
}, 120_000);

test('two departments send at once, one of them with eight clicks: two batches, two receipts without a gap', async () => {
  await act('yjj-review', 'theirs', `/declaration-batches/${YJJ}/ranking`, { order: [theirs] });
  const clicks = Array.from({ length: 8 }, () => act('zjw-review', 'send', `/declaration-batches/${ZJW}/submission`));
  const [other, ...mine] = await Promise.all([act('yjj-review', 'send theirs', `/declaration-batches/${YJJ}/submission`), ...clicks]);
  expect(mine).toEqual(mine.map(() => mine[0]));
  expect(mine[0]).toMatchObject({ projects: 2, open: [{ projectId: two, code: 'R014', outcome: 'missing' }] });
  expect([String(mine[0]?.['receipt']), String(other['receipt'])].sort()).toEqual(['S2019-0001', 'S2019-0002']);
  for (const id of [ZJW, YJJ]) expect(kinds(await factsOf(docket, id)).filter((kind) => kind === 'batch.submitted')).toHaveLength(1);
  const again = await Promise.all(['this', 'that'].map((name) => act('zjw-review', name, `/declaration-batches/${ZJW}/submission`).then(() => 'done', (no: Problem) => no.type)));
  expect(again).toEqual(['/problems/batch-already-submitted', '/problems/batch-already-submitted']);
  await docket.settled();
});

test('the desk finds a formal defect and sends the batch back; the department answers it and it is accepted', async () => {
  const { taskId } = await batchOf(ZJW, 'hanliu');
  expect(await refusal(act('hanliu', 'no', `/user-tasks/${taskId}/decision`, { outcome: 'disagree', opinion: '不受理' }))).toMatchObject({ status: 409, type: 'act-not-available' });
  await act('hanliu', 'back', `/user-tasks/${taskId}/decision`, { outcome: 'return', items: ['申报函未盖章'] });
  await docket.settled();
  expect(await mailTo(docket, 'zjw-review', '请补正批次')).toContain('申报函未盖章');
  expect(await batchOf(ZJW, 'zjw-review')).toMatchObject({ items: [{ n: 1, text: '申报函未盖章' }], may: expect.arrayContaining([{ act: 'resubmit', blocked: null, outcome: null }]) });
  expect(await refusal(act('zjw-review', 'nothing', `/declaration-batches/${ZJW}/resubmission`, { answers: [] }))).toMatchObject({ status: 422, type: 'answers-missing' });
  await act('zjw-review', 'answered', `/declaration-batches/${ZJW}/resubmission`, { answers: [{ n: 1, text: '已盖章重报。' }] });
  await docket.settled();
  expect((await projectOf(docket, 'zjw-clerk', one)).project.stage).toBe('declaration');
  await act('hanliu', 'accepted', `/user-tasks/${(await batchOf(ZJW, 'hanliu')).taskId}/decision`, { outcome: 'agree', opinion: '予以受理。' });
  await docket.settled();
  for (const id of [one, two]) expect((await projectOf(docket, 'zjw-clerk', id)).project.stage).toBe('review');
  expect(await mailTo(docket, 'zjw-review', '批次已受理')).toContain('受理');
});

test('the authority sees who has sent a batch and when, and who has not', async () => {
  const page = await (await docket.as('hanliu')).get<Window>(`/declaration-windows/${WINDOW}`);
  expect(page.batches.map(({ department, acceptedAt }) => [department.id, acceptedAt !== null]).sort()).toEqual([['sh-yjj', false], ['sh-zjw', true]]);
  expect(page.without.map(({ department }) => department.id)).toEqual(['sh-dfjr', 'sh-dsj', 'sh-gy', 'sh-jw', 'sh-mzj', 'sh-wjw', 'sh-zfw']);
  expect(page.without.every(({ remindedAt }) => remindedAt !== null)).toBe(true);
  expect(await refusal((await docket.as('zjw-clerk')).get(`/declaration-windows/${WINDOW}`))).toMatchObject({ status: 404 });
});

describe('at the cut-off', () => {
  let late: string;
  test('what was confirmed and not sent in time is refused with its clause, a second after 24:00', async () => {
    await docket.travel('2019-08-31T23:50:00+08:00');
    late = await confirmed('迟到项目', {}, 'mzj');
    await docket.travel('2019-09-01T00:00:01+08:00');
    expect(await refusal(act('mzj-review', 'late', '/declaration-batches/sh-mzj.daily.2019/ranking', { order: [late] }))).toMatchObject({ status: 409, type: 'too-late', params: { code: 'R010', cutoffAt: Date.parse('2019-09-01T00:00:00+08:00') } });
  }, 120_000);

  test('the window closes after its grace, the desk is told who is missing, and what was not sent lapses', async () => {
    await docket.travel('2019-09-01T00:01:00+08:00');
    expect(await mailTo(docket, 'hanliu', '申报窗口已关闭')).toContain('未报送');
    const closed = (await factsOf(docket, WINDOW)).find(({ kind }) => kind === 'window.closed');
    expect(closed?.at).toBeGreaterThanOrEqual(Date.parse('2019-09-01T00:00:15+08:00'));
    expect((await projectOf(docket, 'mzj-clerk', late)).project.status).toBe('lapsed');
  }, 120_000);

  test('its unit declares it again from what it had handed in; the draft knows what it was before', async () => {
    const clerk = await docket.as('mzj-clerk');
    const { id } = await clerk.send<{ id: string }>('POST', `/projects/${late}/new-declaration`);
    expect((await clerk.get<{ data: object }>(`/projects/${id}/draft`)).data).toMatchObject({ title: '迟到项目' });
    expect(await refusal(clerk.send('POST', `/projects/${late}/new-declaration`))).toMatchObject({ status: 409, type: 'declared-again-already' });
    expect(await refusal((await docket.as('zjw-clerk')).send('POST', `/projects/${one}/new-declaration`))).toMatchObject({ status: 409, type: 'not-declarable-again' });
  });
});

test('every chain is whole, and its runs replay', async () => {
  expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] });
  expect(await replayed(docket)).toEqual({ failed: [], atLeast: true });
}, 120_000);
