import { createHash, randomUUID } from 'node:crypto';
import { openIncident } from '../../db/incidents';
import { addToken } from '../../db/sign-in';
import type { Docket } from '../support/docket';
import { evaluationWorld, type EvaluationWorld } from './evaluations';
import { each, sheetOf } from '../support/cloud';
import { until } from '../support/docket';
import { acceptancePapers, agreeing, askChange, build, declare, declareYear, draft, importPlan, PLAN, say, taskId, waiting } from '../journeys/acts';

/** Something of every kind to ask about: a project in each place, a draft, tasks of the plan, a file, a notice, an incident. */
export type World = {
  readonly confirming: string; readonly confirmTask: string; readonly returned: string; readonly planning: string; readonly live: string; readonly running: string; readonly toWithdraw: string; readonly toEnd: string; readonly closed: string; readonly closedTask: string;
  readonly building: string; readonly accepting: string; readonly operated: string; readonly year: string; readonly yearBack: string;
  readonly toChange: string; readonly changing: string; readonly change: string; readonly changeBack: string; readonly settled: string;
  readonly toSend: string; readonly draft: string; readonly emptyDraft: string; readonly file: string; readonly spareFile: string; readonly notice: string; readonly incident: string; readonly token: string; readonly letter: string; readonly evaluations: EvaluationWorld;
  readonly meeting: string; readonly meetingBack: string; readonly meetingOver: string; readonly toMeet: string;
  readonly decided: string; readonly decision: string; readonly followed: number; readonly phrase: string; readonly substitution: string;
  readonly handing: string; readonly delegated: string; readonly remarkFile: string;
};
export const MISSING = '01980000-0000-7000-8000-000000000000';
export const DATA = { title: '修改后的标题', kind: 'NEW', channel: 'daily', amountFen: 10_000_000, cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '由其他单位统一上云。' };
export { PLAN, taskId };

/** Makes it, by acts of signed-in people over HTTP. */
export async function aWorld(docket: Docket): Promise<World> {
  await importPlan(docket);
  const confirming = await declare(docket, { title: '待确认' });
  const confirmTask = (await waiting(docket, 'zjw-review', '待确认'))?.id ?? '';
  const returned = await declare(docket, { title: '待补正' });
  await agreeing(docket, '待补正', 'zjw-review');
  await say(docket, 'wangmin', { title: '待补正', outcome: 'return', items: ['甲项', '乙项'] });
  const approved = async (title: string, kind: 'NEW' | 'OM' = 'OM'): Promise<string> => {
    const id = await declare(docket, { title, kind });
    await agreeing(docket, title, 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
    return id;
  };
  const running = await approved('运行中');
  const building = await approved('在建', 'NEW');
  const accepting = await approved('待验收', 'NEW');
  await build(docket, accepting);
  await acceptancePapers(docket, accepting);
  const operated = await approved('待运维');
  const year = await declareYear(docket, await approved('年度在用'), 2019);
  await agreeing(docket, '年度在用（2019年度运维）', 'wangmin', 'lisi');
  const yearBack = await declareYear(docket, await approved('年度退回'), 2019);
  await say(docket, 'wangmin', { title: '年度退回（2019年度运维）', outcome: 'return', items: ['费用明细'] });
  const toChange = await approved('可调整', 'NEW');
  const changing = await approved('调整中', 'NEW');
  const change = await askChange(docket, changing);
  const changeBack = await askChange(docket, await approved('调整退回', 'NEW'));
  await say(docket, 'wangmin', { title: '调整退回（项目调整）', outcome: 'return', items: ['测算依据'] });
  const settled = await askChange(docket, await approved('已调整', 'NEW'));
  await say(docket, 'wangmin', { title: '已调整（项目调整）', outcome: 'agree', opinion: '同意。' });
  const planning = await cloudProject(docket, '上云中');
  const live = await cloudProject(docket, '待上线');
  await planFor(docket, live, '待上线');
  const toWithdraw = await declare(docket, { title: '待撤回' });
  const toEnd = await declare(docket, { title: '待终止' });
  await agreeing(docket, '待终止', 'zjw-review');
  const closed = await declare(docket, { title: '已结' });
  const closedTask = await say(docket, 'zjw-review', { title: '已结', outcome: 'disagree', opinion: '重复建设。' });
  const toSend = await declare(docket, { title: '应急待报送', dept: 'yjj' });
  await say(docket, 'yjj-review', { title: '应急待报送', outcome: 'agree', opinion: '同意' });
  const drafted = await draft(docket, { title: '草稿', plan: false });
  const clerk = await docket.as('zjw-clerk');
  const emptyDraft = (await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' })).id;
  await clerk.attach(`/projects/${drafted}/attachments/construction-plan`, { name: '方案.pdf', text: '%PDF-1.4 方案' });
  await clerk.attach(`/projects/${drafted}/attachments/other`, { name: '附件.pdf', text: '%PDF-1.4 附件' });
  const { attachments } = await clerk.get<{ attachments: { id: string; kind: string }[] }>(`/projects/${drafted}/draft`);
  const fileOf = (kind: string): string => attachments.find((each) => each.kind === kind)?.id ?? '';
  const { rows } = await clerk.get<{ rows: { id: string }[] }>('/notices');
  await openIncident(docket.db.pool, { channel: 'test', what: 'channel.down', code: 'ECONNREFUSED', detail: 'made for this test' });
  const incident = (await (await docket.as('chusan')).get<{ rows: { id: string }[] }>('/incidents')).rows[0]?.id ?? '';
  const letter = await supplementOf(docket, returned);
  const decided = await approved('已批复', 'NEW');
  const { decision, followed } = await decisionOf(docket, decided);
  const meetings = await meetingsOf(docket);
  const token = randomUUID();
  await addToken(docket.db.knex, { tokenHash: createHash('sha256').update(token).digest('hex'), personId: 'demo-sunqi' });
  const [handing, delegated] = [await atReview(docket, '待转办'), await atReview(docket, '已委派')];
  await (await docket.as('wangmin')).act('delegate', 'POST', `/user-tasks/${delegated}/delegation`, { to: 'demo-zhaoliu' });
  const remarkFile = createHash(await algorithmOf(docket)).update('%PDF-1.4 核对').digest('hex');
  const evaluations = await evaluationWorld(docket);
  await until(async () => (await docket.db.pool.query(`select from incident where code = 'NO_PLATFORM'`)).rowCount === 1, 60_000, 'the order that has no platform to go to is an incident');
  return { ...meetings, evaluations, confirming, confirmTask, returned, planning, live, running, building, accepting, operated, year, yearBack, toChange, changing, change, changeBack, settled, toWithdraw, toEnd, closed, closedTask, toSend, draft: drafted, emptyDraft, file: fileOf('construction-plan'), spareFile: fileOf('other'), notice: rows[0]?.id ?? '', incident, token, letter, substitution: await namedSubstitute(docket), handing, delegated, remarkFile, decided, decision, followed, phrase: await keptPhrase(docket) };
}

/** A meeting that is called, one to be called off, one that was; and a task that could come before one. */
async function meetingsOf(docket: Docket): Promise<Pick<World, 'meeting' | 'meetingBack' | 'meetingOver' | 'toMeet'>> {
  const wangmin = await docket.as('wangmin');
  const tasks = new Map<string, string>();
  for (const title of ['待上会', '已上会', '待退会']) {
    await declare(docket, { title });
    await agreeing(docket, title, 'zjw-review');
    tasks.set(title, (await waiting(docket, 'wangmin', title))?.id ?? '');
  }
  const heldOn = (await wangmin.get<{ today: string }>('/review-meetings/offers')).today;
  const call = async (title: string, item: string): Promise<string> => (await wangmin.act<{ meetingId: string }>(`call ${title}`, 'POST', '/review-meetings', { title, heldOn, tasks: [tasks.get(item) ?? ''], attendees: ['demo-wangmin', 'demo-wangwu', 'demo-tangyue', 'demo-sunqi'] })).meetingId;
  const meeting = await call('四月评审会', '已上会');
  const meetingOver = await call('取消的评审会', '待退会');
  await wangmin.act('call it off', 'POST', `/review-meetings/${meetingOver}/cancellation`, { reason: '材料未齐' });
  await docket.settled();
  const meetingBack = await call('再议评审会', '待退会');
  await docket.settled();
  return { meeting, meetingBack, meetingOver, toMeet: tasks.get('待上会') ?? '' };
}

/** A project whose first review waits. */
async function atReview(docket: Docket, title: string): Promise<string> {
  await declare(docket, { title });
  await agreeing(docket, title, 'zjw-review');
  return (await waiting(docket, 'wangmin', title))?.id ?? '';
}

const algorithmOf = async ({ db }: Docket): Promise<string> => (await db.pool.query<{ algorithm: string }>('select hash_algorithm as algorithm from installation')).rows[0]?.algorithm ?? '';

async function keptPhrase(docket: Docket): Promise<string> {
  const { own } = await (await docket.as('wangmin')).act<{ own: { id: string }[] }>('keep a phrase', 'POST', '/phrases', { words: '同意，请按计划推进。' });
  return own[0]?.id ?? '';
}

/** Somebody will be away in years, and has named who acts for her then. */
async function namedSubstitute(docket: Docket): Promise<string> {
  return (await (await docket.as('hanliu')).act<{ id: string }>('name a substitute', 'POST', '/me/substitutions', { substitute: 'demo-pingjia', from: '2029-11-01', to: '2029-11-09', reason: '出差' })).id;
}

async function supplementOf(docket: Docket, id: string): Promise<string> {
  const { rows } = await (await docket.as('zjw-clerk')).get<{ rows: { id: string; processId: string }[] }>('/letters?letter=supplement');
  return rows.find(({ processId }) => processId === id)?.id ?? '';
}

export const PLAN_OF = { version: 0, provider: 'sh-cloud-a', sheet: sheetOf(each(5)), method: '迁移', security: '二级', schedule: '两个月' };

/** A project whose review approved ten of each service, and which waits for its cloud plan. */
async function cloudProject(docket: Docket, title: string): Promise<string> {
  const clerk = await docket.as('zjw-clerk');
  const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
  await clerk.send('PUT', `/projects/${id}/draft`, { data: { ...DATA, title, onCloud: true, cloudChapter: '第五章', cloud: sheetOf(each(10)) }, keyTask: null, version: 1 });
  await clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
  await docket.settled();
  await agreeing(docket, title, 'zjw-review');
  const task = await waiting(docket, 'wangmin', title);
  await (await docket.as('wangmin')).act(`first ${id}`, 'POST', `/user-tasks/${task?.id ?? ''}/decision`, { outcome: 'agree', figures: { cloud: each(10) } });
  await docket.settled();
  await agreeing(docket, title, 'zhaoliu', 'lisi');
  return id;
}

/** Its plan, allocated by the platform, waits for the live day. */
async function planFor(docket: Docket, id: string, title: string): Promise<void> {
  const post = async (login: string, verb: string, body: object): Promise<void> => { await (await docket.as(login)).act(`${login} ${verb} ${id}`, 'POST', `/projects/${id}/cloud-plan${verb}`, body); await docket.settled(); };
  await post('zjw-clerk', '', PLAN_OF);
  await post('zjw-clerk', '/signature', { version: 1 });
  await post('yunjia', '/signature', { version: 1 });
  await post('zjw-clerk', '/report', { version: 1 });
  await agreeing(docket, title, 'yunguan', 'wangmin');
  await until(async () => ((await docket.db.pool.query(`select 1 from awaiting where process_id = $1 and what = 'cloud-allocation'`, [id])).rowCount ?? 0) > 0, 20_000, 'the order is awaited');
}

/** The place of the review's decision, and how much has followed from it. */
async function decisionOf(docket: Docket, id: string): Promise<{ decision: string; followed: number }> {
  const reviewer = await docket.as('qianer');
  const { timeline } = await reviewer.get<{ timeline: { seq: number; kind: string; decision: object | null }[] }>(`/projects/${id}`);
  const seq = timeline.findLast(({ kind, decision }) => kind === 'round.ended' && decision !== null)?.seq ?? 0;
  const { followed } = await reviewer.get<{ followed: object[] }>(`/decisions/${id}/${seq}`);
  return { decision: `/decisions/${id}/${seq}`, followed: followed.length };
}
