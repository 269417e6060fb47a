import type { Words } from './item';

/** What a rule may ask about: integers, codes, yes or no. Sums are in fen; FEEL compares them and computes nothing. */
export type RuleInput =
  | { readonly type: 'code'; readonly codes: readonly string[]; readonly means: Words }
  | { readonly type: 'integer'; readonly means: Words }
  | { readonly type: 'boolean'; readonly means: Words };

/** The documented set of facts that rules are written over. A rule that names another is refused with its pack. */
export const RULE_INPUTS: Readonly<Record<string, RuleInput>> = {
  kind: { type: 'code', codes: ['NEW', 'UPGRADE', 'OM'], means: { zh: '项目类型', en: 'kind of project' } },
  channel: { type: 'code', codes: ['central', 'daily', 'capital'], means: { zh: '申报渠道', en: 'channel of the declaration' } },
  amount_fen: { type: 'integer', means: { zh: '申报金额（分）', en: 'declared amount in fen' } },
  threshold_fen: { type: 'integer', means: { zh: '限额（分）', en: 'the limit in force, in fen' } },
  has_construction_plan: { type: 'boolean', means: { zh: '已附项目建设方案', en: 'a construction plan is attached' } },
  on_cloud: { type: 'boolean', means: { zh: '部署在政务云', en: 'on the government cloud' } },
  cloud_state: { type: 'code', codes: ['ON_CLOUD', 'TO_MIGRATE', 'NEW_ON_CLOUD', 'EXEMPT_CLASSIFIED', 'EXEMPT_ABOVE_3', 'EXEMPT_CENTRAL', 'LATER_OTHER_UNIT', 'NOT_STATED'], means: { zh: '上云状态', en: 'how it stands to the cloud' } },
  has_cloud_chapter: { type: 'boolean', means: { zh: '建设方案已有云部署与需求分析', en: 'the plan holds the cloud deployment and needs' } },
  has_host_sheet: { type: 'boolean', means: { zh: '已填云资源需求表', en: 'the sheet of virtual hosts is filled in' } },
  has_approved_cloud: { type: 'boolean', means: { zh: '已核定云资源数量', en: 'cloud quantities were approved' } },
  service_no: { type: 'integer', means: { zh: '云服务目录序号', en: 'number of the cloud service' } },
  planned: { type: 'integer', means: { zh: '方案数量', en: 'quantity of the plan' } },
  approved: { type: 'integer', means: { zh: '核定数量', en: 'approved quantity' } },
  cutoff_known: { type: 'boolean', means: { zh: '本年度截止日期已设定', en: "this year's cut-off is set" } },
  original_named: { type: 'boolean', means: { zh: '已写明原系统', en: 'the original system is named' } },
  original_listed: { type: 'boolean', means: { zh: '原系统已列入本年度或以前年度的后评价清单', en: 'the original system stands on the post-evaluation list of this year or an earlier one' } },
  original_opinion: { type: 'code', codes: ['none', 'qualified', 'unqualified'], means: { zh: '原系统最近一次后评价意见（作决定时读取）', en: 'the latest post-evaluation opinion on the original system, read at the decision' } },
  pilot_field: { type: 'boolean', means: { zh: '属前评价试点领域（政务大数据、网上服务）', en: 'in a field of the pre-evaluation: big data or online service' } },
  pre_opinion: { type: 'code', codes: ['none', 'qualified', 'unqualified'], means: { zh: '本项目最近一次前评价意见（作决定时读取）', en: 'the latest pre-evaluation opinion on this project, read at the decision' } },
  arrived_in_time: { type: 'boolean', means: { zh: '截止前送达', en: 'arrived by the cut-off' } },
};

/** Why a value is not what its input is documented to be, or nothing. FEEL would compare it silently and say false. */
export function unfit(input: RuleInput, value: unknown): string | undefined {
  if (value === undefined) return 'is missing';
  if (input.type === 'integer') return Number.isSafeInteger(value) ? undefined : 'is no safe integer';
  if (input.type === 'boolean') return typeof value === 'boolean' ? undefined : 'is neither true nor false';
  return typeof value === 'string' && input.codes.includes(value) ? undefined : `is none of ${input.codes.join(', ')}`;
}
