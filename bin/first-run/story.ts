/** What one project of the demo goes through before the first visitor comes. Days are business days of the demo. */
export type Chapter = {
  readonly item: string; // the plan's row that it adopts; '' for a project of 2018
  readonly department: string; readonly unit: string; readonly title: string; readonly kind: 'NEW' | 'UPGRADE' | 'OM'; readonly channel: 'central' | 'daily'; readonly amountFen: number; readonly purpose: string;
  readonly declaredOn: string;
  /** How far it comes: each word is the next act, with the day on which it is done. */
  readonly acts: readonly (readonly [on: string, act: 'confirm' | 'first' | 'return' | 'resubmit' | 'countersign' | 'finance'])[];
};

export const BORN_AT = Date.parse('2018-05-02T09:00:00+08:00');
export const PLAN_IMPORTED_AT = Date.parse('2019-04-01T09:30:00+08:00');
export const FIRST_STOP_AT = Date.parse('2019-07-09T09:30:00+08:00');

/** A declaration window of the demo, opened by the administrator; without a day, on the day of the document. */
export type Season = { readonly channel: 'central' | 'daily'; readonly year: number; readonly openedOn: string; readonly lastDay?: string };

/** The concentrated budget of 2018 by the document’s day, the in-year budgets, and the concentrated budget of 2019 on the day that its administrator sets. */
export const SEASONS: readonly Season[] = [
  { channel: 'central', year: 2018, openedOn: '2018-05-03' }, { channel: 'daily', year: 2019, openedOn: '2019-04-02' }, { channel: 'central', year: 2019, openedOn: '2019-04-03', lastDay: '2019-06-20' },
];

/** A system of 2018, declared in the season of the central window, and the ten key projects of the 2019 plan (000 表#23–32). Amounts are invented. */
export const STORY: readonly Chapter[] = [
  { item: '', department: 'sh-zjw', unit: 'sh-zjw-xxb', title: '城市网格化管理系统', kind: 'NEW', channel: 'central', amountFen: 42_000_000, purpose: '建设网格化管理系统的派单与回访功能。', declaredOn: '2018-05-10', acts: [['2018-05-14', 'confirm'], ['2018-05-21', 'first'], ['2018-05-25', 'countersign'], ['2018-05-28', 'finance']] },
  { item: 'SH19-29', department: '', unit: '', title: '法院执行社会化协作平台', kind: 'NEW', channel: 'daily', amountFen: 948_200_000, purpose: '与各协助单位联网办理查询、冻结和失信联动。', declaredOn: '2019-04-08', acts: [['2019-04-10', 'confirm'], ['2019-04-17', 'first'], ['2019-04-23', 'countersign'], ['2019-04-24', 'finance']] },
  { item: 'SH19-31', department: '', unit: '', title: '数据共享交换平台', kind: 'NEW', channel: 'daily', amountFen: 2_015_600_000, purpose: '统一全市共享交换入口与目录。', declaredOn: '2019-04-15', acts: [['2019-04-17', 'confirm'], ['2019-04-25', 'first'], ['2019-05-06', 'countersign'], ['2019-05-07', 'finance']] },
  { item: 'SH19-30', department: '', unit: '', title: '融资服务信用信息共享平台', kind: 'NEW', channel: 'daily', amountFen: 683_000_000, purpose: '归集信用信息，服务中小企业融资。', declaredOn: '2019-06-19', acts: [['2019-06-21', 'confirm']] },
  { item: 'SH19-23', department: '', unit: '', title: '城市综合管理政务信息系统', kind: 'NEW', channel: 'daily', amountFen: 1_286_500_000, purpose: '整合城市管理各类感知与处置，形成一网统管底座。', declaredOn: '2019-06-10', acts: [['2019-06-12', 'confirm'], ['2019-06-18', 'return'], ['2019-06-26', 'resubmit'], ['2019-06-28', 'first'], ['2019-07-02', 'countersign']] },
  { item: 'SH19-26', department: '', unit: '', title: '社区云平台', kind: 'NEW', channel: 'daily', amountFen: 186_000_000, purpose: '汇集社区主题数据，减轻基层填报。', declaredOn: '2019-06-20', acts: [['2019-06-24', 'confirm'], ['2019-07-03', 'return']] },
  { item: 'SH19-24', department: '', unit: '', title: '危险化学品全过程监管系统', kind: 'NEW', channel: 'daily', amountFen: 2_340_000_000, purpose: '对危险化学品从生产到处置全过程监管。', declaredOn: '2019-06-21', acts: [['2019-06-25', 'confirm']] },
  { item: 'SH19-25', department: '', unit: '', title: '卫生行业信息基础设施云', kind: 'NEW', channel: 'daily', amountFen: 3_905_000_000, purpose: '为各级医疗机构提供统一的基础设施服务。', declaredOn: '2019-06-24', acts: [['2019-06-26', 'confirm'], ['2019-07-01', 'first']] },
  { item: 'SH19-28', department: '', unit: '', title: '智能安防社区建设项目', kind: 'NEW', channel: 'daily', amountFen: 1_760_000_000, purpose: '在社区布设安防感知并接入综治平台。', declaredOn: '2019-06-28', acts: [['2019-07-02', 'confirm']] },
  { item: 'SH19-27', department: '', unit: '', title: '基于知识图谱的自适应学习系统', kind: 'NEW', channel: 'daily', amountFen: 1_120_000_000, purpose: '面向中小学的自适应学习服务。', declaredOn: '2019-07-05', acts: [] },
  { item: 'SH19-32', department: '', unit: '', title: '大数据资源平台', kind: 'NEW', channel: 'daily', amountFen: 4_480_000_000, purpose: '建设全市统一的数据资源平台。', declaredOn: '2019-07-08', acts: [] },
];
