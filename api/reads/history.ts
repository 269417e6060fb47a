import type { z } from 'zod';
import type { Pack } from '../../domain/policy/pack';
import { dayOf, timeOf } from '../../domain/calendar/calendar';
import type { Changes } from '../../domain/request/facts';
import { requestNamed } from '../../domain/request/ids';
import { namesOf, textsOf, type Told } from '../../db/reads/case';
import type { Pool } from '../../db/database';
import type { Sight } from '../../db/reads/sight';
import type { TimelineEntry, Words } from '../contract/common';
import { correctionsOf } from './approval/corrections';
import { HANDING_SAYS, isHanding, peopleNamed, withSigners } from './approval/handing-says';
import { MEETING_SAYS } from './meeting/says';
import { SUPERVISED_SAYS } from './supervision/says';
import { sawViews } from './approval/saw';
import { tookOf } from './took';
import { iso, letterName, office, sameWords } from './view';
import { outcomeName, stageName } from './words';

export { outcomeName, stageName };

type Entry = z.infer<typeof TimelineEntry>;
type W = z.infer<typeof Words>;
type Payload = Readonly<Record<string, unknown>>;
const w = (zh: string, en: string): W => ({ zh, en });

function text(payload: Payload, name: string): string {
  const value = payload[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
/** A letter by its name and number; one that the pack in force no longer sends keeps its number. */
function letterWords(pack: Pack, letter: string, number: string): W {
  const name = letterName(pack, letter);
  return w(`发出${name.zh} ${number}`, `${name.en} ${number} issued`);
}
type Say = (payload: Payload, of: { pack: Pack; sight: Sight }) => W;

/** What each kind of fact says on the screen; a kind that is not here is movement's own and stays off the time line. */
const SAYS: Readonly<Record<string, Say>> = {
  'project.submitted': (p) => w(`申报 ${text(p, 'number')}`, `Declared as ${text(p, 'number')}`),
  'project.resubmitted': () => w('补正后重交', 'Resubmitted'),
  'project.declared': (p) => w(`随部门批次报送，第 ${text(p, 'place')} 位（回执 ${text(p, 'receipt')}）`, `Sent in its department’s batch, place ${text(p, 'place')} (${text(p, 'receipt')})`),
  'window.opened': (p) => w(`开设窗口，截止 ${text(p, 'lastDay')} 24:00`, `Window opened until ${text(p, 'lastDay')}`),
  'window.moved': (p) => w(`截止日由 ${text(p, 'fromDay')} 改为 ${text(p, 'toDay')}`, `Last day moved from ${text(p, 'fromDay')} to ${text(p, 'toDay')}`),
  'window.closed': (p) => w(`窗口关闭，${countOf(p['without'])} 个部门未报送`, `Window closed; ${countOf(p['without'])} departments sent nothing`),
  'batch.ranked': (p) => w(`排序（${countOf(p['order'])} 项）`, `Ranked (${countOf(p['order'])})`),
  'batch.submitted': (p) => w(`报送批次 ${text(p, 'receipt')}（${countOf(p['listed'])} 项）`, `Submitted as ${text(p, 'receipt')} (${countOf(p['listed'])})`),
  'batch.accepted': (p) => w(`受理（${countOf(p['projects'])} 项）`, `Accepted (${countOf(p['projects'])})`),
  'batch.resubmitted': () => w('补正后重报', 'Resubmitted'),
  'batch.project-decided': (p) => w(`批次内项目办结：${outcomeName(text(p, 'outcome')).zh}`, `A project of it was decided: ${outcomeName(text(p, 'outcome')).en}`),
  'project.withdrawn': () => w('撤回申报', 'Withdrawn'),
  'project.adopted-task': () => w('承接重点任务', 'Adopted its supervised task'),
  'project.routed': (p, { pack }) => { const group = pack.organs.find(({ id }) => id === text(p, 'group'))?.name; return w(`分到${group?.zh ?? text(p, 'group')}${text(p, 'by') === 'rest' ? '（部门未列入分组）' : ''}`, `With the ${group?.en ?? text(p, 'group')}${text(p, 'by') === 'rest' ? ' (its department stands in no group)' : ''}`); },
  'project.retired': () => w('系统退出', 'Retired'),
  'milestone.reached': (p, { pack }) => { const name = pack.milestones.find(({ id }) => id === text(p, 'milestone'))?.name; return w(`建设节点：${name?.zh ?? text(p, 'milestone')}（${text(p, 'on')}）`, `Milestone: ${name?.en ?? text(p, 'milestone')} (${text(p, 'on')})`); },
  'acceptance.applied': () => w('申请验收', 'Acceptance applied for'),
  'operation.declared': (p) => w(`申报 ${text(p, 'year')} 年度运维`, `Operation of ${text(p, 'year')} declared`),
  'operation-year.opened': (p) => w(`${text(p, 'year')} 年度运维立项`, `Operation of ${text(p, 'year')} opened`),
  'operation-year.amended': () => w('按退回意见修改', 'Amended'),
  'usage.reported': (p) => w(`填报 ${text(p, 'month')} 用量`, `Use of ${text(p, 'month')} reported`),
  'settlement.asked': () => w('申请年度结算', 'Settlement asked for'),
  'child.ended': (p) => w(`年度运维办结：${outcomeName(text(p, 'outcome')).zh}`, `Year of operation closed: ${outcomeName(text(p, 'outcome')).en}`),
  'stage.entered': (p) => w(`进入${stageName(text(p, 'stage')).zh}阶段`, `Entered ${stageName(text(p, 'stage')).en}`),
  'task.opened': (p, { pack }) => w(`转到${office(pack, text(p, 'key')).zh}`, `To ${office(pack, text(p, 'key')).en}`),
  'task.claimed': () => w('签收', 'Claimed'),
  'task.prioritised': (p) => (Number(p['priority']) > 0 ? w('标为急件', 'Marked as urgent') : w('取消急件', 'No longer urgent')),
  'task.decided': (p) => { const said = outcomeName(text(p, 'outcome')); return p['meeting'] === undefined ? said : w(`评审会：${said.zh}`, `By a review meeting: ${said.en}`); },
  'round.ended': (p) => { const came = outcomeName(text(p, 'outcome')); const isAnew = p['resume'] === 'forward'; return w(`第${text(p, 'round')}轮：${came.zh}${isAnew ? '，重交后从头办理' : ''}`, `Round ${text(p, 'round')}: ${came.en}${isAnew ? ', and after that every step again' : ''}`); },
  'deadline.paused': (p) => w(`办理时限停止计算，余 ${text(p, 'budgetLeft')} 个工作日`, `Clock stopped, ${text(p, 'budgetLeft')} working days left`),
  'deadline.missed': () => w('逾期', 'Overdue'),
  'deadline.moved': (p, { sight }) => p['from'] === p['dueAt'] ? w('提醒时间按工作日历调整', 'Reminders follow the changed calendar') : w(`期限由 ${dayOf(sight.calendar, Number(p['from']) - 1)} 改为 ${dayOf(sight.calendar, Number(p['dueAt']) - 1)}`, `Due day moved from ${dayOf(sight.calendar, Number(p['from']) - 1)} to ${dayOf(sight.calendar, Number(p['dueAt']) - 1)}`),
  'rung.fired': (p, { sight }) => w(`${text(p, 'notice') === 'deadline-escalated' ? '逾期升级' : '到期提醒'}（${dayOf(sight.calendar, Number(p['moment']))} ${timeOf(sight.calendar, Number(p['moment']))}，已通知 ${countOf(p['tells'])} 人）`, `${text(p, 'notice') === 'deadline-escalated' ? 'Escalated' : 'Reminded'}: ${countOf(p['tells'])} told`),
  'rung.missed': () => w('错过的提醒（只记录）', 'A missed reminder, recorded'),
  'request.asked': (p, { pack }) => w(`提出${kindName(pack, text(p, 'requestKind')).zh}申请`, `Asked for: ${kindName(pack, text(p, 'requestKind')).en}`),
  'request.resubmitted': () => w('补正后重交', 'Resubmitted'),
  'request.withdrawn': () => w('撤回申请', 'Taken back'),
  'request.settled': (p, { pack }) => w(`${kindName(pack, text(p, 'requestKind')).zh}办结：${outcomeName(text(p, 'outcome')).zh}`, `${kindName(pack, text(p, 'requestKind')).en}: ${outcomeName(text(p, 'outcome')).en}`),
  'project.change-asked': (p, { pack }) => w(`提出${kindName(pack, text(p, 'requestKind')).zh}申请`, `Asked for: ${kindName(pack, text(p, 'requestKind')).en}`),
  'project.change-ended': (p, { pack }) => w(`${kindOfRequest(pack, text(p, 'requestId')).zh}办结：${outcomeName(text(p, 'outcome')).zh}，核定数不变`, `${kindOfRequest(pack, text(p, 'requestId')).en}: ${outcomeName(text(p, 'outcome')).en}; what was approved stands`),
  'project.changed': (p, { pack }) => changedWords(p['changes'] as Changes, pack),
  'decision.corrected': (p) => (p['was'] === p['outcome'] ? w('更正决定', 'Decision corrected') : w(`更正决定：结果改为${outcomeName(text(p, 'outcome')).zh}`, `Decision corrected: ${outcomeName(text(p, 'outcome')).en}`)),
  'pack.changed': () => w('改按另一版规则办理', 'Moved to another version of the rules'),
  'letter.issued': (p, { pack }) => letterWords(pack, text(p, 'letter'), text(p, 'number')),
  'approval.proposed': (p) => w(`提出核定金额 ${yuan(p['amountFen'])} 元${p['cloud'] ? '和云资源数量' : ''}`, `Proposed CNY ${yuan(p['amountFen'])}${p['cloud'] ? ' and cloud quantities' : ''}`),
  'approval.lapsed': () => w('申报内容已改，原核定意见失效', 'Declared anew; what was proposed has lapsed'),
  'project.approved': (p) => w(`核定金额 ${yuan(p['amountFen'])} 元${p['cloud'] ? '，云资源逐项核定' : ''}`, `Approved CNY ${yuan(p['amountFen'])}${p['cloud'] ? ' and cloud quantities' : ''}`),
  'cloud-plan.drafted': (p) => w(`编制上云技术方案第 ${text(p, 'version')} 版`, `Drafted version ${text(p, 'version')} of the cloud plan`),
  'cloud-plan.signed': (p) => (text(p, 'side') === 'unit' ? w('建设单位签署方案', 'Signed by the unit') : w('云服务商签署方案', 'Signed by the provider')),
  'cloud-plan.reported': (p) => w(`第 ${text(p, 'version')} 版报云建管部门，各项均在核定数以内`, `Version ${text(p, 'version')} reported, within its bound`),
  'cloud-plan.returned': () => w('方案退回重新编制', 'The plan came back'),
  'cloud-plan.confirmed': () => w('方案已确认', 'The plan is confirmed'),
  'allocation.ordered': () => w('云管平台已接单', 'The platform has the order'),
  'allocation.answered': (p) => ANSWERS[text(p, 'answer')] ?? w(text(p, 'answer'), text(p, 'answer')),
  'cloud-plan.scanned': (p) => w(`${text(p, 'on')} 完成系统上线安全扫描，报告已登记`, `Scanned before going live on ${text(p, 'on')}, with its report`),
  'cloud-plan.went-live': (p) => w(`${text(p, 'on')} 上线`, `Live since ${text(p, 'on')}`),
  'migration.failed': (p) => w(`迁移验收未通过，列出 ${(p['items'] as unknown[]).length} 项`, `Migration turned down, ${(p['items'] as unknown[]).length} items named`),
  'migration.accepted': () => w('迁移验收通过', 'Migration accepted'),
  ...SUPERVISED_SAYS,
  ...MEETING_SAYS,
  'evaluation.listed': (p) => w(`列入 ${text(p, 'year')} 年评价清单`, `On the list of ${text(p, 'year')}`),
  'evaluation.filled': () => w('绩效数据填报完成', 'Filled in'),
  'opinion.issued': (p) => w(`评价意见〔${text(p, 'year')}〕${text(p, 'number')}号`, `Opinion ${text(p, 'number')} of ${text(p, 'year')}`),
  'process.terminated': () => w('终止', 'Terminated'),
  'process.closed': (p) => w(`办结：${outcomeName(text(p, 'outcome')).zh}`, `Closed: ${outcomeName(text(p, 'outcome')).en}`),
};
const ACTORS: Readonly<Record<string, W>> = { clock: w('时钟', 'Clock'), platform: w('云管平台', 'Cloud platform') };
const ANSWERS: Readonly<Record<string, W>> = { allocated: w('云平台已分配资源', 'Allocated by the platform'), rejected: w('云平台不能分配', 'Turned down by the platform'), contradicted: w('云平台分配的数量与方案不符', 'The platform allocated something else') };
const yuan = (fen: unknown): string => { const n = String(fen).padStart(3, '0'); return `${n.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${n.slice(-2)}`; };
const countOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** The time line of a process, oldest first, in both languages, with the words people wrote. */
export async function timeline(pool: Pool, facts: readonly Told[], sight: Sight): Promise<Entry[]> {
  const shown = withSigners(facts).filter((fact) => isHanding(fact) || SAYS[fact.kind] !== undefined);
  const names = await namesOf(pool, peopleNamed(shown));
  const texts = await textsOf(pool, shown.flatMap(({ payload }) => textIds(payload)));
  const [saw, corrections, took] = [await sawViews(pool, facts, sight.pack), await correctionsOf(pool, facts), tookOf(facts, sight.calendar)];
  return shown.map((fact) => ({ ...entryOf(fact, { texts, names, sight }), took: took.get(fact.seq) ?? null, saw: saw.get(fact.seq) ?? null, corrections: [...(corrections.get(fact.seq) ?? [])] }));
}

/** What acts where no person does. */
const nobody = (actorId: string): W => ACTORS[actorId] ?? w('流程', 'Workflow');

/** What a change came to, in a line. */
function changedWords({ amount, cloud, scope }: Changes, pack: Pack): W {
  const serviceOf = (id: string): W => pack.services.find(({ service }) => service === id)?.name ?? sameWords(id);
  const changed: readonly W[] = [
    ...(amount ? [w(`金额 ${yuan(amount.fromFen)} → ${yuan(amount.toFen)} 元`, `amount CNY ${yuan(amount.fromFen)} → ${yuan(amount.toFen)}`)] : []),
    ...cloud.map(({ service, from, to }) => w(`${serviceOf(service).zh} ${from ?? 0} → ${to}`, `${serviceOf(service).en} ${from ?? 0} → ${to}`)), ...(scope ? [w('建设内容', 'scope')] : []),
  ];
  return w(`核定数已调整：${changed.map(({ zh }) => zh).join('；')}`, `Changed: ${changed.map(({ en }) => en).join('; ')}`);
}

type Telling = { readonly texts: ReadonlyMap<string, string>; readonly names: ReadonlyMap<string, string>; readonly sight: Sight };

function entryOf({ processId, seq, at, kind, payload, actorId, actorName, letterId }: Told, { texts, names, sight }: Telling): Omit<Entry, 'saw' | 'corrections' | 'took'> {
  return {
    seq, at: iso(at), kind, who: actorName === null ? nobody(actorId) : sameWords(actorName), words: wordsOf({ kind, payload }, { names, sight }), text: textIds(payload).map((id) => texts.get(id) ?? '（已删改）').join('\n') || null,
    round: typeof payload['round'] === 'number' ? payload['round'] : null, letter: letterId === null ? null : { id: letterId, number: text(payload, 'number') }, decision: isDecision(kind, payload) ? { processId, seq } : null,
  };
}

const wordsOf = ({ kind, payload }: Pick<Told, 'kind' | 'payload'>, { names, sight }: Omit<Telling, 'texts'>): W =>
  (isHanding({ kind, payload }) ? HANDING_SAYS[kind]?.(payload, names) : SAYS[kind]?.(payload, { pack: sight.pack, sight })) ?? w(kind, kind);

/** A word or a round's yes or no has a page of its own. */
const isDecision = (kind: string, payload: Payload): boolean => kind === 'task.decided' || (kind === 'round.ended' && (payload['outcome'] === 'agreed' || payload['outcome'] === 'not-agreed'));

/** The text ids of a fact that people read beside it; a form is shown elsewhere. */
function textIds(payload: Payload): string[] {
  const single = ['words', 'opinion', 'report', 'reason', 'note', 'statement'].map((name) => payload[name]).filter((id): id is string => typeof id === 'string' && /^[0-9a-f]{64}$/.test(id));
  const listed = ['items', 'answers'].flatMap((name) => (Array.isArray(payload[name]) ? (payload[name] as { text: string; reason?: string }[]).flatMap(({ text: id, reason }) => (reason === undefined ? [id] : [id, reason])) : []));
  return [...single, ...listed];
}

/** The name of a kind of request; one that the pack in force does not know any more is called by its id. */
const kindName = (pack: Pack, id: string): W => pack.requests.find((kind) => kind.id === id)?.name ?? w(id, id);
const kindOfRequest = (pack: Pack, requestId: string): W => kindName(pack, requestNamed(requestId)?.kind ?? requestId);
