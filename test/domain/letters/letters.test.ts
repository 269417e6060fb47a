import { ACCESS } from '../../../domain/access/table';
import { mayRead } from '../../../domain/access/veil';
import { CAUSES } from '../../../domain/letters/causes';
import { counterOf, draftLetters, issued } from '../../../domain/letters/issue';
import { readPack } from '../../../domain/policy/read-pack';
import type { FactOf, Recorded } from '../../../domain/record/fact';
import { agree, askExtension, declare, disagree, importPlan, sendBack } from '../../support/deeds';
import { TASK_ID, throughBatch } from '../../support/cases';
import { EVALUATION_ID, EXPERTS, lock, opine } from '../../support/evaluation-deeds';
import { anEvaluation } from '../../support/evaluations';
import { aRecord, PACK, type MemoryRecord } from '../../support/memory-record';
import { packFiles } from '../policy/shipped-pack';

type Issued = Recorded<FactOf<'letter.issued'>>;
const lettersOf = (record: MemoryRecord, id = 'p1'): Issued[] => record.facts(id).filter((fact): fact is Issued => fact.kind === 'letter.issued');
const waiting = (record: MemoryRecord, id: string, at: string): string => record.case(id).tasks.find(({ state, step, seat }) => state === 'open' && (step === at || seat === at))?.id ?? '';

async function reviewed(): Promise<MemoryRecord> {
  const record = aRecord();
  await record.do(declare());
  await record.do(agree(waiting(record, 'p1', 'confirm'), 'zjw-review'));
  await throughBatch(record);
  await record.do(agree(waiting(record, 'p1', 'first-review'), 'wangmin'));
  await record.do(agree(waiting(record, 'p1', 'countersigner'), 'zhaoliu'));
  return record;
}

test('a project is receipted as it is handed in, and its approval carries every office’s word', async () => {
  const record = await reviewed();
  await record.do(agree(waiting(record, 'p1', 'finance-countersigner'), 'lisi'));
  const [receipt, approval] = lettersOf(record);
  expect(receipt?.payload).toMatchObject({ letter: 'receipt', number: '沪信项受〔2019〕1号', n: 1, on: '2019-04-02', signs: 'sh-jxw', data: { title: '排水监测系统', number: 'N-p1', amountFen: '30000000', form: 'form-p1', days: { arrived: '2019-04-02' } } });
  expect(approval?.payload).toMatchObject({ letter: 'approval', data: { outcome: 'agreed', opinions: [
    { key: 'reviewer@sh-jxw', outcome: 'agree', text: 'text-opinion' }, { key: 'reviewer@sh-grp-jjcj', outcome: 'agree', text: 'text-opinion' }, { key: 'finance_reviewer@sh-czj', outcome: 'agree', text: 'text-opinion' },
  ] } });
});

test('a refusal carries the word that drew it and no other', async () => {
  const record = await reviewed();
  await record.do(disagree(waiting(record, 'p1', 'finance-countersigner'), 'lisi'));
  expect(lettersOf(record).at(-1)?.payload).toMatchObject({ letter: 'refusal', data: { outcome: 'not-agreed', opinions: [{ key: 'finance_reviewer@sh-czj', outcome: 'disagree', text: 'text-opinion' }] } });
});

test.each([
  { who: 'the department', step: 'confirm', by: 'zjw-review', letter: 'department-supplement', signs: 'sh-zjw' },
  { who: 'the reviewing body', step: 'first-review', by: 'wangmin', letter: 'supplement', signs: 'sh-jxw' },
])('what $who sends back names every item at once, and is signed by it', async ({ step, by, letter, signs }) => {
  const record = aRecord();
  await record.do(declare());
  if (step !== 'confirm') {
    await record.do(agree(waiting(record, 'p1', 'confirm'), 'zjw-review'));
    await throughBatch(record);
  }
  await record.do(sendBack(waiting(record, 'p1', step), by));
  expect(lettersOf(record).at(-1)?.payload).toMatchObject({ letter, signs, data: { items: [{ n: 1, text: 'text-item-1' }, { n: 2, text: 'text-item-2' }] } });
});

test('an extension is answered in writing, granted or not, with both days', async () => {
  const answers = await Promise.all([agree, disagree].map(async (says) => {
    const record = aRecord();
    await record.do(importPlan(PACK.plans[0] as never));
    await record.do(askExtension(TASK_ID, '2021-06-30'));
    await record.do(says(waiting(record, TASK_ID, 'grant'), 'zhengshi'));
    return lettersOf(record, TASK_ID).at(-1)?.payload;
  }));
  expect(answers[0]).toMatchObject({ letter: 'extension-granted', to: [{ role: 'task_owner', organ: 'sh-zjw' }, { role: 'it_head', organ: 'sh-zjw' }], data: { days: { from: '2020-12-31', to: '2021-06-30', original: '2020-12-31' }, opinions: [{ key: 'supervisor@sh-wg' }] } });
  expect(answers[1]).toMatchObject({ letter: 'extension-declined', data: { outcome: 'declined', days: { due: '2020-12-31', to: '2021-06-30' } } });
});

test('a task past its day is urged in writing at its rungs, and never before', async () => {
  const record = aRecord();
  await record.do(importPlan(PACK.plans[0] as never));
  await record.travel('2020-12-31 12:00');
  expect(lettersOf(record, TASK_ID)).toEqual([]);
  await record.travel('2021-02-10 12:00');
  const slips = lettersOf(record, TASK_ID);
  expect(slips.map(({ payload }) => payload.letter)).toEqual(['reminder', 'reminder', 'supervision']);
  for (const { payload } of slips) expect(record.facts(TASK_ID).find(({ seq }) => seq === payload.cause)).toMatchObject({ kind: 'rung.fired' });
  for (const { payload } of slips) expect(payload.tells).toEqual([]); // the rung has told them
});

test('the opinion on an evaluation goes to those concerned under the number that it bears itself: one number, not two', async () => {
  for (const [sheets, outcome] of [[8000, 'qualified'], [5000, 'unqualified']] as const) {
    const record = await anEvaluation('assigned', { preliminary: 6500 });
    for (const expert of EXPERTS) await record.do(lock(expert, sheets));
    await record.do(opine({ number: 7 }));
    const opinion = record.facts(EVALUATION_ID).find((fact) => fact.kind === 'opinion.issued');
    expect(opinion?.payload).toMatchObject({ year: 2019, number: 7 });
    expect(lettersOf(record, EVALUATION_ID)).toMatchObject([{ payload: { letter: 'evaluation-opinion', number: '沪信评〔2019〕7号', n: 7, year: 2019, cause: opinion?.seq, tells: [], data: { outcome, evaluated: { year: 2019, passMark: 6000 } }, to: [{ role: 'unit_clerk', organ: 'sh-zjw-xxb' }, { role: 'unit_head' }, { role: 'dept_reviewer', organ: 'sh-zjw' }, { role: 'dept_head' }, { role: 'reviewer' }, { role: 'finance_reviewer' }] } }]);
    expect(lettersOf(record, EVALUATION_ID)[0]?.payload.data.evaluated?.composite).toBe(sheets * 0.8 + 1300);
  }
});

test('every fact that a letter of the pack waits for is one that can cause a letter, and every cause has its letter', () => {
  expect([...new Set(PACK.letters.map(({ when }) => when.fact))].sort()).toEqual(Object.keys(CAUSES).sort());
});

test('whoever a letter of the pack goes to may read it, and her office elsewhere may not', () => {
  for (const { to } of PACK.letters) for (const { role } of to) {
    expect(ACCESS['letter.view'].map((grant) => grant.role)).toContain(role);
    const actor = (organ: string) => ({ id: 'somebody', holdings: [{ role, organ }] });
    expect([mayRead(actor('here'), { keys: [`${role}@here`], c: undefined }), mayRead(actor('there'), { keys: [`${role}@here`], c: undefined })]).toEqual([true, false]);
  }
});

test('a number stands where its series says, whatever its size', () => {
  const record = aRecord();
  const [draft] = draftLetters({ c: undefined, facts: declaredFacts(record) }, record.world('zjw-clerk'));
  if (!draft) throw new Error('no letter');
  expect(counterOf(draft)).toBe('letter.receipt.2019');
  expect(issued(draft, { n: 12_345, templateHash: 'h' }).payload).toMatchObject({ number: '沪信项受〔2019〕12345号', n: 12_345, templateHash: 'h' });
});

function declaredFacts(record: MemoryRecord) {
  const decided = declare().decide(new Map(), record.world('zjw-clerk'), undefined);
  if ('refused' in decided) throw new Error(decided.refused);
  return decided.facts;
}

type Slip = { readonly path: string; readonly from: string; readonly to: string };
const broken = ({ path, from, to }: Slip): readonly string[] => {
  const read = readPack(packFiles('shanghai').map((file) => (file.path === path ? { ...file, text: file.text.replace(from, to) } : file)));
  return 'faults' in read ? read.faults.map(({ file, says }) => `${file} ${says}`) : [];
};
test.each([
  { what: 'a fact that no letter is known for', path: 'letters.yaml', from: 'fact: project.submitted', to: 'fact: stage.entered', says: 'letters.yaml no letter is known for stage.entered' },
  { what: 'a series that is not there', path: 'letters.yaml', from: 'series: receipt\n', to: 'series: receipts\n', says: 'letters.yaml series receipts is not in the pack' },
  { what: 'a template that is not there', path: 'letters.yaml', from: 'template: receipt', to: 'template: receipts', says: 'letters.yaml template receipts is not in the pack' },
  { what: 'an opinion that has its own number in a series of other letters', path: 'letters.yaml', from: 'series: evaluation #', to: 'series: review #', says: 'letters.yaml series review counts another letter too, and opinion.issued brings its own number' },
  { what: 'a role that is not there', path: 'letters.yaml', from: '[{role: unit_clerk, at: unit}]', to: '[{role: unit_cleric, at: unit}]', says: 'letters.yaml role unit_cleric is not in the pack' },
  { what: 'an organ that is not there', path: 'letters.yaml', from: 'signs: {organ: sh-jxw}', to: 'signs: {organ: sh-nobody}', says: 'letters.yaml organ sh-nobody is not in the pack' },
  { what: 'two series of one form', path: 'letters.yaml', from: '沪信项补〔', to: '沪信项受〔', says: 'letters.yaml form 沪信项受〔{year}〕{n}号 stands already in another series' },
  { what: 'a form without its number', path: 'letters.yaml', from: '沪信项受〔{year}〕{n}号', to: '沪信项受〔{year}〕号', says: 'letters.yaml form : names no {year} or no {n}' },
  { what: 'words left unescaped', path: 'templates/receipt.html.hbs', from: '{{title}}', to: '{{{title}}}', says: 'templates/receipt.html.hbs template receipt leaves words unescaped' },
])('a pack with $what is refused, with its file', ({ says, ...slip }) => {
  expect(broken(slip)).toContain(says);
});
