import { aDocket, type Docket } from '../support/docket';
import { replayed } from '../replay/histories';
import { agreeing, askChange, declare, draft, factsOf, mailTo, projectOf, refusal, say, waiting } from './acts';

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

const statusOf = async (id: string, login = 'zjw-clerk'): Promise<string> => (await projectOf(docket, login, id)).project.status;
const withdraw = async (id: string, name = `withdraw ${id}`): Promise<unknown> => {
  const answer = await (await docket.as('zjw-clerk')).act(name, 'POST', `/projects/${id}/withdrawal`, { reason: '另行安排' });
  await docket.settled();
  return answer;
};

test('one countersigner disagrees: it is not approved, and the work of the other is closed', async () => {
  const id = await declare(docket, { title: '会签不一致' });
  await agreeing(docket, '会签不一致', 'zjw-review', 'wangmin');
  const other = await waiting(docket, 'zhaoliu', '会签不一致');
  await say(docket, 'lisi', { title: '会签不一致', outcome: 'disagree', opinion: '经费测算依据不足。' });
  expect(await statusOf(id)).toBe('not-approved');
  expect(await waiting(docket, 'zhaoliu', '会签不一致')).toBeUndefined();
  expect((await factsOf(docket, id)).filter(({ kind }) => kind === 'task.cancelled').map(({ payload }) => payload)).toEqual([{ taskId: other?.id, why: 'disagreed' }]);
  expect(await refusal((await docket.as('zhaoliu')).act('too late', 'POST', `/user-tasks/${other?.id}/decision`, { outcome: 'agree', opinion: '同意' }))).toMatchObject({ status: 409, type: 'process-closed' });
  expect(await mailTo(docket, 'zjw-clerk', '未通过：会签不一致')).toContain('未获同意');
});

test('a "no" without its reason is not taken', async () => {
  await declare(docket, { title: '无理由' });
  const task = await waiting(docket, 'zjw-review', '无理由');
  expect(await refusal((await docket.as('zjw-review')).act('no reason', 'POST', `/user-tasks/${task?.id}/decision`, { outcome: 'disagree' }))).toMatchObject({ status: 422, type: 'reason-required' });
  expect(await refusal((await docket.as('zjw-review')).act('no items', 'POST', `/user-tasks/${task?.id}/decision`, { outcome: 'return', items: [] }))).toMatchObject({ status: 422, type: 'items-required' });
});

test('the department screens it out', async () => {
  const id = await declare(docket, { title: '初审未过' });
  await say(docket, 'zjw-review', { title: '初审未过', outcome: 'disagree', opinion: '与现有系统重复。' });
  expect(await statusOf(id)).toBe('screened-out');
  expect(await waiting(docket, 'wangmin', '初审未过')).toBeUndefined();
});

type Place = { readonly where: string; readonly reach: (title: string) => Promise<void>; readonly left: readonly string[] };
test.each<Place>([
  { where: 'while the department looks at it', reach: async () => {}, left: ['zjw-review'] },
  { where: 'while the reviewer looks at it', reach: (title) => agreeing(docket, title, 'zjw-review'), left: ['wangmin'] },
  { where: 'while it waits for its supplement', reach: async (title) => { await agreeing(docket, title, 'zjw-review'); await say(docket, 'wangmin', { title, outcome: 'return', items: ['请补充'] }); }, left: ['wangmin'] },
  { where: 'while one of two has signed', reach: async (title) => { await agreeing(docket, title, 'zjw-review', 'wangmin', 'lisi'); }, left: ['zhaoliu', 'lisi'] },
])('the unit takes it back $where, and nobody has work with it any more', async ({ where, reach, left }) => {
  const id = await declare(docket, { title: where });
  await reach(where);
  await withdraw(id);
  expect(await statusOf(id)).toBe('withdrawn');
  expect(await Promise.all(left.map((login) => waiting(docket, login, where)))).toEqual(left.map(() => undefined));
  expect((await factsOf(docket, id)).at(-1)).toMatchObject({ kind: 'process.closed', payload: { outcome: 'withdrawn' } });
  expect(await refusal(withdraw(id, `again ${where}`))).toMatchObject({ status: 409, type: 'process-closed' });
});

test('after the decision it is not taken back', async () => {
  const id = await declare(docket, { title: '已批准' });
  await agreeing(docket, '已批准', 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  expect(await refusal(withdraw(id))).toMatchObject({ status: 409, type: 'decision-already-made' });
  expect(await statusOf(id)).toBe('in-build');
});

test('a leader of its group ends it while a change of it is looked at: both close, whoever had work with them is free of it, the clock is silent, and the unit has a numbered letter', async () => {
  const title = '中途终止';
  const id = await declare(docket, { title });
  await agreeing(docket, title, 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  const change = await askChange(docket, id);
  const changing = await waiting(docket, 'wangmin', `${title}（项目调整）`);
  expect(changing?.id).toContain(change);
  const leader = await docket.as('wangwu');
  expect((await projectOf(docket, 'wangwu', id)).may.map(({ act }) => act)).toContain('terminate');
  expect(await refusal((await docket.as('wangmin')).act('not hers', 'POST', `/projects/${id}/termination`, { reason: '不再需要' }))).toMatchObject({ status: 403, type: 'not-yours-to-terminate' });
  const end = (): Promise<unknown> => leader.act(`end ${id}`, 'POST', `/projects/${id}/termination`, { reason: '职能划转，不再建设。' });
  expect(await Promise.all([end(), end()])).toEqual([expect.objectContaining({ projectId: id }), expect.objectContaining({ projectId: id })]); // one click, twice
  await docket.settled();
  expect(await statusOf(id)).toBe('terminated');
  for (const each of [id, change]) {
    const facts = await factsOf(docket, each);
    expect(facts.filter(({ kind }) => kind === 'process.terminated')).toHaveLength(1);
    expect(facts.at(-1)).toMatchObject({ kind: 'process.closed', payload: { outcome: 'terminated' } });
  }
  expect(await waiting(docket, 'wangmin', `${title}（项目调整）`)).toBeUndefined();
  expect(await refusal((await docket.as('wangmin')).act('too late for it', 'POST', `/user-tasks/${changing?.id}/decision`, { outcome: 'agree', opinion: '同意' }))).toMatchObject({ status: 409, type: 'process-closed' });
  expect(await refusal(leader.act('again', 'POST', `/projects/${id}/termination`, { reason: '再次' }))).toMatchObject({ status: 409, type: 'process-closed', params: { outcome: 'terminated' } });
  expect(await mailTo(docket, 'zjw-clerk', '沪信项终〔2019〕1号')).toContain(title);
  const { rows } = await docket.db.pool.query<{ number: string }>('select number from letter where process_id = $1 order by seq desc limit 1', [id]);
  expect(rows).toEqual([{ number: '沪信项终〔2019〕1号' }]);
  const { rows: clocks } = await docket.db.pool.query('select 1 from deadline where process_id = any ($1) and state <> $2', [[id, change], 'ended']);
  expect(clocks).toEqual([]);
  expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] });
}, 120_000);

test('R008: for a year whose last day is not set there is no concentrated budget to declare for', async () => {
  const id = await draft(docket, { title: '集中预算', channel: 'central' });
  const clerk = await docket.as('zjw-clerk');
  expect(await refusal(clerk.act('central', 'POST', `/projects/${id}/submission`))).toMatchObject({ status: 409, type: 'window-not-set', params: { code: 'R008', document: 'default', clause: expect.stringContaining('set anew each year'), channel: 'central', year: 2019 } });
  expect((await clerk.get<{ drafts: { id: string }[] }>('/projects')).drafts.map((each) => each.id)).toContain(id);
});

test('R014: above 500,000 yuan without its plan it is declared and shown as open, but not approved (003 B4)', async () => {
  const id = await declare(docket, { title: '缺建设方案', amountFen: 50_000_001, plan: false });
  const shown = (await projectOf(docket, 'zjw-clerk', id)).rulings.find(({ code }) => code === 'R014');
  expect(shown).toMatchObject({ outcome: 'missing', holds: false });
  await agreeing(docket, '缺建设方案', 'zjw-review');
  await expect(agreeing(docket, '缺建设方案', 'wangmin')).rejects.toMatchObject({ status: 409, type: '/problems/gate-open', body: { params: { code: 'R014', outcome: 'missing', document: '003', clause: 'B4' } } });

  await say(docket, 'wangmin', { title: '缺建设方案', outcome: 'return', items: ['请附建设方案'] });
  const clerk = await docket.as('zjw-clerk');
  await clerk.attach(`/projects/${id}/attachments/construction-plan`, { name: '建设方案.pdf', text: '%PDF-1.4' });
  await clerk.act('with its plan', 'POST', `/projects/${id}/resubmission`, { data: (await projectOf(docket, 'zjw-clerk', id)).data, answers: [{ n: 1, text: '已附' }] });
  await docket.settled();
  await agreeing(docket, '缺建设方案', 'wangmin', 'zhaoliu', 'lisi');
  expect(await statusOf(id)).toBe('in-build');
});

test('R014: exactly 500,000.00 yuan needs none', async () => {
  const id = await declare(docket, { title: '恰五十万', amountFen: 50_000_000, plan: false });
  await agreeing(docket, '恰五十万', 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  expect(await statusOf(id)).toBe('in-build');
});

describe('R010: the in-year budget closes on 31 August, 24:00 (003 B9)', () => {
  const INFERRED = { document: 'default', clause: expect.stringContaining('document 003 B9 gives the day, 31 August') }; // never dressed as the document's own words
  let inTime: string;
  test('what is handed in two minutes before is taken, and the department may still agree', async () => {
    await docket.travel('2019-08-31T23:55:00+08:00');
    inTime = await declare(docket, { title: '赶在截止前' });
    await declare(docket, { title: '部门拖到之后' });
    await agreeing(docket, '赶在截止前', 'zjw-review');
    expect((await projectOf(docket, 'zjw-clerk', inTime)).project.stage).toBe('review');
  }, 120_000);

  test('what is handed in a second after is refused as late, with its clause; nothing of it is on record', async () => {
    await docket.travel('2019-09-01T00:00:01+08:00');
    const id = await draft(docket, { title: '迟了一步' });
    const no = await refusal((await docket.as('zjw-clerk')).act('late', 'POST', `/projects/${id}/submission`));
    expect(no).toMatchObject({ status: 409, type: 'declared-late', params: { code: 'R010', ...INFERRED, channel: 'daily', cutoffAt: Date.parse('2019-09-01T00:00:00+08:00') } });
    expect(Number(no.params['arrivedAt'])).toBeGreaterThan(Date.parse('2019-09-01T00:00:00+08:00'));
    expect(await factsOf(docket, id)).toEqual([]);
  });

  test('a department that confirms only after the cut-off is late itself; it can still send the file away', async () => {
    const task = await waiting(docket, 'zjw-review', '部门拖到之后');
    expect(await refusal((await docket.as('zjw-review')).act('late yes', 'POST', `/user-tasks/${task?.id}/decision`, { outcome: 'agree', opinion: '同意' }))).toMatchObject({ status: 409, type: 'declared-late', params: { code: 'R010', ...INFERRED } });
    await say(docket, 'zjw-review', { title: '部门拖到之后', outcome: 'disagree', opinion: '已过截止日。' });
  });

  test('what was confirmed in time goes on after the cut-off', async () => {
    await agreeing(docket, '赶在截止前', 'wangmin', 'zhaoliu', 'lisi');
    expect(await statusOf(inTime)).toBe('in-build');
  });
});

test('its runs replay', async () => expect(await replayed(docket)).toEqual({ failed: [], atLeast: true }), 120_000);
