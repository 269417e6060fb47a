import type { Words } from '../../../domain/policy/pack';

type Seen = { readonly when: string; readonly inputs: Readonly<Record<string, string | number | boolean>> };

/** What an expression of a route speaks of, as people call it. */
const NAMES: Readonly<Record<string, Words>> = {
  process: { zh: '事项', en: 'procedure' }, kind: { zh: '项目类别', en: 'kind' }, channel: { zh: '申报渠道', en: 'channel' }, amount_fen: { zh: '金额（分）', en: 'amount in fen' }, year: { zh: '年度', en: 'year' }, unit: { zh: '申报单位', en: 'unit' },
  department: { zh: '主管部门', en: 'department' }, group: { zh: '工作组', en: 'group' }, has_cloud: { zh: '用云', en: 'uses the cloud' }, request_kind: { zh: '申请种类', en: 'kind of request' }, key_task: { zh: '承接重点任务', en: 'carries a key task' },
};

/** A condition as it stands in the route, and beside it what it saw of this case. */
export function asked({ when, inputs }: Seen): Words {
  const seen = Object.entries(inputs).filter(([name]) => new RegExp(`\\b${name}\\b`).test(when));
  const told = (language: keyof Words): string => seen.map(([name, value]) => `${NAMES[name]?.[language] ?? name} = ${String(value)}`).join(language === 'zh' ? '，' : ', ');
  return seen.length === 0 ? { zh: when, en: when } : { zh: `${when}（${told('zh')}）`, en: `${when} (${told('en')})` };
}
