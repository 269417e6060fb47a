import { given, scores } from '../evaluation-acts';
import { each } from '../../support/cloud';
import { until } from '../../support/docket';
import { act, agree, answer, attach, BATCH, CHANGE_TITLE, clerk, declare, drawPlan, NEW, NEXT_BATCH, receive, reportPlan, say, sendBack, sendBatch, UPGRADE, upgradeOf, use, yearTitle, type Walk } from './walk';

type Step = (walk: Walk) => Promise<unknown>;
const on = (local: string): Step => (walk) => walk.hands.travel(local);
const evaluation = (walk: Walk): string => `/evaluations/post.2021.${walk.id}`;
/** Waits until the platform's n-th answer is on record and has been acted on. */
async function platformSpoke({ hands, id }: Walk, n: number): Promise<void> {
  await until(async () => (await hands.facts(id)).filter(({ kind }) => kind === 'allocation.answered').length >= n, 60_000, `answer ${n} of the platform`);
  await hands.settled();
}
async function endIncidents({ hands }: Walk): Promise<void> {
  const { rows } = await hands.get<{ rows: readonly { id: string }[] }>('chusan', '/incidents');
  for (const { id } of rows) await hands.prepare('chusan', (visitor) => visitor.act(`retry ${id}`, 'POST', `/incidents/${id}/retry`));
  await hands.settled();
}
const lock = (walk: Walk, login: string): Promise<unknown> => act(walk, login, `${evaluation(walk)}/sheet`, { scores: scores(5900, '数据共享不足') });

const DECLARATION = {
  'the administrator opens the window with its last day': (walk) => act(walk, 'chusan', '/declaration-windows', { channel: 'central', year: 2019, lastDay: '2019-05-20' }),
  'the unit declares': async (walk) => { walk.id = await declare(walk, NEW); },
  'a week passes': on('2019-04-09 10:00'),
  'its department sends it back': (walk) => sendBack(walk, 'zjw-review', { item: '请写明排水管网范围' }),
  'the unit answers its department': (walk) => answer(walk, '已写明。'),
  'its department confirms': (walk) => agree(walk, 'zjw-review'),
  'a month remains until the cut-off': on('2019-04-22 10:00'),
  'the department ranks and sends its batch': (walk) => sendBatch(walk, BATCH, [walk.id]),
  'the desk lets five days pass': on('2019-04-30 10:00'),
  'the desk sends the batch back': (walk) => receive(walk, BATCH, { outcome: 'return', items: ['申报函未盖章'] }),
  'the department answers the desk': (walk) => act(walk, 'zjw-review', `/declaration-batches/${BATCH}/resubmission`, { answers: [{ n: 1, text: '已盖章重报。' }] }),
  'the desk accepts the batch': (walk) => receive(walk, BATCH, { outcome: 'agree', opinion: '予以受理。' }),
  'the reviewer lets five days pass': on('2019-05-10 10:00'),
  'the reviewer returns it for its plan': (walk) => sendBack(walk, 'wangmin', { item: '请附项目建设方案' }),
  'the unit supplements the plan': async (walk) => { await attach(walk, walk.id, 'construction-plan'); await answer(walk, '已附建设方案。'); },
  'the reviewer approves with figures': (walk) => say(walk, 'wangmin', { outcome: 'agree', opinion: '同意。', figures: { amountFen: 58_000_000, cloud: each(10) } }),
  'two countersign': async (walk) => { for (const login of ['zhaoliu', 'lisi']) await agree(walk, login); },
} as const satisfies Record<string, Step>;

const CLOUD = {
  'the drafting of the cloud plan takes its time': on('2019-05-27 10:00'),
  'unit and provider draw a plan over its bound': (walk) => drawPlan(walk, 1, 14),
  'the unit asks for a change': async (walk) => { walk.request = String((await clerk(walk, 'requests', { kind: 'project-change', data: { reason: '雨量站增加', cloud: { CS08: 12 } } }))['requestId']); },
  'the change lies for a week': on('2019-06-04 10:00'),
  'the change is sent back': (walk) => sendBack(walk, 'wangmin', { title: CHANGE_TITLE, item: '请按方案测算' }),
  'the change is answered, with more money': (walk) => act(walk, 'zjw-clerk', `/requests/${walk.request}/resubmission`, { data: { reason: '已测算', amountFen: 59_000_000, cloud: { CS08: 14 } }, answers: [{ n: 1, text: '已按方案测算。' }] }),
  'the change is granted': async (walk) => { for (const login of ['wangmin', 'lisi']) await agree(walk, login, CHANGE_TITLE); },
  'the same plan is reported': (walk) => reportPlan(walk, 1),
  'the cloud manager lets three days pass': on('2019-06-11 10:00'),
  'the cloud manager receives it': (walk) => agree(walk, 'yunguan'),
  'the reviewer sends the plan back': (walk) => sendBack(walk, 'wangmin', { item: '请补充迁移步骤' }),
  'the platform will turn one order down and contradict the next': (walk) => walk.hands.platform.stumbles('rejects', 'contradicts'),
  'a second plan is reported and confirmed': async (walk) => { await drawPlan(walk, 2, 14); await reportPlan(walk, 2); await agree(walk, 'wangmin'); await platformSpoke(walk, 1); },
  'a third plan is reported and confirmed': async (walk) => { await drawPlan(walk, 3, 13); await reportPlan(walk, 3); for (const login of ['yunguan', 'wangmin']) await agree(walk, login); await platformSpoke(walk, 2); },
  'the cloud manager looks after the platform': on('2019-06-14 10:00'),
  'the platform allocates after all': async (walk) => { await walk.hands.platform.allocates(`${walk.id}.v3`); await platformSpoke(walk, 3); },
  'the administrator ends its incidents': endIncidents,
} as const satisfies Record<string, Step>;

const BUILDING = {
  'the system waits to go live': on('2019-07-30 10:00'),
  'the unit attaches the scan, and its provider puts its day down': async (walk) => { await attach(walk, walk.id, 'scan-report'); await act(walk, 'yunjia', `/projects/${walk.id}/cloud-plan/scan`, { on: '2019-07-26' }); },
  'the cloud manager puts down the day it went live': (walk) => act(walk, 'yunguan', `/projects/${walk.id}/cloud-plan/live-day`, { on: '2019-07-29' }),
  'the migration waits for its acceptance': on('2019-08-21 10:00'),
  'the unit turns the migration down': (walk) => clerk(walk, 'cloud-plan/migration-failure', { items: ['附件打不开', '历史数据缺少 2017 年'] }),
  'it is scanned and goes live anew': async (walk) => { await act(walk, 'yunjia', `/projects/${walk.id}/cloud-plan/scan`, { on: '2019-08-20' }); await act(walk, 'yunguan', `/projects/${walk.id}/cloud-plan/live-day`, { on: '2019-08-21' }); },
  'the unit accepts the migration': (walk) => clerk(walk, 'cloud-plan/migration-acceptance', { opinion: '迁移完成，运行正常。' }),
  'the contract is signed and the system deployed': async (walk) => { for (const milestone of ['contract', 'deployment']) await clerk(walk, 'milestones', { milestone, on: '2019-08-21' }); },
  'the build takes a year': on('2020-08-20 10:00'),
  'it runs on trial and is built': async (walk) => { for (const milestone of ['trial', 'built']) await clerk(walk, 'milestones', { milestone, on: '2020-08-20' }); },
  'the unit applies for acceptance': async (walk) => { for (const kind of ['acceptance-report', 'test-report']) await attach(walk, walk.id, kind); await clerk(walk, 'acceptance-application', { statement: '已建成，申请验收。' }); },
  'the acceptance takes its time': on('2020-09-21 10:00'),
  'the acceptance fails': (walk) => say(walk, 'zjw-review', { outcome: 'disagree', opinion: '未达到方案要求的并发。' }),
  'the unit rectifies and applies again': (walk) => clerk(walk, 'acceptance-application', { statement: '已整改，再次申请验收。' }),
  'it is accepted': (walk) => agree(walk, 'zjw-review'),
} as const satisfies Record<string, Step>;

const year = (walk: Walk, verb: string, body: object): Promise<unknown> => act(walk, 'zjw-clerk', `/operation-years/${walk.id}.2020/${verb}`, body);
const OPERATION = {
  'the unit declares a year of operation': (walk) => clerk(walk, 'operation-years', { year: 2020, amountFen: 1_200_000, note: '运维费用。' }),
  'its review takes a week': on('2020-09-29 10:00'),
  'the year is sent back': (walk) => sendBack(walk, 'wangmin', { title: yearTitle(2020), item: '费用未分项' }),
  'the year is amended': (walk) => year(walk, 'amendment', { amountFen: 1_000_000, note: '已分项。' }),
  'its money is supported': async (walk) => { for (const login of ['wangmin', 'lisi']) await agree(walk, login, yearTitle(2020)); },
  'October comes': on('2020-10-12 10:00'),
  'September and the months before are told': (walk) => use(walk, 2020, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
  'November comes': on('2020-11-05 10:00'),
  'October is told': (walk) => use(walk, 2020, [10]),
  'December comes': on('2020-12-04 10:00'),
  'November is told': (walk) => use(walk, 2020, [11]),
  'the year is over': on('2021-01-19 10:00'),
  'December is told': (walk) => use(walk, 2020, [12]),
  'the unit asks for settlement': (walk) => year(walk, 'settlement', { note: '全年已完。' }),
  'finance sends the settlement back': (walk) => sendBack(walk, 'lisi', { title: yearTitle(2020), item: '12月发票未附' }),
  'the unit asks again': (walk) => year(walk, 'settlement', { note: '发票已附。' }),
  'finance settles the year': (walk) => agree(walk, 'lisi', yearTitle(2020)),
} as const satisfies Record<string, Step>;

const EVALUATION = {
  'the system is put on the list': (walk) => act(walk, 'pingjia', '/evaluation-lists', { year: 2021, set: 'post-2018', systems: [{ system: walk.id }] }),
  'the filling in takes its time': on('2021-02-05 10:00'),
  'the unit fills in': (walk) => act(walk, 'zjw-clerk', `${evaluation(walk)}/filling`, { given: given('暂缺') }),
  'the department sends the data back': (walk) => act(walk, 'zjw-review', `${evaluation(walk)}/return`, { items: ['使用情况须附近一年数据'] }),
  'the unit fills in again': (walk) => act(walk, 'zjw-clerk', `${evaluation(walk)}/filling`, { given: given('已补充') }),
  'the department confirms with its score': (walk) => act(walk, 'zjw-review', `${evaluation(walk)}/confirmation`, { scores: scores(5000, '依据已失效') }),
  'five experts are named': (walk) => act(walk, 'pingjia', `${evaluation(walk)}/experts`, { experts: [1, 2, 3, 4, 5].map((n) => `demo-expert-${n}`) }),
  'the experts take their time': on('2021-02-26 10:00'),
  'two score and three stand back': async (walk) => {
    for (const login of ['expert-1', 'expert-2']) await lock(walk, login);
    for (const login of ['expert-3', 'expert-4', 'expert-5']) await act(walk, login, `${evaluation(walk)}/recusal`, { reason: '曾参与该系统的建设' });
  },
  'a substitute is named and scores': async (walk) => { await act(walk, 'pingjia', `${evaluation(walk)}/experts`, { experts: ['demo-expert-6'] }); await lock(walk, 'expert-6'); },
  'the authority gives its opinion': (walk) => act(walk, 'pingjia', `${evaluation(walk)}/opinion`, { words: '评价不合格。' }),
} as const satisfies Record<string, Step>;

const CONSEQUENCES = {
  'the unit asks for the next year’s money': (walk) => clerk(walk, 'operation-years', { year: 2021, amountFen: 1_200_000, note: '运维费用。' }),
  'the window of the next season is opened': (walk) => act(walk, 'chusan', '/declaration-windows', { channel: 'daily', year: 2021 }),
  'the unit declares an upgrade of the system': async (walk) => { walk.upgrade = await declare(walk, upgradeOf(walk.id), { plan: true }); },
  'the upgrade comes to its review': async (walk) => {
    await agree(walk, 'zjw-review', UPGRADE);
    await sendBatch(walk, NEXT_BATCH, [walk.upgrade]);
    await receive(walk, NEXT_BATCH, { outcome: 'agree', opinion: '予以受理。' });
  },
  'two years have gone by': on('2021-04-02 10:00'),
  'the next year is sent back': (walk) => sendBack(walk, 'wangmin', { title: yearTitle(2021), item: '系统评价不合格，请先整改' }),
  'the next year is asked for again': (walk) => act(walk, 'zjw-clerk', `/operation-years/${walk.id}.2021/amendment`, { amountFen: 600_000, note: '整改期间仅保留基本运维。' }),
  'the next year is not supported': (walk) => say(walk, 'wangmin', { title: yearTitle(2021), outcome: 'disagree', opinion: '评价不合格，不支持运行维护经费。' }),
  'the upgrade is sent back': (walk) => sendBack(walk, 'wangmin', { title: UPGRADE, item: '原系统评价不合格' }),
} as const satisfies Record<string, Step>;

/**
 * What people do in the two years of one project, in their order: from the window in which it is declared to the year whose money it does not get.
 * Whoever walks it takes every step once; between the steps a journey may look around and try what is refused.
 */
export const ROAD = { ...DECLARATION, ...CLOUD, ...BUILDING, ...OPERATION, ...EVALUATION, ...CONSEQUENCES };
export type StepName = keyof typeof ROAD;

/** Takes these steps, one after the other. */
export async function take(walk: Walk, ...steps: readonly StepName[]): Promise<void> {
  for (const step of steps) {
    await ROAD[step](walk);
    walk.seen.push(step);
  }
}
