import { pause } from '../../../domain/calendar/schedule';
import type { DeadlineRow } from '../../../domain/record/case';
import { aProject, aYear, returned, supplemented, waiting, YEAR_ID } from '../../support/cases';
import { amend, sendBack, withdraw } from '../../support/deeds';
import { CALENDAR, on, type MemoryRecord } from '../../support/memory-record';
import { anAskedChange, CHANGE, resubmitChange } from '../../support/requests';
import { BATCH, sent } from '../declaration/refusals';

/** Each rung of a clock that has spoken, with those it spoke to. */
const spoken = (record: MemoryRecord, of: string, id = 'p1'): string[] => record.facts(id).flatMap((fact) => (fact.kind === 'rung.fired' && fact.payload.of === of ? [`${fact.payload.rung}: ${[...new Set(fact.payload.tells.map(({ as }) => as))].join(' ')}`] : []));
const clock = (record: MemoryRecord, state: DeadlineRow['state'], id = 'p1'): DeadlineRow => { const found = record.case(id).deadlines.find((dl) => dl.state === state); if (!found) throw new Error(`no deadline is ${state}`); return found; };

describe('who owes a supplement is reminded, then the head of her unit, then its department', () => {
  const RUNGS = ['remind-3: unit_clerk@sh-zjw-xxb', 'remind-0: unit_clerk@sh-zjw-xxb', 'unit-head: unit_clerk@sh-zjw-xxb unit_head@sh-zjw-xxb', 'department: dept_reviewer@sh-zjw dept_head@sh-zjw'];

  test.each([['confirm', 'zjw-review', 'declared'], ['first-review', 'wangmin', 'confirmed']] as const)('sent back at %s: five working days, four rungs, and nothing is decided by silence', async (step, by, until) => {
    const record = await aProject(until);
    await returned(record, step, by);
    expect(clock(record, 'open')).toMatchObject({ of: 'supplement.1', ladder: 'answer-item', dueAt: on('2019-04-11 00:00') }); // from 2 April, over 清明 and a worked Sunday
    await record.travel('2019-06-28 10:00');
    expect(spoken(record, 'supplement.1')).toEqual(RUNGS);
    expect(record.facts('p1').filter(({ kind }) => kind === 'deadline.missed').map(({ payload }) => (payload as { of: string }).of)).toEqual(['supplement.1']);
    expect(record.case()).toMatchObject({ process: { closedAt: null }, awaits: expect.arrayContaining([expect.objectContaining({ what: 'supplement', state: 'open', outcome: null })]) });
  });

  test('the clock of the review stands still meanwhile, and goes on with what was left when the answer comes', async () => {
    const record = await aProject('confirmed');
    await record.travel('2019-04-09 10:00');
    const before = record.case().deadlines.find(({ state }) => state === 'open');
    if (!before) throw new Error('the review has no clock');
    const left = pause(before, record.at, CALENDAR).budgetLeft;
    await returned(record, 'first-review', 'wangmin');
    await record.travel('2019-05-20 10:00');
    expect(clock(record, 'paused')).toMatchObject({ of: 'review.1.first-review', budgetLeft: left, missedAt: null });
    expect(spoken(record, 'review.1.first-review')).toEqual([]);
    await supplemented(record);
    expect(record.case().deadlines.find(({ of }) => of === 'supplement.1')).toMatchObject({ state: 'ended' });
    expect(clock(record, 'open')).toMatchObject({ of: 'review.2.first-review' });
    expect(pause(clock(record, 'open'), record.at, CALENDAR).budgetLeft).toBe(left);
  });

  test('withdrawn instead of answered, nobody is reminded any more', async () => {
    const record = await aProject('confirmed');
    await returned(record, 'first-review', 'wangmin');
    await record.do(withdraw('p1'));
    await record.travel('2019-06-28 10:00');
    expect(spoken(record, 'supplement.1')).toEqual([]);
  });
});

test('a batch that is sent back is owed by the department that sent it', async () => {
  const record = await sent('p1');
  await record.do(sendBack(waiting(record, 'accept', BATCH).id, 'hanliu'));
  await record.travel('2019-06-28 10:00');
  expect(spoken(record, 'supplement.1', BATCH)).toEqual(['remind-3: dept_reviewer@sh-zjw', 'remind-0: dept_reviewer@sh-zjw', 'unit-head: dept_reviewer@sh-zjw', 'department: dept_reviewer@sh-zjw dept_head@sh-zjw']);
});

test('a change that is sent back is owed by its unit, each time anew', async () => {
  const record = await anAskedChange();
  await record.do(sendBack(waiting(record, 'change-reviewer', CHANGE).id, 'wangmin'));
  await record.travel(record.at + 20 * 86_400_000);
  expect(spoken(record, 'supplement.1', CHANGE)).toHaveLength(4);
  await record.do(resubmitChange());
  expect(record.case(CHANGE).deadlines.filter(({ state, of }) => state !== 'ended' && of.startsWith('supplement'))).toEqual([]);
  await record.do(sendBack(waiting(record, 'change-reviewer', CHANGE).id, 'wangmin'));
  expect(clock(record, 'open', CHANGE)).toMatchObject({ of: 'supplement.2' });
});

test('a year of operation that is sent back is owed by its unit until it is amended', async () => {
  const record = await aYear('declared');
  await record.do(sendBack(waiting(record, 'reviewer', YEAR_ID).id, 'wangmin'));
  expect(clock(record, 'open', YEAR_ID)).toMatchObject({ of: 'amendment.1', ladder: 'answer-item' });
  await record.travel(record.at + 20 * 86_400_000);
  expect(spoken(record, 'amendment.1', YEAR_ID)).toHaveLength(4);
  await record.do(amend(YEAR_ID));
  expect(record.case(YEAR_ID).deadlines.filter(({ of, state }) => of.startsWith('amendment') && state !== 'ended')).toEqual([]);
});
