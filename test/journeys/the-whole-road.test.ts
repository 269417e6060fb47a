import { aDocket, type Docket } from '../support/docket';
import { replayed } from '../replay/histories';
import { acceptancePapers, agreeing, build, declare, factsOf, importPlan, kinds, mailTo, projectOf, refusal, say, taskId, type Mark, waiting } from './acts';

const TITLE = '危险化学品全过程监管系统';
const DUTY = '建危化品全程监管系统';
const TASK = taskId(24); // owed by 2019-12-31
let docket: Docket;
let id: string;
beforeAll(async () => {
  docket = await aDocket();
  await importPlan(docket);
}, 120_000);
afterAll(() => docket.stop(), 60_000);

const report = async (words: string): Promise<void> => {
  await (await docket.as('yjj-review')).act(words, 'POST', `/supervised-tasks/${TASK}/report`, { report: words });
  await docket.settled();
};

test('a clerk declares a key project with its plan attached; project and task know of each other by one command', async () => {
  id = await declare(docket, { title: TITLE, dept: 'yjj', amountFen: 234_000_000, keyTask: TASK });
  const adopted = (await factsOf(docket)).filter(({ kind }) => kind === 'project.adopted-task' || kind === 'supervised.adopted');
  expect(adopted.map(({ processId, payload }) => [processId, payload])).toEqual(expect.arrayContaining([[id, { taskId: TASK }], [TASK, { projectId: id }]]));
  expect(new Set(adopted.map(({ commandId }) => commandId)).size).toBe(1);
  expect((await projectOf(docket, 'yjj-clerk', id)).keyTask).toMatchObject({ id: TASK });
});

test('her department confirms, and the first reviewer returns it with everything that is missing', async () => {
  await agreeing(docket, TITLE, 'yjj-review');
  await docket.travel('2019-04-08T10:00:00+08:00');
  await say(docket, 'wangmin', { title: TITLE, outcome: 'return', items: ['请补充与现有系统的整合关系说明', '请附经费测算表'] });
  const letter = await mailTo(docket, 'yjj-clerk', '补正');
  expect(letter).toContain('请补充与现有系统的整合关系说明');
  expect(letter).toContain('请附经费测算表');
});

test('meanwhile the clock of the review stands still and every screen says so; the day that is shown is that of the answer', async () => {
  const page = await projectOf(docket, 'yjj-clerk', id);
  expect(page.project).toMatchObject({ status: 'changes-requested', dayMark: { tone: 'normal', unit: 'working-day' } });
  const paused = (await factsOf(docket, id)).findLast(({ kind }) => kind === 'deadline.paused');
  expect(paused?.payload).toMatchObject({ of: 'review.1.first-review', budgetLeft: 8 }); // received on 2 April: ten days, of which 3 and 4 April were used
  expect(page.where.zh).toContain('已停止计算');
  expect(page.items.map(({ text }) => text)).toEqual(['请补充与现有系统的整合关系说明', '请附经费测算表']);
  expect(await waiting(docket, 'wangmin', TITLE)).toBeUndefined();
});

test('an answer to only one of the items is not taken', async () => {
  const clerk = await docket.as('yjj-clerk');
  const { data } = await projectOf(docket, 'yjj-clerk', id);
  expect(await refusal(clerk.act('half', 'POST', `/projects/${id}/resubmission`, { data, answers: [{ n: 1, text: '见第三章。' }] }))).toMatchObject({ status: 422, type: 'answers-missing', params: { items: [2] } });
});

test('answered item by item it comes back to the reviewer who had returned it, with the time that was left', async () => {
  await docket.travel('2019-04-22T10:00:00+08:00');
  const { data } = await projectOf(docket, 'yjj-clerk', id);
  await (await docket.as('yjj-clerk')).act('answered', 'POST', `/projects/${id}/resubmission`, { data, answers: [{ n: 1, text: '见第三章。' }, { n: 2, text: '已附。' }] });
  await docket.settled();
  const task = await waiting(docket, 'wangmin', TITLE);
  expect(task).toMatchObject({ step: { zh: '审核' }, round: 2, dayMark: { dueAt: '2019-05-05T16:00:00.000Z' } }); // eight working days after 22 April, the Labour Day holiday and its two Sundays worked in lieu
  const said = (await factsOf(docket, id)).filter(({ kind }) => kind === 'rung.fired').map(({ payload }) => [payload['of'], payload['rung']]);
  expect(said.filter(([of]) => String(of).startsWith('review.'))).toEqual([]); // the reminder of the fifth day was never due while the clock stood
  expect(said).toContainEqual(['supplement.1', 'remind-3']); // the unit was reminded of its answer
});

test('the reviewer agrees; two sign beside each other, and she who reviewed is not one of them', async () => {
  await agreeing(docket, TITLE, 'wangmin');
  const [hers, finance] = [await waiting(docket, 'zhaoliu', TITLE), await waiting(docket, 'lisi', TITLE)];
  expect([hers?.step.zh, finance?.step.zh]).toEqual(['会签', '会签']);
  expect(await refusal((await docket.as('wangmin')).act('twice', 'POST', `/user-tasks/${hers?.id}/decision`, { outcome: 'agree', opinion: '同意' }))).toMatchObject({ status: 409, type: 'seat-already-filled' });
  await agreeing(docket, TITLE, 'lisi', 'zhaoliu');
  expect((await projectOf(docket, 'yjj-clerk', id)).project).toMatchObject({ stage: 'build', status: 'in-build' });
});

test('it is built; the acceptance needs its papers, fails once, is put right and passes: the system is in operation', async () => {
  const clerk = await docket.as('yjj-clerk');
  await build(docket, id, 'yjj');
  const applying = { statement: '已建成，申请验收。' };
  expect(await refusal(clerk.act('no papers', 'POST', `/projects/${id}/acceptance-application`, applying))).toMatchObject({ status: 422, type: 'acceptance-documents-missing', params: { kinds: ['acceptance-report', 'test-report'] } });
  await acceptancePapers(docket, id, 'yjj');
  await clerk.act('apply', 'POST', `/projects/${id}/acceptance-application`, applying);
  await docket.settled();
  await say(docket, 'yjj-review', { title: TITLE, outcome: 'disagree', opinion: '未达到方案要求的并发。' });
  expect((await projectOf(docket, 'yjj-clerk', id)).project).toMatchObject({ stage: 'acceptance', status: 'in-acceptance' });
  await clerk.act('apply again', 'POST', `/projects/${id}/acceptance-application`, { statement: '已整改，再次申请验收。' });
  await docket.settled();
  await agreeing(docket, TITLE, 'yjj-review');
  expect((await projectOf(docket, 'yjj-clerk', id)).project).toMatchObject({ stage: 'operation', status: 'in-operation' });
});

test('it cannot retire while the task of the plan is open', async () => {
  const clerk = await docket.as('yjj-clerk');
  expect((await projectOf(docket, 'yjj-clerk', id)).may).toEqual([expect.objectContaining({ act: 'declare-year' }), expect.objectContaining({ act: 'ask-change', blocked: null }), expect.objectContaining({ act: 'retire', blocked: expect.objectContaining({ type: '/problems/supervised-task-open' }) })]);
  expect(await refusal(clerk.act('too early', 'POST', `/projects/${id}/retirement`, { reason: '停用' }))).toMatchObject({ status: 409, type: 'supervised-task-open', params: { taskId: TASK, title: DUTY } });
});

test('the task is reminded up to its day and escalated body by body beyond it, each at its own hour', async () => {
  await docket.travel('2020-02-03T10:00:00+08:00');
  const said = (await factsOf(docket, TASK)).filter(({ kind }) => kind === 'rung.fired' || kind === 'deadline.missed');
  expect(said.map(({ payload, at }) => `${String(payload['rung'])} ${new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)}`)).toEqual([
    'remind-30 2019-11-29T09:00', // Sunday 1 December
    'remind-15 2019-12-16T09:00', 'remind-7 2019-12-24T09:00', 'remind-1 2019-12-30T09:00', 'remind-0 2019-12-31T09:00',
    'missed 2020-01-01T00:00', 'it-head 2020-01-02T09:00', 'deputy-leader 2020-01-08T09:00', 'head 2020-01-15T09:00', 'working-group 2020-01-21T09:00',
  ]);
  expect(await mailTo(docket, 'yjj-head', `逾期升级：${DUTY}`)).toContain(DUTY);
  const page = await (await docket.as('zhengshi')).get<{ task: { dayMark: Mark; ladder: { reached: number } } }>(`/supervised-tasks/${TASK}`);
  expect(page.task).toMatchObject({ dayMark: { tone: 'overdue', count: 34 }, ladder: { reached: 4 } });
}, 120_000);

test('reported, returned once, reported again and verified', async () => {
  await report('已完成联调。');
  expect(await refusal((await docket.as('yjj-review')).act('again at once', 'POST', `/supervised-tasks/${TASK}/report`, { report: '再报' }))).toMatchObject({ status: 409, type: 'not-awaiting-a-report' });
  await say(docket, 'zhengshi', { title: DUTY, outcome: 'return', items: ['请附验收报告'] });
  expect(await mailTo(docket, 'yjj-review', '核验退回')).toContain('请附验收报告');
  await report('验收报告已附。');
  await say(docket, 'zhengshi', { title: DUTY, outcome: 'agree', opinion: '核验通过。' });
  expect((await (await docket.as('zhengshi')).get<{ task: { state: string } }>(`/supervised-tasks/${TASK}`)).task.state).toBe('verified');
  expect((await factsOf(docket, TASK)).at(-1)).toMatchObject({ kind: 'process.closed', payload: { outcome: 'verified' } });
});

test('every step that was answered in writing has its letter, to the unit and in its history', async () => {
  const clerk = await docket.as('yjj-clerk');
  const { rows } = await clerk.get<{ rows: { id: string; number: string; letter: string; processId: string }[] }>('/letters');
  expect(rows.filter(({ processId }) => processId === id).map(({ letter, number }) => `${letter} ${number}`).reverse()).toEqual(['receipt 沪信项受〔2019〕1号', 'supplement 沪信项补〔2019〕1号', 'approval 沪信项审〔2019〕1号', 'acceptance 沪信部验〔2019〕1号', 'acceptance 沪信部验〔2019〕2号']);
  const { timeline } = await clerk.get<{ timeline: { letter: { number: string } | null }[] }>(`/projects/${id}`);
  expect(timeline.flatMap(({ letter }) => letter?.number ?? [])).toEqual(['沪信项受〔2019〕1号', '沪信项补〔2019〕1号', '沪信项审〔2019〕1号', '沪信部验〔2019〕1号', '沪信部验〔2019〕2号']);
  expect(await mailTo(docket, 'yjj-clerk', '补正')).toContain('沪信项补〔2019〕1号');
  const owner = await (await docket.as('yjj-review')).get<{ rows: { number: string; processId: string }[] }>('/letters');
  expect(owner.rows.filter(({ processId }) => processId === TASK).map(({ number }) => number).reverse()).toEqual([expect.stringMatching(/^沪整合催〔2020〕\d+号$/), expect.stringMatching(/^沪整合催〔2020〕\d+号$/), expect.stringMatching(/^沪整合督〔2020〕\d+号$/)]);
});

test('then the project retires, and nothing more can be done with it', async () => {
  const clerk = await docket.as('yjj-clerk');
  await clerk.act('retire', 'POST', `/projects/${id}/retirement`, { reason: '由新平台替代' });
  await docket.settled();
  expect((await projectOf(docket, 'yjj-clerk', id)).project.status).toBe('retired');
  expect(kinds(await factsOf(docket, id)).filter((kind) => kind.startsWith('stage.'))).toEqual(Array.from({ length: 5 }, () => ['stage.entered', 'stage.left']).flat());
  expect(await refusal(clerk.act('retire twice', 'POST', `/projects/${id}/retirement`, { reason: '再退' }))).toMatchObject({ status: 409, type: 'process-closed' });
});

test('every chain of the record is whole, and its runs replay', async () => {
  const auditor = await docket.as('chener');
  expect(await auditor.get('/record/verification')).toMatchObject({ processes: 52, broken: [] });
  expect(await replayed(docket)).toEqual({ failed: [], atLeast: true });
}, 120_000);
