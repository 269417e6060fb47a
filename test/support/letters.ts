import type { KeptLetter } from '../../db/letters/letters';
import type { LetterData } from '../../domain/letters/facts';
import { PACK } from './memory-record';

const DATA: LetterData = {
  title: '城市排水监测系统', number: 'SH2019-0001', unit: 'sh-zjw-xxb', department: 'sh-zjw', kind: 'NEW', channel: 'daily', amountFen: '123456789', form: 'form-1',
  attachments: [{ kind: 'construction-plan', hash: 'a'.repeat(64) }, { kind: 'other', hash: 'b'.repeat(64) }], outcome: null, days: { arrived: '2019-04-02', due: '2019-12-31', original: '2019-12-31', from: '2019-12-31', to: '2020-03-31' },
  items: [{ n: 1, text: 't1' }, { n: 2, text: 't2' }], opinions: [{ key: 'reviewer@sh-jxw', outcome: 'agree', text: 't3' }, { key: 'finance_reviewer@sh-czj', outcome: 'agree', text: 't4' }],
  plan: { version: 2, provider: 'sh-cloud-a', quantities: { CS08: 10, CS09: 20 } },
  evaluated: { year: 2019, composite: 8320, passMark: 6000 },
  changes: { amount: { fromFen: '123456789', toFen: '130000000' }, cloud: [{ service: 'CS08', from: 10, to: 14 }, { service: 'CS10', from: null, to: 200 }], scope: true },
};
export const TEXTS: ReadonlyMap<string, string> = new Map([['t1', '请附项目建设方案。'], ['t2', '请补充说明与既有系统的关系。\n另附清单。'], ['t3', '同意。'], ['t4', '资金来源清楚，同意。'], ['t5', '附件二第三项的数量应为12台。'], ['t6', '录入有误。']]);
const CORRECTION = { letter: '沪信项审〔2019〕3号', on: '2019-03-28', was: 'agreed', outcome: 'agreed', wasAmountFen: '30000000', amountFen: '29500000', words: 't5', reason: 't6' };
const OUTCOMES: Readonly<Record<string, string>> = { approval: 'agreed', refusal: 'not-agreed', 'extension-granted': 'granted', 'extension-declined': 'declined', supplement: 'returned', 'department-supplement': 'returned', reminder: 'it-head', urge: 'urged', supervision: 'working-group', adjustment: 'granted', 'evaluation-opinion': 'qualified', 'plan-confirmation': 'agreed', termination: 'terminated' };

/** A letter of the pack that ships, as it might have been kept. */
export function aLetter(id: string, data: Partial<LetterData> = {}): KeptLetter {
  const letter = PACK.letters.find((each) => each.id === id);
  if (!letter) throw new Error(`the pack has no letter ${id}`);
  return {
    id: `p1~letter~7`, processId: 'p1', processKind: 'projectLifecycle', seq: 7, cause: 6, letter: id, number: '沪信项补〔2019〕12号', template: letter.template, templateHash: '0123456789abcdef0123', on: '2019-04-02', signs: 'organ' in letter.signs ? letter.signs.organ : 'sh-zjw',
    to: letter.to.map(({ role }) => ({ role, organ: 'sh-zjw-xxb', people: ['demo-zjw-clerk'] })), pack: 'pack-1', issuedAt: Date.parse('2019-04-02T09:00:00+08:00'), file: { state: 'due', size: null, lastError: null },
    data: { ...DATA, outcome: OUTCOMES[id] ?? null, ...(letter.template === 'correction-notice' && { correction: CORRECTION }), ...(letter.template === 'termination-notice' && { terminated: { stage: 'build', reason: 't6' } }), ...data },
  };
}
