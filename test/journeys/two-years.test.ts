import { startCloudPlatform, type CloudPlatform } from '../../bin/embedded/cloud-platform';
import { replayed } from '../replay/histories';
import { each } from '../support/cloud';
import { aDocket, type Docket } from '../support/docket';
import { evaluationOf, idOf, scores } from './evaluation-acts';
import { factsOf, kinds, mailTo, projectOf, refusal, waiting } from './acts';
import { handsIn, platformAt } from './two-years/hands';
import { ROAD, take, type StepName } from './two-years/road';
import { agree, aWalk, BATCH, CHANGE_TITLE, clerk, inHand, act, reportPlan, say, TITLE, UPGRADE, WINDOW, yearTitle, type Walk } from './two-years/walk';

jest.setTimeout(180_000);
const SECRET = 'the secret of the cloud platform in tests';
let platform: CloudPlatform;
let docket: Docket;
let walk: Walk;
beforeAll(async () => {
  platform = await startCloudPlatform(SECRET);
  docket = await aDocket({ env: { CLOUD_PLATFORM_URL: platform.url, CLOUD_PLATFORM_SECRET: SECRET } });
  walk = aWalk(handsIn(docket, platformAt({ url: platform.url, secret: SECRET, door: docket.url })));
}, 120_000);
afterAll(async () => {
  await docket.stop();
  await platform.stop();
}, 60_000);

const step = (...steps: readonly StepName[]): Promise<void> => take(walk, ...steps);
const where = async (): Promise<string> => (await projectOf(docket, 'zjw-clerk', walk.id)).project.stage;
/** Which rungs of a clock have spoken by now, each to somebody. */
const reminded = async (of: string, id = walk.id): Promise<unknown[]> => (await factsOf(docket, id)).filter(({ kind, payload }) => kind === 'rung.fired' && payload['of'] === of).map(({ payload }) => payload['rung']);
const letters = async (): Promise<string[]> => (await docket.db.pool.query<{ number: string }>('select number from letter where process_id like $1 || \'%\' order by issued_at, number', [walk.id])).rows.map(({ number }) => number);
const refused = async (asked: Promise<unknown>): Promise<object> => { const { status, type, params } = await refusal(asked); return { status, type, params }; };

describe('declaration', () => {
  test('there is no concentrated budget before the administrator sets its last day, for “this year” binds no later one', async () => {
    expect(await refused(act(walk, 'chusan', '/declaration-windows', { channel: 'central', year: 2019 }))).toMatchObject({ status: 409, type: 'window-not-set', params: { code: 'R008', year: 2019 } });
    await step('the administrator opens the window with its last day');
  });

  test('the unit declares without its plan: the gate is shown and stops nothing yet', async () => {
    await step('the unit declares');
    expect((await projectOf(docket, 'zjw-clerk', walk.id)).rulings.filter(({ holds }) => !holds).map(({ code }) => code)).toEqual(['R014']);
    expect(await where()).toBe('declaration');
  });

  test('its department is reminded on the third day, sends it back, and confirms what comes again', async () => {
    await step('a week passes');
    expect(await reminded('confirmation.1.confirm')).toContain('remind-3');
    expect(await mailTo(docket, 'zjw-review', '临期')).toContain(TITLE);
    expect(await refused(act(walk, 'zjw-review', `/user-tasks/${(await inHand(walk, 'zjw-review', TITLE)).id}/decision`, { outcome: 'return' }))).toMatchObject({ status: 422 });
    await step('its department sends it back');
    expect(await mailTo(docket, 'zjw-clerk', '补正')).toContain('请写明排水管网范围');
    await step('the unit answers its department', 'its department confirms');
  });

  test('who has sent no batch is reminded a month before the cut-off; a ranking that leaves a project out is refused', async () => {
    await step('a month remains until the cut-off');
    expect(await reminded('cutoff', WINDOW)).toEqual(['remind-30']);
    expect(await mailTo(docket, 'zjw-review', '申报窗口将截止')).toContain('2019年5月20日 24:00');
    expect(await refused(act(walk, 'zjw-review', `/declaration-batches/${BATCH}/ranking`, { order: [] }))).toMatchObject({ status: 422, type: 'ranking-incomplete', params: { missing: [walk.id] } });
    await step('the department ranks and sends its batch');
    expect((await factsOf(docket, BATCH)).find(({ kind }) => kind === 'batch.submitted')?.payload).toMatchObject({ receipt: 'S2019-0001', rulings: [{ code: 'R008', holds: true }] });
  });

  test('the desk is reminded, may not refuse for good, sends the batch back, and accepts it', async () => {
    await step('the desk lets five days pass');
    expect(await mailTo(docket, 'hanliu', '临期')).toContain('批次');
    const { taskId } = await walk.hands.get<{ taskId: string }>('hanliu', `/declaration-batches/${BATCH}`);
    expect(await refused(act(walk, 'hanliu', `/user-tasks/${taskId}/decision`, { outcome: 'disagree', opinion: '不受理' }))).toMatchObject({ status: 409, type: 'act-not-available' });
    await step('the desk sends the batch back');
    expect(await mailTo(docket, 'zjw-review', '请补正批次')).toContain('申报函未盖章');
    await step('the department answers the desk', 'the desk accepts the batch');
    expect(await where()).toBe('review');
  });
});

describe('review', () => {
  test('the reviewer is reminded on the fifth day; an approval without the construction plan is refused with its clause', async () => {
    await step('the reviewer lets five days pass');
    expect(await reminded('review.1.first-review')).toContain('remind-5');
    expect(await mailTo(docket, 'wangmin', '临期')).toContain(TITLE);
    expect(await refused(agree(walk, 'wangmin'))).toMatchObject({ status: 409, type: 'gate-open', params: { code: 'R014', outcome: 'missing', document: '003', clause: 'B4' } });
  });

  test('it comes back for a supplement, with a letter, and is resubmitted item by item', async () => {
    await step('the reviewer returns it for its plan');
    expect(await mailTo(docket, 'zjw-clerk', '补正')).toBeTruthy();
    expect(await letters()).toContain('沪信项补〔2019〕1号');
    await step('the unit supplements the plan');
  });

  test('it is approved with its amount and its quantities, none above what was declared, by three different people', async () => {
    expect(await refused(agree(walk, 'wangmin'))).toMatchObject({ status: 422, type: 'quantities-not-named', params: { code: 'R035', document: '003', clause: 'A1' } });
    expect(await refused(say(walk, 'wangmin', { outcome: 'agree', figures: { amountFen: 58_000_000, cloud: each(10, { CS08: 17 }) } }))).toMatchObject({ type: 'quantities-above-declared' });
    await step('the reviewer approves with figures', 'two countersign');
    expect(await where()).toBe('cloud-plan');
    const approved = (await factsOf(docket, walk.id)).find(({ kind }) => kind === 'project.approved');
    expect(approved?.payload).toMatchObject({ amountFen: '58000000', cloud: each(10) });
    const rulings = (await factsOf(docket, walk.id)).findLast(({ kind, payload }) => kind === 'task.decided' && Array.isArray(payload['rulings']) && payload['rulings'].length > 0)?.payload['rulings'] as { code: string; holds: boolean }[];
    expect(rulings.filter(({ holds }) => !holds)).toEqual([]);
    expect(rulings.map(({ code }) => code)).toContain('R014');
    expect(await letters()).toContain('沪信项审〔2019〕1号');
  });
});

describe('cloud plan', () => {
  test('the unit is reminded of its plan; one over the bound is refused with its clause and the way out', async () => {
    await step('the drafting of the cloud plan takes its time');
    expect(await reminded('cloud-plan.1')).toContain('remind-10');
    expect(await mailTo(docket, 'zjw-clerk', '临期')).toContain(TITLE);
    await step('unit and provider draw a plan over its bound');
    expect(await refused(reportPlan(walk, 1))).toMatchObject({ status: 409, type: 'plan-over-bound', params: { code: 'R059', document: '003', clause: 'A1', over: [{ service: 'CS08', planned: 14, approved: 10, by: 4 }], wayOut: { zh: '压减到核定数以内，或先办理项目调整' } } });
  });

  test('the way out is a change: one at a time, reminded of, sent back, answered and granted by finance too', async () => {
    await step('the unit asks for a change');
    expect(await refused(clerk(walk, 'requests', { kind: 'project-change', data: { reason: '再来一次', cloud: { CS08: 13 } } }))).toMatchObject({ status: 409, type: 'request-open', params: { requestId: walk.request } });
    await step('the change lies for a week');
    expect(await reminded('project-change.1.review-change', walk.request)).toEqual(['remind-5']);
    expect(await mailTo(docket, 'wangmin', `临期提醒：${CHANGE_TITLE}`)).toBeTruthy();
    await step('the change is sent back');
    expect(await mailTo(docket, 'zjw-clerk', CHANGE_TITLE)).toBeTruthy();
    await step('the change is answered, with more money');
    expect(await refused(reportPlan(walk, 1))).toMatchObject({ type: 'plan-over-bound' }); // asked is not granted
    await step('the change is granted');
    expect((await factsOf(docket, walk.id)).find(({ kind }) => kind === 'project.changed')?.payload).toMatchObject({ requestId: walk.request });
    expect(await letters()).toContain('沪信项调〔2019〕1号');
  });

  test('the same plan passes; the cloud manager is reminded, cannot send it back, receives it; the reviewer sends it back, and confirms the next', async () => {
    await step('the same plan is reported', 'the cloud manager lets three days pass');
    expect(await mailTo(docket, 'yunguan', '临期')).toContain(TITLE);
    expect(await refused(say(walk, 'yunguan', { outcome: 'return', items: ['退回'] }))).toMatchObject({ status: 409, type: 'act-not-available' });
    await step('the cloud manager receives it', 'the reviewer sends the plan back');
    expect(await waiting(docket, 'wangmin', TITLE)).toBeUndefined();
    await step('the platform will turn one order down and contradict the next', 'a second plan is reported and confirmed');
  });
});

describe('platform allocation', () => {
  test('an order that the platform turns down leads back to the plan', async () => {
    expect((await docket.db.pool.query(`select what from awaiting where process_id = $1 and state = 'open'`, [walk.id])).rows).toEqual([{ what: 'cloud-plan' }]);
    await step('a third plan is reported and confirmed');
  });

  test('an allocation that contradicts the plan is none: the cloud manager is reminded until the platform puts it right', async () => {
    await step('the cloud manager looks after the platform');
    expect(await reminded('cloud-allocation.2')).toContain('remind-1');
    expect((await docket.db.pool.query<{ what: string }>('select what from incident where process_id = $1 order by what', [walk.id])).rows.map(({ what }) => what)).toEqual(['cloud.contradicted', 'cloud.rejected']);
    expect(await walk.hands.platform.says(`${walk.id}.v9`, {})).toBe(404); // of no order
    expect(await refused(clerk(walk, 'cloud-plan/migration-acceptance', { opinion: '早' }))).toMatchObject({ status: 409, type: 'not-awaiting-the-acceptance' });
    await step('the platform allocates after all', 'the administrator ends its incidents');
    expect((await factsOf(docket, walk.id)).filter(({ kind }) => kind === 'allocation.answered').map(({ payload }) => payload['answer'])).toEqual(['rejected', 'contradicted', 'allocated']);
    expect(await mailTo(docket, 'zjw-clerk', TITLE)).toBeTruthy();
  });
});

describe('going live and migration', () => {
  test('the cloud manager is reminded; nothing goes live unscanned, nor on a day that has not come', async () => {
    await step('the system waits to go live');
    expect(await reminded('cloud-going-live.1')).toContain('remind-30');
    expect(await refused(act(walk, 'yunguan', `/projects/${walk.id}/cloud-plan/live-day`, { on: '2019-07-29' }))).toMatchObject({ status: 409, type: 'scan-missing', params: { clause: 'A1' } });
    await step('the unit attaches the scan, and its provider puts its day down');
    expect(await refused(act(walk, 'yunguan', `/projects/${walk.id}/cloud-plan/live-day`, { on: '2019-08-30' }))).toMatchObject({ type: 'live-day-ahead' });
    await step('the cloud manager puts down the day it went live');
  });

  test('the unit is reminded and accepts the migration of its own system; nobody else does', async () => {
    await step('the migration waits for its acceptance');
    expect(await reminded('cloud-migration.1')).toContain('remind-15');
    expect(await refused(act(walk, 'yunguan', `/projects/${walk.id}/cloud-plan/migration-acceptance`, { opinion: '代收' }))).toMatchObject({ status: 403, type: 'not-your-unit' });
    expect(await refused(act(walk, 'yunguan', `/projects/${walk.id}/cloud-plan/migration-failure`, { items: ['代退'] }))).toMatchObject({ status: 403, type: 'not-your-unit' });
    await step('the unit turns the migration down');
    expect(await mailTo(docket, 'yunguan', '迁移验收未通过')).toContain('历史数据缺少 2017 年');
    expect(await walk.hands.get('yunguan', `/projects/${walk.id}/cloud-plan`)).toMatchObject({ state: 'failed', liveOn: null, faults: [{ n: 1, text: '附件打不开' }, { n: 2, text: '历史数据缺少 2017 年' }] });
    expect(await refused(act(walk, 'yunguan', `/projects/${walk.id}/cloud-plan/live-day`, { on: '2019-08-21' }))).toMatchObject({ status: 409, type: 'scan-missing' });
    await step('it is scanned and goes live anew', 'the unit accepts the migration');
    expect(await where()).toBe('build');
  });
});

describe('build', () => {
  test('its milestones come in their order, each on a day that was', async () => {
    expect(await refused(clerk(walk, 'milestones', { milestone: 'built', on: '2019-08-21' }))).toMatchObject({ status: 422, type: 'milestone-out-of-order', params: { next: 'contract' } });
    await step('the contract is signed and the system deployed');
  });

  test('after most of a year the unit is reminded; it is built', async () => {
    await step('the build takes a year');
    expect(await reminded('build.1')).toContain('remind-230');
    await step('it runs on trial and is built');
    expect(await where()).toBe('acceptance');
  });
});

describe('acceptance', () => {
  test('without its papers it is not applied for', async () => {
    expect(await refused(clerk(walk, 'acceptance-application', { statement: '已建成。' }))).toMatchObject({ status: 422, type: 'acceptance-documents-missing' });
    await step('the unit applies for acceptance');
  });

  test('its department, which organises it, is reminded; it fails, is rectified, and passes', async () => {
    await step('the acceptance takes its time');
    expect(await reminded('acceptance.1.accept')).toContain('remind-20');
    await step('the acceptance fails');
    expect(await where()).toBe('acceptance');
    await step('the unit rectifies and applies again', 'it is accepted');
    expect(await where()).toBe('operation');
    expect((await letters()).filter((number) => number.startsWith('沪信部验'))).toEqual(['沪信部验〔2020〕1号', '沪信部验〔2020〕2号']);
  });
});

describe('operation', () => {
  const year = (verb: string, body: object): Promise<unknown> => act(walk, 'zjw-clerk', `/operation-years/${walk.id}.2020/${verb}`, body);

  test('money is asked for this year or the next one; its reviewers are reminded, send it back and support it', async () => {
    expect(await refused(clerk(walk, 'operation-years', { year: 2023, amountFen: 1, note: '早' }))).toMatchObject({ type: 'operation-year-far' });
    await step('the unit declares a year of operation', 'its review takes a week');
    expect(await reminded('operation-review.1.review', `${walk.id}.2020`)).toContain('remind-5');
    expect(await mailTo(docket, 'lisi', `临期提醒：${yearTitle(2020)}`)).toBeTruthy();
    await step('the year is sent back');
    expect(await mailTo(docket, 'zjw-clerk', `请补正：${yearTitle(2020)}`)).toContain('费用未分项');
    await step('the year is amended', 'its money is supported');
    expect(await letters()).toContain('沪信运审〔2020〕1号');
  });

  test('month after month its use is told, and none before it is over', async () => {
    await step('October comes', 'September and the months before are told');
    expect(await refused(year('usage', { month: '2020-10', amountFen: 1, note: '早' }))).toMatchObject({ status: 422, type: 'month-not-over' });
    await step('November comes', 'October is told', 'December comes', 'November is told');
    expect(await refused(year('settlement', { note: '早' }))).toMatchObject({ status: 409, type: 'operation-year-not-over' });
  });

  test('the settlement is reminded of, sent back by finance, and settled', async () => {
    await step('the year is over');
    expect(await reminded('settlement.1', `${walk.id}.2020`)).toContain('remind-15');
    expect(await refused(year('settlement', { note: '缺月' }))).toMatchObject({ status: 422, type: 'usage-missing', params: { months: ['2020-12'] } });
    await step('December is told', 'the unit asks for settlement', 'finance sends the settlement back', 'the unit asks again', 'finance settles the year');
    expect((await factsOf(docket, `${walk.id}.2020`)).at(-1)).toMatchObject({ kind: 'process.closed', payload: { outcome: 'settled' } });
  });
});

describe('evaluation', () => {
  const id = (): string => idOf(walk.id, 2021);

  test('the list is the authority’s; the unit is reminded and fills in, its department sends back and confirms', async () => {
    expect(await refused(act(walk, 'wangmin', '/evaluation-lists', { year: 2021, set: 'post-2018', systems: [{ system: walk.id }] }))).toMatchObject({ status: 403, type: 'role-missing' });
    await step('the system is put on the list', 'the filling in takes its time');
    expect(await reminded('evaluation-filling.1.fill', id())).toContain('remind-10');
    await step('the unit fills in', 'the department sends the data back');
    expect((await evaluationOf(docket, 'zjw-clerk', id())).items.map(({ text }) => text)).toEqual(['使用情况须附近一年数据']);
    await step('the unit fills in again', 'the department confirms with its score');
  });

  test('five experts score blind and are reminded; three stand back, a substitute takes her place', async () => {
    await step('five experts are named', 'the experts take their time');
    expect(await reminded('evaluation-scoring.1.score', id())).toContain('remind-7');
    expect(await mailTo(docket, 'expert-1', '临期')).toContain(TITLE);
    await step('two score and three stand back');
    expect(await refused(act(walk, 'expert-1', `/evaluations/${id()}/sheet`, { scores: scores(9000) }))).toMatchObject({ status: 409, type: 'sheet-locked' });
    await step('a substitute is named and scores');
  });

  test('the opinion says “not qualified”: 57.20', async () => {
    await step('the authority gives its opinion');
    expect((await evaluationOf(docket, 'zjw-clerk', id()))).toMatchObject({ evaluation: { composite: 5720, opinion: { year: 2021, number: 1, qualified: false } } });
    expect(await mailTo(docket, 'zjw-clerk', '评价意见已出具')).toBeTruthy();
  });
});

describe('what follows from it', () => {
  const onNext = async (login: string): Promise<unknown> => agree(walk, login, yearTitle(2021));

  test('the next year’s money is refused by R056, by the reviewer and by finance, each with its clause', async () => {
    await step('the unit asks for the next year’s money');
    for (const login of ['wangmin', 'lisi']) expect(await refused(onNext(login))).toMatchObject({ status: 409, type: 'gate-open', params: { code: 'R056', outcome: 'unqualified', document: '003', clause: 'A4' } });
  });

  test('an upgrade of the system is refused by R057 at its review', async () => {
    await step('the window of the next season is opened', 'the unit declares an upgrade of the system', 'the upgrade comes to its review');
    expect(await refused(agree(walk, 'wangmin', UPGRADE))).toMatchObject({ status: 409, type: 'gate-open', params: { code: 'R057', outcome: 'unqualified', document: '003', clause: 'A4' } });
  });

  test('after two years both are reminded of, sent back, and the money is not supported', async () => {
    await step('two years have gone by');
    expect(await reminded('operation-review.1.review', `${walk.id}.2021`)).toContain('remind-5');
    await step('the next year is sent back', 'the next year is asked for again');
    expect(await refused(onNext('wangmin'))).toMatchObject({ type: 'gate-open', params: { code: 'R056' } }); // less money is money all the same
    await step('the next year is not supported', 'the upgrade is sent back');
    expect((await factsOf(docket, `${walk.id}.2021`)).at(-1)).toMatchObject({ kind: 'process.closed', payload: { outcome: 'not-supported' } });
    expect(await letters()).toContain('沪信运审〔2021〕1号');
  });
});

describe('in the end', () => {
  test('every step of the road was taken, in its order', () => expect(walk.seen).toEqual(Object.keys(ROAD)));

  test('the record tells the whole life, each stage entered and left once', async () => {
    const stages = (await factsOf(docket, walk.id)).filter(({ kind }) => kind === 'stage.entered').map(({ payload }) => payload['stage']);
    expect(stages).toEqual(['declaration', 'review', 'cloud-plan', 'build', 'acceptance', 'operation']);
    expect(kinds(await factsOf(docket, walk.id)).filter((kind) => kind === 'child.opened')).toHaveLength(2);
  });

  test('every letter has its number, without gaps in its series', async () => {
    expect(await letters()).toEqual([
      '沪信项受〔2019〕1号', '沪信部补〔2019〕1号', '沪信项补〔2019〕1号', '沪信项审〔2019〕1号', '沪信项调〔2019〕1号', '沪信云确〔2019〕1号', '沪信云确〔2019〕2号', '沪信部验〔2020〕1号', '沪信部验〔2020〕2号', '沪信运审〔2020〕1号', '沪信运审〔2021〕1号',
    ]);
  });

  test('nobody was told the same thing twice, and every notice has left', async () => {
    const { rows } = await docket.db.pool.query<{ told: string; state: string }>(`select recipient_id || ' ' || process_id || ' ' || template || ' ' || moment as told, state from notice`);
    expect(new Set(rows.map(({ told }) => told)).size).toBe(rows.length);
    expect(rows.filter(({ state }) => state === 'failed')).toEqual([]);
  });

  test('every chain is whole, every result is worked out again, and the runs replay', async () => {
    expect(await walk.hands.get('chener', '/record/verification')).toMatchObject({ broken: [] });
    expect(await replayed(docket)).toEqual({ failed: [], atLeast: true });
  }, 120_000);
});
