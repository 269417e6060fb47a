import type { Visitor } from './client';
import type { Deed, People } from './deed';

const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const GRID = '城市网格化管理系统';

/** The system of 2018 goes on: built, accepted, and in its first year of operation. */
const MILESTONES = [['2018-07-16', 'contract', '签订合同'], ['2018-10-10', 'deployment', '系统部署'], ['2018-10-29', 'trial', '上线试运行'], ['2018-12-03', 'built', '建成']] as const;
const MONTHS = ['2019-01', '2019-02', '2019-03', '2019-04', '2019-05'] as const;

async function idOf(who: Visitor, title: string): Promise<string> {
  const { rows } = await who.get<{ rows: { id: string; title: string }[] }>('/projects');
  return rows.find((row) => row.title === title)?.id ?? '';
}

const clerk = (local: string, name: string, [says, act]: readonly [says: string, act: (who: Visitor, id: string, name: string) => Promise<unknown>]): Deed =>
  ({ at: at(local), name, says: `${says}：${GRID}`, do: async (people) => { const who = await people('zjw-clerk'); await act(who, await idOf(who, GRID), name); } });

/** Whoever has the task of this title agrees. */
const agrees = (local: string, login: string, { name, title, says }: { name: string; title: string; says: string }): Deed => ({
  at: at(local), name, says: `${says}：${title}`,
  do: async (people) => {
    const who = await people(login);
    const { rows } = await who.get<{ rows: { id: string; title: string }[] }>('/user-tasks');
    const task = rows.find((row) => row.title === title);
    if (task) await who.act(name, 'POST', `/user-tasks/${task.id}/decision`, { outcome: 'agree', opinion: '同意。' }); // a killed first run may have done it already
  },
});

const GRID_DEEDS: readonly Deed[] = [
  ...MILESTONES.map(([on, milestone, words]) => clerk(`${on} 10:30`, `grid-${milestone}`, [words, (who, id, name) => who.act(name, 'POST', `/projects/${id}/milestones`, { milestone, on })])),
  clerk('2018-12-10 10:00', 'grid-apply', ['申请验收', async (who, id, name) => {
    for (const [kind, words] of [['acceptance-report', '竣工验收申请材料'], ['test-report', '测试与安全测评报告']] as const) await who.attach(`/projects/${id}/attachments/${kind}`, { name: `${GRID}${words}.pdf`, text: `%PDF-1.4 ${words}` });
    await who.act(name, 'POST', `/projects/${id}/acceptance-application`, { statement: '已按方案建成并稳定试运行，申请验收。' });
  }]),
  agrees('2018-12-20 15:00', 'zjw-review', { name: 'grid-accept', title: GRID, says: '验收通过' }),
  clerk('2019-01-08 10:00', 'grid-year', ['申报2019年度运维', (who, id, name) => who.act(name, 'POST', `/projects/${id}/operation-years`, { year: 2019, amountFen: 1_860_000, note: '云资源使用费与驻场运维。' })]),
  agrees('2019-01-16 10:00', 'wangmin', { name: 'grid-year-review', title: `${GRID}（2019年度运维）`, says: '运维审核' }),
  agrees('2019-01-17 10:00', 'lisi', { name: 'grid-year-finance', title: `${GRID}（2019年度运维）`, says: '财政审核' }),
  ...MONTHS.map((month, n) => clerk(`2019-0${n + 2}-11 09:40`, `grid-use-${month}`, [`填报${month}用量`, (who, id, name) => who.act(name, 'POST', `/operation-years/${id}.2019/usage`, { month, amountFen: 148_000 + n * 3_500, note: '按云平台月账单。' })])),
];

type Older = { readonly system: string; readonly title: string; readonly dept: string; readonly preliminary: number; readonly sheets: readonly number[] };
/** Two systems built before 2012 on the post-evaluation list of 2019: one that is still being scored, and one found wanting. */
const OLDER: readonly Older[] = [
  { system: 'zjw-housing-2009', title: '住房保障信息系统（2009）', dept: 'zjw', preliminary: 0.78, sheets: [0.81, 0.77, 0.84] },
  { system: 'yjj-register-2010', title: '危险化学品登记系统（2010）', dept: 'yjj', preliminary: 0.58, sheets: [0.52, 0.55, 0.49, 0.57, 0.6] },
];
const EXPERTS = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'];

type Page = { readonly dimensions: readonly { readonly indicators: readonly { readonly id: string; readonly max: number }[] }[] };
const indicatorsOf = async (who: Visitor, id: string): Promise<readonly { readonly id: string; readonly max: number }[]> => (await who.get<Page>(`/evaluations/${id}`)).dimensions.flatMap(({ indicators }) => indicators);
/** The same share of every indicator's points, in whole points; a low one says why. */
const scored = (indicators: readonly { readonly id: string; readonly max: number }[], share: number): object[] => indicators.map(({ id, max }) => ({ indicator: id, points: Math.floor(max * share / 100) * 100, ...(share < 0.6 && { reason: '使用率偏低，数据未全部接入。' }) }));

function evaluated({ system, title, dept, preliminary, sheets }: Older): Deed[] {
  const id = `post.2019.${system}`;
  const deed = (local: string, name: string, [says, login, act]: readonly [says: string, login: string, act: (who: Visitor, name: string) => Promise<unknown>]): Deed =>
    ({ at: at(local), name: `${system}-${name}`, says: `${says}：${title}`, do: async (people: People) => { await act(await people(login), `${system}-${name}`); } });
  const done = deed('2019-06-28 16:00', 'opinion', ['评价意见', 'pingjia', (who, name) => who.act(name, 'POST', `/evaluations/${id}/opinion`, { words: '已复核专家评分与依据。' })]);
  return [
    deed('2019-05-20 10:00', 'fill', ['评价填报', `${dept}-clerk`, async (who, name) => who.act(name, 'POST', `/evaluations/${id}/filling`, { given: (await indicatorsOf(who, id)).map(({ id: indicator }) => ({ indicator, text: '见附后说明，数据按2018年全年。' })) })]),
    deed('2019-05-28 10:00', 'confirm', ['部门确认与初评', `${dept}-review`, async (who, name) => who.act(name, 'POST', `/evaluations/${id}/confirmation`, { scores: scored(await indicatorsOf(who, id), preliminary) })]),
    deed('2019-06-03 10:00', 'experts', ['选派专家', 'pingjia', (who, name) => who.act(name, 'POST', `/evaluations/${id}/experts`, { experts: EXPERTS.map((login) => `demo-${login}`) })]),
    ...sheets.map((share, n) => deed(`2019-06-${12 + n} 10:00`, `sheet-${n + 1}`, ['专家评分', EXPERTS[n] ?? '', async (who, name) => who.act(name, 'POST', `/evaluations/${id}/sheet`, { scores: scored(await indicatorsOf(who, id), share) })])),
    ...(sheets.length === EXPERTS.length ? [done] : []),
  ];
}

/** What the older systems live through: one in operation, two under evaluation. */
export const OLDER_DEEDS: readonly Deed[] = [
  ...GRID_DEEDS,
  {
    at: at('2019-05-06 10:00'), name: 'evaluation-list-2019', says: '列出2019年度后评价清单',
    do: async (people) => { await (await people('pingjia')).act('evaluation-list-2019', 'POST', '/evaluation-lists', { year: 2019, set: 'post-2018', systems: OLDER.map(({ system, title, dept }) => ({ system, title, unit: `sh-${dept}-xxb` })) }); },
  },
  ...OLDER.flatMap(evaluated),
];
