import { groupOfDepartment } from '../../../domain/approval/groups';
import { askGate, refusing } from '../../../domain/policy/ask-gate';
import { formOf } from '../../../domain/policy/lookup';
import { faultsOfForm } from '../../../domain/policy/form';
import type { Pack } from '../../../domain/policy/pack';
import { CLOUD_STATES, THEMES } from '../../../domain/project/states';
import type { Expectation } from './expecting';

/** What R016 says of a project in each state, at a gate; `!` where it refuses the act. */
function onTheCloud(pack: Pack, { gate = 'approval', kind = 'NEW', on = '2018-01-01' }: { gate?: string; kind?: string; on?: string }): string[] {
  return [...CLOUD_STATES, 'NOT_STATED'].flatMap((cloud_state) => {
    const inputs = { kind, cloud_state, pilot_field: false, pre_opinion: 'none', amount_fen: 1, has_construction_plan: true, channel: 'daily', cutoff_known: true, arrived_in_time: true, original_named: true, original_listed: true, original_opinion: 'qualified', on_cloud: false, has_cloud_chapter: false, has_host_sheet: false };
    const rulings = askGate(pack, gate, { on, inputs, seen: { pack: '', saw: { processId: '', seq: 0 } } });
    const refused = refusing(pack, gate, rulings);
    return rulings.filter(({ code }) => code === 'R016').map((ruling) => `${cloud_state} ${ruling.outcome}${ruling.holds ? '' : ' no'}${refused.includes(ruling) ? '!' : ''}`);
  });
}
const OF_EACH = ['ON_CLOUD on-cloud', 'TO_MIGRATE off-cloud no', 'NEW_ON_CLOUD on-cloud', 'EXEMPT_CLASSIFIED outside-scope', 'EXEMPT_ABOVE_3 outside-scope', 'EXEMPT_CENTRAL off-cloud no', 'LATER_OTHER_UNIT outside-scope', 'NOT_STATED not-stated no'];
const faulty = (pack: Pack, data: object): string[] => faultsOfForm(pack, JSON.stringify(formOf(pack, 'declaration')), { form: 'declaration', data: { title: 'x', kind: 'NEW', channel: 'daily', amountFen: 1, ...data } }).map(({ pointer, says }) => `${pointer} ${says}`);
const codesOf = (pack: Pack, name: string): unknown => { const properties = formOf(pack, 'declaration').schema['properties'] as Record<string, { enum?: unknown; items?: { enum?: unknown } }>; return properties[name]?.enum ?? properties[name]?.items?.enum; };


const ADMINISTRATION = ['sh-zfw', 'sh-gy', 'sh-gaj', 'sh-zzb', 'sh-zfb', 'sh-swb', 'sh-sw', 'sh-szf', 'sh-sjj', 'sh-wxb', 'sh-tjb', 'sh-dsj'];
const ECONOMY = ['sh-zjw', 'sh-swj', 'sh-jtw', 'sh-lhj', 'sh-hbj', 'sh-fgj', 'sh-nw', 'sh-scj', 'sh-dfjr', 'sh-jxw', 'sh-fgw', 'sh-czj'];
const SOCIETY = ['sh-wjw', 'sh-skyx', 'sh-mzj', 'sh-rsj', 'sh-yjj', 'sh-fl'];

/** What the pack has to come to where a project is routed to one of the four groups (003 B1). */
export const GROUPS: readonly Expectation[] = [
  { name: '003 B1: four groups, each with a leader and a substitute', of: (pack) => pack.groups.map(({ group, leader, substitute }) => `${pack.organs.find(({ id }) => id === group)?.name.zh ?? group}: ${leader}, ${substitute.role}`),
    is: ['行政政法组: group_leader, group_deputy', '经济城建组: group_leader, group_deputy', '社会卫生组: group_leader, group_deputy', '教科文组: group_leader, group_deputy'] },
  { name: 'R032: which departments each group looks at', of: (pack) => pack.groups.map(({ group, departments }) => `${group} ${departments.organs.join(' ')}`),
    is: [`sh-grp-xzzf ${ADMINISTRATION.join(' ')}`, `sh-grp-jjcj ${ECONOMY.join(' ')}`, `sh-grp-shws ${SOCIETY.join(' ')}`, 'sh-grp-jkw sh-jw'] },
  { name: 'R032: each lead department of the plan is with its group', of: (pack) => ['sh-zjw', 'sh-yjj', 'sh-wjw', 'sh-mzj', 'sh-jw', 'sh-zfw', 'sh-gy', 'sh-dfjr', 'sh-dsj'].map((department) => groupOfDepartment(pack, department)?.group.slice('sh-grp-'.length)),
    is: ['jjcj', 'shws', 'shws', 'shws', 'jkw', 'xzzf', 'xzzf', 'jjcj', 'xzzf'] },
  { name: 'R032: what no group lists goes to the group for administration', of: (pack) => groupOfDepartment(pack, 'sh-nobody-knows-it')?.group, is: 'sh-grp-xzzf' },
];

/** What the pack has to come to where a project names its theme and how it stands to the cloud (003 A1, A4). */
export const AXES: readonly Expectation[] = [
  { name: 'R016: a new project within the scope of the cloud is approved on it only', of: (pack) => onTheCloud(pack, {}), is: OF_EACH.map((each) => (each.endsWith(' no') ? `${each}!` : each)) },
  { name: 'R016: at declaration it is shown and refuses nothing', of: (pack) => onTheCloud(pack, { gate: 'declaration' }), is: OF_EACH },
  { name: 'R016: an upgrade is not asked', of: (pack) => new Set(onTheCloud(pack, { kind: 'UPGRADE' }).map((each) => each.split(' ')[1])), is: new Set(['other-kind']) },
  { name: 'R016: nor is a year of maintenance', of: (pack) => new Set(onTheCloud(pack, { kind: 'OM' }).map((each) => each.split(' ')[1])), is: new Set(['other-kind']) },
  { name: 'R016 counts from the first day of 2018, and not before', of: (pack) => onTheCloud(pack, { on: '2017-12-31' }), is: [] },
  { name: 'the form knows every state and every theme, and no other', of: (pack) => [codesOf(pack, 'cloudState'), codesOf(pack, 'themes')], is: [[...CLOUD_STATES], [...THEMES]] },
  { name: 'who stays off the cloud says why', of: (pack) => CLOUD_STATES.map((cloudState) => faulty(pack, { cloudState }).length), is: [0, 0, 0, 1, 1, 1, 1] },
  { name: 'the reason is asked for by its name, and is no blank', of: (pack) => [faulty(pack, { cloudState: 'EXEMPT_CLASSIFIED' }), faulty(pack, { cloudState: 'EXEMPT_CLASSIFIED', cloudStateReason: '涉密系统' }), faulty(pack, { cloudState: 'EXEMPT_CLASSIFIED', cloudStateReason: ' ' }).length], is: [["/cloudStateReason must have required property 'cloudStateReason'"], [], 1] },
];
