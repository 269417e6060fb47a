import { explain, type Explanation } from '../../../domain/approval/explain';
import type { Fact } from '../../../domain/record/fact';
import { aProject, returned, supplemented, waiting } from '../../support/cases';
import { agree, claim, unclaim, who } from '../../support/deeds';
import { packWith } from '../../support/forecasts';
import { on, PACK, type MemoryRecord } from '../../support/memory-record';

function why(record: MemoryRecord, at: string, pack = PACK): Explanation {
  const { id } = waiting(record, at);
  const found = explain(record.case(), { taskId: id, facts: record.facts('p1') }, { pack });
  if (!found) throw new Error(`nothing is said of ${at}`);
  return found;
}
const stepOf = (told: Explanation, step: string) => told.steps.find((each) => each.step === step);

describe('why a task is with whom it is', () => {
  test('by the relation that its seat names, with the clause of seat and route', async () => {
    expect(why(await aProject('declared'), 'confirm')).toMatchObject({ way: { by: 'relation', relation: 'department', organ: 'sh-zjw' }, seat: { document: '003', clause: 'B4' }, route: { document: '003', clause: 'B4' }, when: null, since: on('2019-04-02 09:00') });
  });

  test('by the group of its department, as the record routed it', async () => {
    expect(why(await aProject('confirmed'), 'first-review').way).toEqual({ by: 'group', group: 'sh-grp-jjcj', department: 'sh-zjw', listed: true, instead: null });
    expect(why(await aProject('confirmed', {}, { without: ['wangmin', 'zhaoliu', 'sunqi', 'twohats'] }), 'first-review').way).toEqual({ by: 'group', group: 'sh-grp-jjcj', department: 'sh-zjw', listed: true, instead: 'sh-jxw' });
  });

  test('by the organ that the route names', async () => {
    expect(why(await aProject('reviewed'), 'finance-countersigner').way).toEqual({ by: 'organ', organ: 'sh-czj' });
  });

  test('by an expression, with what it saw', async () => {
    const pack = packWith('review', ([first, ...rest]) => (first ? [{ ...first, seats: first.seats.map((seat) => ({ ...seat, at: { feel: 'if amount_fen > 50000000 then "sh-czj" else "sh-jxw"' } })) }, ...rest] : rest));
    expect(why(await aProject('confirmed', {}, { pack }), 'first-review', pack).way).toMatchObject({ by: 'expression', organ: 'sh-jxw', when: expect.stringContaining('amount_fen') as string, inputs: { amount_fen: 30_000_000 } });
  });

  test('from hand to hand: taken, given back, taken again', async () => {
    const record = await aProject('confirmed');
    const { id } = waiting(record, 'first-review');
    for (const deed of [claim(id, 'zhaoliu'), unclaim(id, 'zhaoliu'), claim(id, 'wangmin')]) await record.do(deed);
    expect(why(record, 'first-review').hands.map(({ how, by, to }) => [how, by, to])).toEqual([['claimed', who('zhaoliu'), who('zhaoliu')], ['given-back', who('zhaoliu'), null], ['claimed', who('wangmin'), who('wangmin')]]);
  });

  test('handed on by somebody with her reason, added beside by another, or asked on the side', async () => {
    const record = await aProject('confirmed');
    const task = waiting(record, 'first-review');
    const due = { dueAt: task.dueAt, tells: [] };
    const opened = { route: 'review', round: 1, step: 'first-review', key: task.key, priority: 0, of: task.id, by: who('wangmin'), named: who('sunqi'), ...due };
    record.append('p1', [
      { kind: 'task.reassigned', v: 1, payload: { taskId: task.id, from: null, to: who('zhaoliu'), by: who('wangwu'), why: 'assigned', reason: 'text-reason', ...due } },
      { kind: 'task.opened', v: 1, payload: { ...opened, taskId: 'p1~added', seat: 'added', added: 'beside', note: 'text-note' } },
      { kind: 'task.opened', v: 1, payload: { ...opened, taskId: 'p1~asked', seat: 'asked', work: 'consult', note: 'text-question' } },
    ] satisfies Fact[]);
    const told = (taskId: string) => explain(record.case(), { taskId, facts: record.facts('p1') }, { pack: PACK });
    expect(told(task.id)?.hands).toMatchObject([{ how: 'assigned', by: who('wangwu'), to: who('zhaoliu'), note: 'text-reason' }]);
    expect(told('p1~added')).toMatchObject({ way: { by: 'added', person: who('wangmin'), added: 'beside', of: task.id, note: 'text-note' }, hands: [{ how: 'named', to: who('sunqi') }] });
    expect(told('p1~asked')).toMatchObject({ way: { by: 'consulted', person: who('wangmin'), note: 'text-question' } });
  });

  test('is not told of a task that is not there, nor of one whose route the pack does not have', async () => {
    const record = await aProject('confirmed');
    const { id } = waiting(record, 'first-review');
    expect([explain(record.case(), { taskId: 'none', facts: [] }, { pack: PACK }), explain(record.case(), { taskId: id, facts: [] }, { pack: { ...PACK, routes: [] } })]).toEqual([undefined, undefined]);
  });
});

describe('until when, and how that day came about', () => {
  test('so many working days of its ladder from the day of receipt, with the clause of the ladder', async () => {
    expect(why(await aProject('declared'), 'confirm').clock).toMatchObject({ ladder: 'confirmation-item', days: 5, startedAt: on('2019-04-02 09:00'), goesOn: null, moved: [] });
  });

  test('what was left when it was returned, of which round', async () => {
    const record = await aProject('confirmed');
    await record.travel('2019-04-09 10:00');
    await returned(record, 'first-review', 'wangmin');
    await record.travel('2019-06-12 15:00');
    await supplemented(record);
    expect(why(record, 'first-review').clock).toMatchObject({ days: 10, goesOn: { round: 1, left: 7 }, dueAt: on('2019-06-22 00:00') });
  });
});

describe('why another step is not with anybody', () => {
  test('not yet: others come first', async () => {
    expect(stepOf(why(await aProject('confirmed'), 'first-review'), 'countersign')).toMatchObject({ state: 'ahead', waitsFor: ['first-review'], skipped: null });
  });

  test('no more: the word of an earlier round stands', async () => {
    const record = await aProject('reviewed');
    await returned(record, 'finance-countersigner', 'lisi');
    await supplemented(record);
    expect(stepOf(why(record, 'countersigner'), 'first-review')).toMatchObject({ state: 'passed', standsFrom: 1 });
    expect(stepOf(why(record, 'countersigner'), 'countersign')).toMatchObject({ state: 'open', standsFrom: null });
  });

  test('passed over: the condition and what it saw then; a seat by itself with its reason', async () => {
    const source = { default: 'of this test' } as const;
    const pack = packWith('review', (steps) => steps.flatMap((step, n) => (n === 0 ? [step, { ...step, id: 'board', if: { feel: 'amount_fen > 50000000', source } }] : [step])));
    const record = await aProject('confirmed', {}, { pack });
    const { id } = waiting(record, 'first-review');
    const at = { route: 'review', round: 1 } as const;
    record.append('p1', [
      { kind: 'step.skipped', v: 1, payload: { ...at, step: 'board', why: 'condition', asked: { when: 'amount_fen > 50000000', inputs: { amount_fen: 30_000_000 }, pack: 'pack-1' } } },
      { kind: 'seat.skipped', v: 1, payload: { ...at, step: 'countersign', seat: 'countersigner', why: 'repeated', who: who('wangmin') } },
    ] satisfies Fact[]);
    const told = explain(record.case(), { taskId: id, facts: record.facts('p1') }, { pack });
    expect(told && stepOf(told, 'board')).toMatchObject({ state: 'skipped', skipped: { why: 'condition', when: 'amount_fen > 50000000', inputs: { amount_fen: 30_000_000 } } });
    expect(told && stepOf(told, 'countersign')?.seats).toEqual([{ seat: 'countersigner', why: 'repeated', who: who('wangmin') }]);
  });
});

test('what was decided in a step is told of it too', async () => {
  const record = await aProject('confirmed');
  const { id } = waiting(record, 'first-review');
  await record.do(agree(id, 'wangmin'));
  expect(explain(record.case(), { taskId: id, facts: record.facts('p1') }, { pack: PACK })?.steps.map(({ step, state }) => [step, state])).toEqual([['first-review', 'passed'], ['countersign', 'open']]);
});
