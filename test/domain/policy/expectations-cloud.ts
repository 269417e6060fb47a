import { askGate, refusing } from '../../../domain/policy/ask-gate';
import { routeOf, waitOf } from '../../../domain/policy/lookup';
import type { Pack } from '../../../domain/policy/pack';
import { at, marks, place, rows, steps, voices, type Expectation } from './expecting';

const OFF = { cloud_state: 'LATER_OTHER_UNIT', pilot_field: false, pre_opinion: 'none', on_cloud: false, has_cloud_chapter: false, has_host_sheet: false, has_approved_cloud: false };
const ON = { cloud_state: 'NEW_ON_CLOUD', pilot_field: false, pre_opinion: 'none', on_cloud: true, has_cloud_chapter: true, has_host_sheet: true, has_approved_cloud: true };
/** The rules of the cloud asked at a gate; `!` where one refuses. */
function ruled(...[pack, gate, inputs, on = '2018-01-01']: [Pack, string, Record<string, string | number | boolean>, string?]): string[] {
  const all = { kind: 'NEW', amount_fen: 1, has_construction_plan: true, channel: 'daily', cutoff_known: true, arrived_in_time: true, original_named: true, original_listed: true, original_opinion: 'qualified', ...inputs };
  const rulings = askGate(pack, gate, { on, inputs: all, seen: { pack: '', saw: { processId: '', seq: 0 } } });
  const refused = refusing(pack, gate, rulings);
  return rulings.filter(({ code }) => ['R017', 'R018', 'R035', 'R059'].includes(code)).map((ruling) => `${ruling.code} ${ruling.outcome}${ruling.holds ? '' : ' no'}${refused.includes(ruling) ? '!' : ''}`);
}
const bound = (pack: Pack, planned: number, approved: number): string[] => ruled(pack, 'cloud-plan', { service_no: 8, planned, approved });
const owes = (pack: Pack, wait: string): unknown => { const found = waitOf(pack, wait); return [found?.ladder, found?.tells ?? false, found?.asks.map((asked) => (asked === 'attendees' ? asked : `${asked.role}@${place(asked.at)}`))]; };
const offers = (pack: Pack, route: string): unknown => routeOf(pack, route).steps.map(({ id, offers: said, proposes }) => [id, said ?? 'everything', proposes ?? 'nothing']);
const monday = { startedAt: at('2018-05-07', '10:00') };
const near = (ladder: string, ...days: string[]): Expectation['of'] => (pack) => marks(pack, ladder, days);

const FOURTEEN = [
  'CS03 3 互联网公有IP服务 个地址', 'CS04 4 互联网带宽（骨干级） Mbps', 'CS08 8 CPU vCPU', 'CS09 9 内存 GB', 'CS10 10 应用存储空间 GB', 'CS11 11 数据库存储 GB', 'CS12 12 NFS/CIFS存储空间 GB',
  'CS33 33 网络访问控制服务 台主机', 'CS34 34 入侵防御服务 台主机', 'CS38 38 网络行为安全审计服务 台主机', 'CS40 40 数据库审计服务 个数据库', 'CS42 42 系统上线安全扫描 次', 'CS43 43 在线防护WAF 个站点', 'CS44 44 网页防篡服务 个站点',
];

const MISSED = 'missed: miss, deadline-missed to nobody';
const LEADER = 'leader: escalate, deadline-escalated to group_leader@sh-jxw';
const BOTH = 'leader: escalate, deadline-escalated to holders and group_leader@sh-jxw';
const DEPARTMENT = 'department: escalate, deadline-escalated to holders and dept_head@department';
const LADDERS: Expectation[] = [
  { name: 'a plan to be drafted from 7 May 2018', of: (pack) => rows(pack, 'cloud-drafting', monday), is: ['remind-10 2018-05-21 09:00', 'remind-18 2018-05-31 09:00', 'missed 2018-06-04 24:00', 'department 2018-06-05 09:00', 'manager 2018-06-11 09:00'] },
  { name: 'a plan reported on 7 May 2018: five working days for the manager', of: (pack) => rows(pack, 'cloud-receipt', monday), is: ['remind-3 2018-05-10 09:00', 'missed 2018-05-14 24:00', 'leader 2018-05-15 09:00'] },
  { name: 'and ten for the review body', of: (pack) => rows(pack, 'cloud-confirmation', monday), is: ['remind-5 2018-05-14 09:00', 'missed 2018-05-21 24:00', 'leader 2018-05-22 09:00'] },
  { name: 'an order of 7 May 2018', of: (pack) => rows(pack, 'cloud-allocation', monday), is: ['remind-1 2018-05-08 09:00', 'missed 2018-05-10 24:00', 'leader 2018-05-14 09:00'] },
  { name: 'what was allocated on 7 May 2018', of: (pack) => rows(pack, 'cloud-going-live', monday), is: ['remind-30 2018-06-19 09:00', 'remind-55 2018-07-24 09:00', 'missed 2018-07-31 24:00', 'leader 2018-08-01 09:00'] },
  { name: 'what went live on 7 May 2018', of: (pack) => rows(pack, 'cloud-migration', monday), is: ['remind-15 2018-05-28 09:00', 'missed 2018-06-04 24:00', 'department 2018-06-05 09:00'] },
  { name: 'whom the drafting speaks to', of: (pack) => voices(pack, 'cloud-drafting'), is: ['remind-10: remind, deadline-near to holders', 'remind-18: remind, deadline-near to holders', MISSED, DEPARTMENT, 'manager: escalate, deadline-escalated to cloud_manager@sh-dsj'] },
  { name: 'whom the receipt speaks to', of: (pack) => voices(pack, 'cloud-receipt'), is: ['remind-3: remind, deadline-near to holders', MISSED, LEADER] },
  { name: 'whom the confirmation speaks to', of: (pack) => voices(pack, 'cloud-confirmation'), is: ['remind-5: remind, deadline-near to holders', MISSED, LEADER] },
  { name: 'whom the allocation speaks to', of: (pack) => voices(pack, 'cloud-allocation'), is: ['remind-1: remind, deadline-near to holders', MISSED, BOTH] },
  { name: 'whom going live speaks to', of: (pack) => voices(pack, 'cloud-going-live'), is: ['remind-30: remind, deadline-near to holders', 'remind-55: remind, deadline-near to holders and unit_clerk@unit', MISSED, BOTH] },
  { name: 'whom the migration speaks to', of: (pack) => voices(pack, 'cloud-migration'), is: ['remind-15: remind, deadline-near to holders', MISSED, DEPARTMENT] },
  { name: 'a plan to be drafted is near from three working days before', of: near('cloud-drafting', '2018-05-21', '2018-05-15', '2018-05-16'), is: ['normal 4 working-day', 'soon 3 working-day'] },
  { name: 'a receipt from two', of: near('cloud-receipt', '2018-05-21', '2018-05-16', '2018-05-17'), is: ['normal 3 working-day', 'soon 2 working-day'] },
  { name: 'a confirmation from two', of: near('cloud-confirmation', '2018-05-21', '2018-05-16', '2018-05-17'), is: ['normal 3 working-day', 'soon 2 working-day'] },
  { name: 'an allocation from one', of: near('cloud-allocation', '2018-05-21', '2018-05-17', '2018-05-18'), is: ['normal 2 working-day', 'soon 1 working-day'] },
  { name: 'going live from five', of: near('cloud-going-live', '2018-05-21', '2018-05-11', '2018-05-14'), is: ['normal 6 working-day', 'soon 5 working-day'] },
  { name: 'a migration from three', of: near('cloud-migration', '2018-05-21', '2018-05-15', '2018-05-16'), is: ['normal 4 working-day', 'soon 3 working-day'] },
];

/** What the pack has to come to where the cloud is concerned: its catalogue, its rules, and what is awaited until a system lives on it. */
export const CLOUD: readonly Expectation[] = [
  { name: '003 A1: 44 services, 15 of infrastructure, 17 of software, 12 of security', of: (pack) => [pack.services.length, ...['infrastructure', 'software', 'security'].map((each) => pack.services.filter(({ category }) => category === each).length)], is: [44, 15, 17, 12] },
  { name: '003 A1: the fourteen that a declaration quantifies, in the catalogue’s order with their units', of: (pack) => pack.services.filter(({ declared }) => declared).map(({ service, no, name, unit }) => `${service} ${no} ${name.zh} ${unit.zh}`), is: FOURTEEN },
  { name: 'the services are numbered through', of: (pack) => pack.services.map(({ service, no }) => `${service} ${no}`), is: Array.from({ length: 44 }, (_, n) => `CS${String(n + 1).padStart(2, '0')} ${n + 1}`) },
  { name: 'R017, R018: a project off the cloud owes neither chapter nor sheet', of: (pack) => [ruled(pack, 'approval', OFF), ruled(pack, 'declaration', OFF)], is: [['R017 no-cloud', 'R018 no-cloud'], ['R017 no-cloud', 'R018 no-cloud']] },
  { name: 'R017, R018: on the cloud, with both, it may be approved', of: (pack) => ruled(pack, 'approval', ON), is: ['R017 provided', 'R018 provided'] },
  { name: 'R017: a new project without the chapter may not', of: (pack) => ruled(pack, 'approval', { ...ON, has_cloud_chapter: false }), is: ['R017 missing no!', 'R018 provided'] },
  { name: 'R017: an upgrade or a year of operation need not have it', of: (pack) => ['UPGRADE', 'OM'].map((kind) => ruled(pack, 'approval', { ...ON, kind, has_cloud_chapter: false })), is: [['R017 not-required', 'R018 provided'], ['R017 not-required', 'R018 provided']] },
  { name: 'R017: nor is it asked of one that has it', of: (pack) => ruled(pack, 'approval', { ...ON, kind: 'UPGRADE' }), is: ['R017 not-required', 'R018 provided'] },
  { name: 'R018: without the sheet none may be approved', of: (pack) => ruled(pack, 'approval', { ...ON, kind: 'OM', has_host_sheet: false }), is: ['R017 not-required', 'R018 missing no!'] },
  { name: 'R017, R018: at the declaration what is missing is shown, and refuses nothing', of: (pack) => ruled(pack, 'declaration', { ...ON, has_cloud_chapter: false, has_host_sheet: false }), is: ['R017 missing no', 'R018 missing no'] },
  { name: 'R035: a plan follows where cloud was approved, and only there', of: (pack) => [ON, { ...ON, has_approved_cloud: false }, OFF, { ...OFF, has_approved_cloud: true }].map((each) => ruled(pack, 'cloud-resources', each)), is: [['R035 recorded'], ['R035 nothing-approved no'], ['R035 no-cloud no'], ['R035 no-cloud no']] },
  { name: 'R059: equal passes, one below passes, one above is refused', of: (pack) => [bound(pack, 64, 64), bound(pack, 63, 64), bound(pack, 65, 64)], is: [['R059 within'], ['R059 within'], ['R059 over no!']] },
  { name: 'R059: where nothing was approved nothing may be planned', of: (pack) => [bound(pack, 0, 0), bound(pack, 1, 0)], is: [['R059 within'], ['R059 over no!']] },
  { name: 'the rules of the cloud count from the first day of 2018, and not before', of: (pack) => ['approval', 'cloud-resources', 'cloud-plan'].map((gate) => ruled(pack, gate, { ...ON, service_no: 8, planned: 2, approved: 1 }, '2017-12-31')), is: [[], [], []] },
  { name: '003 A1: the plan goes to the cloud manager, and is confirmed by the body that reviewed', of: (pack) => steps(pack, 'cloud-confirmation'), is: ['receive (cloud-receipt): cloud_manager@sh-dsj', 'confirm-plan (cloud-confirmation): reviewer@sh-jxw'] },
  { name: 'who receives can only receive, who confirms can confirm or return', of: (pack) => offers(pack, 'cloud-confirmation'), is: [['receive', ['agree'], 'nothing'], ['confirm-plan', ['agree', 'return'], 'nothing']] },
  { name: 'the first review proposes what is approved', of: (pack) => offers(pack, 'review'), is: [['first-review', 'everything', 'approval'], ['countersign', 'everything', 'nothing']] },
  { name: '003 A1, R060: unit and provider owe the plan', of: (pack) => owes(pack, 'cloud-plan'), is: ['cloud-drafting', true, ['unit_clerk@unit', 'cloud_provider@provider']] },
  { name: 'the cloud manager looks after an allocation', of: (pack) => owes(pack, 'cloud-allocation'), is: ['cloud-allocation', false, ['cloud_manager@sh-dsj']] },
  { name: '003 A1: nothing goes live without the report of its scan, and nothing else needs a document', of: (pack) => pack.waits.flatMap(({ wait, needs = [] }) => needs.map((kind) => `${wait} ${kind}`)), is: ['cloud-going-live scan-report'] },
  { name: 'and puts down the day a system went live', of: (pack) => owes(pack, 'cloud-going-live'), is: ['cloud-going-live', true, ['cloud_manager@sh-dsj']] },
  { name: 'the unit accepts its migration', of: (pack) => owes(pack, 'cloud-migration'), is: ['cloud-migration', true, ['unit_clerk@unit', 'unit_head@unit']] },
  ...LADDERS,
];
