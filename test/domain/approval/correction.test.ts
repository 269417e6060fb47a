import { APPLY } from '../../../db/record/apply';
import { followedFrom, type Past } from '../../../domain/approval/followed';
import type { FactOf, Recorded } from '../../../domain/record/fact';
import { aProject, comeTo, decisionOn, returned, supplemented, waiting } from '../../support/cases';
import { agree, correct, disagree, says } from '../../support/deeds';
import type { MemoryRecord } from '../../support/memory-record';

type Corrected = Recorded<FactOf<'decision.corrected'>>;
type Issued = Recorded<FactOf<'letter.issued'>>;
const correctionsOn = (record: MemoryRecord): Corrected[] => record.facts('p1').filter((fact): fact is Corrected => fact.kind === 'decision.corrected');
const rowsWithout = (record: MemoryRecord, ...tables: string[]): unknown => Object.fromEntries([...record.tables].filter(([name]) => !tables.includes(name)));
const listed = (fact: Corrected | undefined): string[] => (fact?.payload.followed ?? []).map(({ what, name, final }) => `${what} ${name}${final ? ' !' : ''}`);

test('a correction of words and of the sum stands beside the decision with all that had followed; nothing else is touched', async () => {
  const record = await aProject('built');
  const [before, facts] = [rowsWithout(record, 'decision', 'letter', 'letter_to', 'letter_file', 'notice'), record.facts('p1')];
  const decision = decisionOn(record);
  await record.do(correct('p1', { by: 'sunqi', ...decision, amountFen: 29_000_000 }));
  expect(rowsWithout(record, 'decision', 'letter', 'letter_to', 'letter_file', 'notice')).toEqual(before);
  expect(record.facts('p1').slice(0, facts.length)).toEqual(facts);
  const [correction] = correctionsOn(record);
  expect(correction?.payload).toMatchObject({ of: decision.of, route: 'review', was: 'agreed', outcome: 'agreed', wasAmountFen: '30000000', amountFen: '29000000', words: 'text-words', reason: 'text-reason', key: 'reviewer@sh-jxw', letter: '沪信项审〔2019〕1号' });
  expect(listed(correction)).toEqual([
    'notice 1', 'money 30000000 !', 'letter 沪信项审〔2019〕1号', 'stage-left review !', 'gate cloud-resources !', 'gate construction !', 'stage build !', 'wait build !', 'milestone contract !', 'milestone deployment !', 'milestone trial !', 'milestone built !', 'stage-left build !', 'stage acceptance !', 'gate acceptance-by-department !', 'wait acceptance-application !',
  ]);
  expect((record.tables.get('decision') ?? []).find((row) => row['seq'] === decision.of)).toMatchObject({ outcome: 'agreed', corrected_by_seq: correction?.seq });
});

test('the notice of correction names the letter it puts right, what was and what is, and goes to whoever had the decision', async () => {
  const record = await aProject('approved');
  await record.do(correct('p1', { by: 'qianer', ...decisionOn(record), amountFen: 29_000_000 }));
  const letter = record.facts('p1').findLast((fact): fact is Issued => fact.kind === 'letter.issued')?.payload;
  expect(letter).toMatchObject({ letter: 'correction', number: '沪信项更〔2019〕1号', signs: 'sh-jxw', data: { title: '排水监测系统', correction: { letter: '沪信项审〔2019〕1号', on: '2019-04-02', was: 'agreed', outcome: 'agreed', wasAmountFen: '30000000', amountFen: '29000000' } } });
  expect(letter?.to.map(({ role }) => role)).toEqual(['unit_clerk', 'unit_head', 'dept_reviewer']);
  expect(letter?.tells.length).toBeGreaterThan(0); // nobody else says it
});

test('a decision can be corrected twice: the second knows the first and goes on from its figures', async () => {
  const record = await aProject('approved');
  await record.do(correct('p1', { by: 'sunqi', ...decisionOn(record), amountFen: 29_000_000 }));
  await record.do(correct('p1', { by: 'qianer', ...decisionOn(record), amountFen: 28_000_000 }));
  const [first, second] = correctionsOn(record);
  expect(second?.payload).toMatchObject({ of: first?.payload.of, wasAmountFen: '29000000', amountFen: '28000000' });
  expect(listed(second)).toContain(`correction ${first?.payload.of}`);
  expect(record.case().correctedSeq).toBe(second?.seq);
});

test('a refusal whose process is closed can be corrected in words; it stays closed as it was', async () => {
  const record = await aProject('reviewed');
  await record.do(disagree(waiting(record, 'finance-countersigner').id, 'lisi'));
  expect(record.case().process.outcome).toBe('not-approved');
  await record.do(correct('p1', { by: 'qianer', ...decisionOn(record) }));
  expect(record.case().process).toMatchObject({ outcome: 'not-approved' });
  expect(record.facts('p1').filter(({ kind }) => kind === 'process.closed')).toHaveLength(1);
});

describe('a yes that is made a no before anything rested on it', () => {
  const turned = async (): Promise<MemoryRecord> => {
    const record = await aProject('declared');
    record.act(agree(waiting(record, 'confirm').id, 'zjw-review')); // and no run has moved
    return record;
  };

  test('is what the process goes on from, and the decision itself still says what was decided', async () => {
    const record = await turned();
    await record.do(correct('p1', { by: 'zjw-review-2', ...decisionOn(record, 'confirmation'), outcome: 'not-agreed' }));
    expect(record.case().process).toMatchObject({ outcome: 'screened-out' });
    expect(record.case().rounds.at(-1)).toMatchObject({ route: 'confirmation', outcome: 'agreed' });
    expect(record.facts('p1').some(({ kind, payload }) => kind === 'stage.entered' && 'stage' in payload && payload.stage === 'review')).toBe(false);
  });

  test('comes to the same facts wherever the record is cut off after it', async () => {
    const record = await turned();
    const from = record.commits.length + 1;
    await record.do(correct('p1', { by: 'zjw-review-2', ...decisionOn(record, 'confirmation'), outcome: 'not-agreed' }));
    for (let cut = from; cut <= record.commits.length; cut += 1) {
      const again = record.cutAfter(cut);
      await again.settle();
      expect([cut, again.facts('p1')]).toEqual([cut, record.facts('p1')]);
    }
  });

  test('is not overtaken by a run that had read the yes: its move is not carried out, and it reads anew', async () => {
    const record = await turned();
    const read = record.facts('p1').at(-1);
    record.act(correct('p1', { by: 'zjw-review-2', ...decisionOn(record, 'confirmation'), outcome: 'not-agreed' }));
    const before = record.facts('p1');
    const answer = await record.hands('p1').move({ act: 'leave', stage: 'declaration', visit: 1, path: '', outcome: 'agreed' }, { seq: read?.seq ?? 0, hash: read?.hash ?? '' });
    expect([answer, record.facts('p1')]).toEqual(['set-back', before]);
  });
});

test('whatever kind of fact comes after a decision is listed or stands beside one that is; one that nobody has thought of cannot be undone', () => {
  const after = (kind: string): Past[] => [{ seq: 1, at: 0, kind: 'round.ended', v: 1, payload: { route: 'review', round: 1, outcome: 'agreed', step: 's', items: [], tells: [] } }, { seq: 2, at: 0, kind, v: 1, payload: {} } as unknown as Past];
  const beside = Object.keys(APPLY).filter((kind) => followedFrom(1, after(kind)).length === 0).sort();
  expect(beside).toEqual(['awaiting.ended', 'consult.answered', 'copy.read', 'copy.sent', 'deadline.ended', 'deadline.missed', 'deadline.moved', 'deadline.paused', 'deadline.set', 'pack.changed', 'project.routed', 'remark.made', 'rung.fired', 'rung.missed', 'seat.skipped', 'step.opened', 'step.recalled', 'step.returned', 'step.skipped', 'task.cancelled', 'task.claimed', 'task.decided', 'task.delegated', 'task.opened', 'task.prioritised', 'task.reassigned', 'task.recalled', 'task.released', 'task.resolved', 'task.taken-back', 'task.unclaimed', 'task.urged', 'task.waits']);
  expect(followedFrom(1, after('something.new'))).toEqual([{ seq: 2, what: 'other', name: 'something.new', final: true }]);
  const mild = Object.keys(APPLY).flatMap((kind) => followedFrom(1, after(kind))).filter(({ final }) => !final).map(({ what }) => what);
  expect(mild).toEqual(expect.arrayContaining(['letter', 'correction']));
  expect(mild).toHaveLength(2);
});

test('a second return repeats what was not answered well and says why the new thing comes only now; its letter says both', async () => {
  const record = await aProject('confirmed');
  await returned(record, 'first-review', 'wangmin');
  await supplemented(record);
  await record.do(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'return', items: [{ text: 'text-item-2', again: 2 }, { text: 'text-new', reason: 'text-why' }] }));
  const items = [{ n: 1, text: 'text-item-2', again: 2 }, { n: 2, text: 'text-new', reason: 'text-why' }];
  expect(record.case().rounds.at(-1)?.items).toEqual(items);
  expect(record.facts('p1').findLast((fact): fact is Issued => fact.kind === 'letter.issued')?.payload.data.items).toEqual(items);
});

test('the second return of another route is its first: nothing has to be accounted for there', async () => {
  const record = await aProject('declared');
  await returned(record, 'confirm', 'zjw-review');
  await supplemented(record);
  await comeTo(record, 'confirmed');
  await record.do(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'return', items: ['text-anything'] }));
  expect(record.case().rounds.at(-1)).toMatchObject({ route: 'review', outcome: 'returned' });
});

test('each decision names the form and the files of its own day, though a resubmission changed both', async () => {
  const record = await aProject('confirmed', { with: ['construction-plan'] });
  await returned(record, 'first-review', 'wangmin');
  await supplemented(record, { with: ['construction-plan', 'other'] });
  await record.do(agree(waiting(record, 'first-review').id, 'wangmin'));
  const saw = record.facts('p1').flatMap((fact) => (fact.kind === 'task.decided' ? [fact.payload.saw] : []));
  expect(saw).toEqual([
    { form: 'form-p1', attachments: ['hash-of-construction-plan'] }, { form: 'form-p1', attachments: ['hash-of-construction-plan'] }, { form: 'form-p1-again', attachments: ['hash-of-construction-plan', 'hash-of-other'] },
  ]);
});
