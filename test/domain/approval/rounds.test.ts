import { pause } from '../../../domain/calendar/schedule';
import { waysAgain } from '../../../domain/approval/returns';
import { isRefusal } from '../../../domain/refusal';
import { aProject, supplemented, waiting } from '../../support/cases';
import { claim, sendBack, who } from '../../support/deeds';
import { CALENDAR, type MemoryRecord } from '../../support/memory-record';
import { decides, letSign, recall, returnTo, SIDE_BY_SIDE, takeOff, withSteps, type StepOf } from '../../support/routes';

/** Who is asked now: the seats in people's queues, and after a bar those whose turn has not come. */
function asked(record: MemoryRecord): string {
  const { tasks } = record.case();
  const seats = (states: readonly string[]): string => tasks.filter(({ state, route }) => route === 'review' && states.includes(state)).map(({ seat, turn }) => `${seat}${turn > 1 ? `#${turn}` : ''}`).sort().join(' ');
  const later = seats(['waiting']);
  return `${seats(['open', 'claimed'])}${later === '' ? '' : ` | ${later}`}`;
}
const inReview = (steps: readonly StepOf[], { without = [], ...more }: Record<string, unknown> & { readonly without?: readonly string[] } = {}): Promise<MemoryRecord> => aProject('confirmed', {}, { pack: withSteps(steps, more), without });
const says = async (record: MemoryRecord, { seat, by, ...word }: { readonly seat: string; readonly by: string } & Parameters<typeof decides>[2]): Promise<object> => record.do(decides(waiting(record, seat).id, by, word));
const outcome = (record: MemoryRecord): string | null | undefined => record.case().rounds.findLast(({ route }) => route === 'review')?.outcome;
const REVIEWERS = ['wangmin', 'zhaoliu', 'sunqi'] as const;

describe('side by side', () => {
  let record: MemoryRecord;
  beforeEach(async () => {
    record = await inReview(SIDE_BY_SIDE);
    await says(record, { seat: 'first', by: 'wangmin' });
  });

  test('steps that wait for the same one open together, and what waits for both opens with the last of them', async () => {
    expect(asked(record)).toBe('finance technical');
    await says(record, { seat: 'finance', by: 'lisi' });
    expect(asked(record)).toBe('technical');
    await says(record, { seat: 'technical', by: 'zhaoliu' });
    expect(asked(record)).toBe('last');
    await says(record, { seat: 'last', by: 'sunqi' });
    expect(outcome(record)).toBe('agreed');
  });

  test('returned from one of them to the first step, everything behind that step is asked again', async () => {
    await record.do(returnTo(waiting(record, 'technical').id, 'zhaoliu', { to: 'first-review', resume: 'forward' }));
    expect(asked(record)).toBe('first#2');
    await says(record, { seat: 'first', by: 'wangmin' });
    expect(asked(record)).toBe('finance#2 technical#2');
    expect(record.case().tasks.find(({ id }) => id.endsWith('~finance'))).toMatchObject({ state: 'cancelled', cancelledWhy: 'returned' });
  });

  test('it comes back first of all to her who had it, as long as she still may', async () => {
    await record.do(returnTo(waiting(record, 'technical').id, 'zhaoliu', { to: 'first-review' }));
    expect(waiting(record, 'first')).toMatchObject({ assignee: who('wangmin'), named: who('wangmin') });
    expect(record.act(decides(waiting(record, 'first').id, 'sunqi'))).toMatchObject({ refused: 'task-already-claimed' });
  });

  test('returned straight back, only the one who returned it is asked again; what runs beside goes on and stands', async () => {
    await record.do(returnTo(waiting(record, 'technical').id, 'zhaoliu', { to: 'first-review', resume: 'back' }));
    expect(asked(record)).toBe('finance first#2');
    await says(record, { seat: 'finance', by: 'lisi' });
    await says(record, { seat: 'first', by: 'wangmin' });
    expect(asked(record)).toBe('technical#2');
    await says(record, { seat: 'technical', by: 'zhaoliu' });
    expect(asked(record)).toBe('last');
  });

  test('sent back to the unit, every clock of the round stops; what was passed stands, the others go on with the time that they had left', async () => {
    await says(record, { seat: 'finance', by: 'lisi' });
    await record.travel('2019-04-10 10:00');
    const clock = record.case().deadlines.find(({ of, state }) => of === 'review.1.technical' && state === 'open');
    if (!clock) throw new Error('no clock');
    const left = pause(clock, record.at, CALENDAR).budgetLeft;
    await record.do(sendBack(waiting(record, 'technical').id, 'zhaoliu'));
    await record.travel('2019-05-10 10:00');
    await supplemented(record);
    expect(asked(record)).toBe('technical');
    const again = record.case().deadlines.find(({ of, state }) => of === 'review.2.technical' && state === 'open');
    expect(again && pause(again, record.at, CALENDAR).budgetLeft).toBe(left);
    await says(record, { seat: 'technical', by: 'zhaoliu' });
    expect(asked(record)).toBe('last');
  });

  test('sent back to the unit for the whole road again, it begins at the beginning', async () => {
    await says(record, { seat: 'finance', by: 'lisi' });
    await says(record, { seat: 'technical', by: 'zhaoliu', outcome: 'return', items: [{ n: 1, text: 't' }, { n: 2, text: 't' }], resume: 'forward' });
    await supplemented(record);
    expect(asked(record)).toBe('first');
  });

  test('whether it comes back or goes the whole road again is hers to say once another step has been passed, and not where the route says it', async () => {
    const choiceOf = (of: MemoryRecord, seat: string): readonly string[] => waysAgain(of.case(), waiting(of, seat), of.world('zhaoliu'));
    expect([choiceOf(record, 'technical'), choiceOf(await inReview(SIDE_BY_SIDE), 'first')]).toEqual([['back', 'forward'], []]);
    const fixed = await inReview(SIDE_BY_SIDE, { resumption: 'forward' });
    await says(fixed, { seat: 'first', by: 'wangmin' });
    expect(choiceOf(fixed, 'technical')).toEqual([]);
    await fixed.do(sendBack(waiting(fixed, 'technical').id, 'zhaoliu'));
    await supplemented(fixed);
    expect(asked(fixed)).toBe('first');
  });

  test('a route that leads straight back does so without being asked, from an earlier step too', async () => {
    const fixed = await inReview(SIDE_BY_SIDE, { resumption: 'back' });
    await says(fixed, { seat: 'first', by: 'wangmin' });
    await fixed.do(returnTo(waiting(fixed, 'technical').id, 'zhaoliu', { to: 'first-review' }));
    expect(asked(fixed)).toBe('finance first#2');
  });

  test('one no ends the round wherever else it is open', async () => {
    await says(record, { seat: 'technical', by: 'zhaoliu', outcome: 'disagree' });
    expect([outcome(record), asked(record)]).toEqual(['not-agreed', '']);
  });
});

describe('an own word recalled', () => {
  let record: MemoryRecord;
  let first: string;
  beforeEach(async () => {
    record = await inReview(SIDE_BY_SIDE);
    first = waiting(record, 'first').id;
    await record.do(decides(first, 'wangmin'));
  });

  test('nobody has touched what it opened: that is closed unseen, and the clock runs on as if nothing had been said', async () => {
    const due = record.case().deadlines.find(({ of }) => of === 'review.1.first-review')?.dueAt;
    await record.do(recall(first, 'wangmin'));
    expect(asked(record)).toBe('first');
    expect(record.case().deadlines.filter(({ state }) => state === 'open').map(({ of, dueAt }) => [of, dueAt])).toEqual([['review.1.first-review', due]]);
    await record.do(decides(first, 'wangmin'));
    expect(asked(record)).toBe('finance#2 technical#2');
  });

  test('once somebody has taken what it opened, it stands', () => {
    record.act(claim(waiting(record, 'technical').id, 'zhaoliu'));
    expect(record.act(recall(first, 'wangmin'))).toEqual({ refused: 'acted-upon', by: who('zhaoliu') });
  });

  test('where one word is enough, the word of a signer before stands once another has passed the step, were it in the very same instant', async () => {
    const own = await inReview([{ id: 'first-review', seats: ['one: reviewer@sh-jxw', 'other: finance_reviewer@sh-czj'], settles: 'one-agrees', ladder: 'review-item' }, { id: 'last', seats: ['last: reviewer@sh-jxw'], ladder: 'review-item' }]);
    await own.do(letSign(waiting(own, 'one').id, 'wangmin', { before: ['zhaoliu'] }));
    const before = own.case().tasks.find(({ named }) => named === who('zhaoliu'))?.id ?? '';
    await own.do(decides(before, 'zhaoliu'));
    await own.do(decides(waiting(own, 'other').id, 'lisi'));
    expect(asked(own)).toBe('last');
    expect(own.act(recall(before, 'zhaoliu'))).toEqual({ refused: 'acted-upon', by: who('lisi') });
  });

  test('a return to the unit is asked back while the unit owes it, with the time that was left', async () => {
    const technical = waiting(record, 'technical').id;
    await record.do(sendBack(technical, 'zhaoliu'));
    expect(asked(record)).toBe('');
    await record.do(recall(technical, 'zhaoliu'));
    expect(record.case().awaits.find(({ what }) => what === 'supplement')).toMatchObject({ state: 'ended', outcome: 'recalled' });
    expect(asked(record)).toBe('finance technical');
  });

  test('a return to a step is asked back while nobody there has touched it, and what was passed is passed', async () => {
    await record.do(decides(waiting(record, 'finance').id, 'lisi'));
    const technical = waiting(record, 'technical').id;
    await record.do(returnTo(technical, 'zhaoliu', { to: 'first-review' }));
    await record.do(recall(technical, 'zhaoliu'));
    expect(asked(record)).toBe('technical#2');
    await record.do(decides(waiting(record, 'technical').id, 'zhaoliu'));
    expect(asked(record)).toBe('last');
  });
});

describe('who else signs', () => {
  const TWO: readonly StepOf[] = [{ id: 'sign', seats: ['a: reviewer@sh-jxw', 'b: finance_reviewer@sh-czj'] }, { id: 'last', seats: ['last: reviewer@sh-jxw'] }];

  test('before her: her own turn comes when they have spoken', async () => {
    const record = await inReview(TWO);
    const a = waiting(record, 'a').id;
    await record.do(letSign(a, 'wangmin', { before: ['zhaoliu'] }));
    expect(asked(record)).toBe('a+1 b | a');
    expect(record.act(decides(a, 'wangmin'))).toMatchObject({ refused: 'not-your-turn' });
    await says(record, { seat: 'a+1', by: 'zhaoliu' });
    expect(asked(record)).toBe('a b');
  });

  test('after her and beside her: the step waits for each of them', async () => {
    const record = await inReview(TWO);
    const a = waiting(record, 'a').id;
    await record.do(letSign(a, 'wangmin', { after: ['zhaoliu'] }));
    await record.do(letSign(a, 'wangmin', { beside: ['sunqi'] }));
    expect(asked(record)).toBe('a a+2 b | a+1');
    await record.do(decides(a, 'wangmin'));
    for (const [seat, by] of [['b', 'lisi'], ['a+2', 'sunqi'], ['a+1', 'zhaoliu']] as const) {
      expect(asked(record)).toContain(seat);
      await says(record, { seat, by });
    }
    expect(asked(record)).toBe('last');
  });

  test('taken off again, the last who was waited for lets the step go on', async () => {
    const record = await inReview(TWO);
    const a = waiting(record, 'a').id;
    await record.do(letSign(a, 'wangmin', { beside: ['zhaoliu'] }));
    await record.do(decides(a, 'wangmin'));
    await says(record, { seat: 'b', by: 'lisi' });
    await record.do(takeOff(waiting(record, 'a+1').id, 'wangmin'));
    expect(asked(record)).toBe('last');
  });

  test('taken off at the last step, the last who was waited for ends the round with all that an agreed round brings', async () => {
    const record = await inReview([{ id: 'sign', seats: ['a: reviewer@sh-jxw'] }]);
    const a = waiting(record, 'a').id;
    await record.do(letSign(a, 'wangmin', { beside: ['zhaoliu'] }));
    await record.do(decides(a, 'wangmin'));
    expect(outcome(record)).toBe(null);
    await record.do(takeOff(waiting(record, 'a+1').id, 'wangmin'));
    expect(outcome(record)).toBe('agreed');
    expect(record.facts().filter(({ kind }) => kind === 'project.approved')).toHaveLength(1);
  });

  test('one after the other: whoever waits for her waits for those whom she added', async () => {
    const record = await inReview([{ id: 'sign', settles: 'in-order', seats: ['a: reviewer@sh-jxw', 'b: finance_reviewer@sh-czj'] }]);
    expect(asked(record)).toBe('a | b');
    await record.do(letSign(waiting(record, 'a').id, 'wangmin', { after: ['zhaoliu'] }));
    await says(record, { seat: 'a', by: 'wangmin' });
    expect(asked(record)).toBe('a+1 | b');
    await says(record, { seat: 'a+1', by: 'zhaoliu' });
    expect(asked(record)).toBe('b');
  });
});

describe('how a step comes to its outcome', () => {
  test('或签: the first word counts, and the others are not asked any more', async () => {
    const record = await inReview([{ id: 'one', settles: 'one-agrees', seats: [{ id: 'any', role: 'reviewer', at: { organ: 'sh-jxw' }, each: true }] }]);
    expect(asked(record).split(' ')).toHaveLength(record.world('wangmin').directory.holders('reviewer@sh-jxw').filter((id) => id !== who('twohats')).length);
    await says(record, { seat: `any:${who('zhaoliu')}`, by: 'zhaoliu' });
    expect([outcome(record), asked(record)]).toEqual(['agreed', '']);
  });

  test('票签: the votes needed carry it, and an abstention is on neither side', async () => {
    const record = await inReview([{ id: 'vote', settles: { vote: { needs: { ratio: [2, 3], of: 'cast' }, quorum: 3, tie: 'not-agreed', source: { default: 'a vote' } } }, seats: REVIEWERS.map((_login, n) => `v${n}: reviewer@sh-jxw`) }]);
    await says(record, { seat: 'v0', by: 'wangmin' });
    await says(record, { seat: 'v1', by: 'zhaoliu', outcome: 'abstain' });
    expect(outcome(record)).toBeNull();
    await says(record, { seat: 'v2', by: 'sunqi' });
    expect(outcome(record)).toBe('agreed');
  });
});

describe('what is passed over, and why', () => {
  const skips = (record: MemoryRecord): unknown[] => record.facts('p1').flatMap((fact) => (fact.kind === 'step.skipped' || fact.kind === 'seat.skipped' ? [[fact.payload.step, fact.payload.why]] : []));

  test('a step whose condition does not hold, with what it saw', async () => {
    const record = await inReview([{ id: 'big', seats: ['big: reviewer@sh-jxw'], if: { feel: 'amount_fen >= 100000000', source: { default: 'only large ones' } } }, { id: 'last', seats: ['last: reviewer@sh-jxw'] }]);
    expect(asked(record)).toBe('last');
    expect(record.facts('p1').find(({ kind }) => kind === 'step.skipped')?.payload).toMatchObject({ step: 'big', why: 'condition', asked: { when: 'amount_fen >= 100000000', inputs: { amount_fen: 30_000_000, channel: 'daily' } } });
  });

  test('a condition that speaks of what this case does not have is an error, never a no', async () => {
    await expect(inReview([{ id: 'odd', seats: ['odd: reviewer@sh-jxw'], if: { feel: 'request_kind = "x"', source: { default: 'odd' } } }])).rejects.toThrow(/request_kind/);
  });

  test('a seat that nobody holds: passed over, given to another office, or left with the administrators told', async () => {
    const nobody = (empty: unknown): StepOf => ({ id: 'gone', seats: [{ id: 'gone', role: 'leading_group', at: { organ: 'sh-yjj' }, empty }] });
    const last: StepOf = { id: 'last', seats: ['last: reviewer@sh-jxw'] };
    const skipped = await inReview([nobody('skip'), last]);
    expect([asked(skipped), skips(skipped)]).toEqual(['last', [['gone', 'nobody'], ['gone', 'nobody']]]);
    const given = await inReview([nobody({ escalate: { role: 'finance_reviewer', organ: 'sh-czj' } }), last]);
    expect(waiting(given, 'gone').key).toBe('finance_reviewer@sh-czj');
    const told = await inReview([nobody('ask-admin'), last]);
    const opened = told.facts('p1').find((fact) => fact.kind === 'task.opened' && fact.payload.step === 'gone');
    expect(opened?.payload).toMatchObject({ key: 'leading_group@sh-yjj', tells: told.world('weisi').directory.organs('admin').flatMap((organ) => told.world('weisi').directory.holders(`admin@${organ}`)).map((to) => expect.objectContaining({ to })) });
  });

  test('whoever agreed in this round already is not asked again, where the route says so', async () => {
    const steps: readonly StepOf[] = [{ id: 'money', seats: ['money: finance_reviewer@sh-czj'] }, { id: 'other', seats: ['other: reviewer@sh-jxw'] }, { id: 'again', seats: ['again: finance_reviewer@sh-czj'] }, { id: 'last', seats: ['last: reviewer@sh-jxw'] }];
    const road = async (repeated: string): Promise<string> => {
      const record = await inReview(steps, { repeated, without: ['qianer'] });
      await says(record, { seat: 'money', by: 'lisi' });
      await says(record, { seat: 'other', by: 'wangmin' });
      return asked(record);
    };
    expect([await road('once'), await road('consecutive')]).toEqual(['last', 'again']);
  });

  test('when everything would be passed over, somebody is asked all the same: nothing is agreed by nobody', async () => {
    const record = await inReview([{ id: 'big', seats: ['big: reviewer@sh-jxw'], if: { feel: 'amount_fen >= 100000000', source: { default: 'only large ones' } } }]);
    expect([asked(record), outcome(record)]).toEqual(['big#2', null]);
  });
});

test('a seat filled by choice goes to whom the decider before names among the holders', async () => {
  const record = await inReview([{ id: 'first', seats: ['first: reviewer@sh-jxw'] }, { id: 'next', seats: [{ id: 'next', role: 'finance_reviewer', at: { organ: 'sh-czj' }, chosen: true }] }]);
  const { id } = waiting(record, 'first');
  for (const chosen of [undefined, { next: who('wangmin') }]) expect(record.act(decides(id, 'wangmin', { chosen }))).toMatchObject({ refused: 'choose-next', seats: [{ seat: 'next', people: [who('lisi'), who('qianer')] }] });
  await record.do(decides(id, 'wangmin', { chosen: { next: who('lisi') } }));
  expect(waiting(record, 'next')).toMatchObject({ named: who('lisi'), state: 'claimed' });
  expect(isRefusal(record.act(decides(waiting(record, 'next').id, 'lisi')))).toBe(false);
});

test('an organ by expression: the seat goes where the case itself says', async () => {
  const record = await inReview([{ id: 'own', seats: [{ id: 'own', role: 'dept_reviewer', at: { feel: 'department' } }] }]);
  expect(waiting(record, 'own').key).toBe('dept_reviewer@sh-zjw');
});
