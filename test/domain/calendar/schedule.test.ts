import fc from 'fast-check';
import { addDays, dayOf, daysBetween, instantOf, timeOf } from '../../../domain/calendar/calendar';
import { extend, pause, resume, schedule, type Schedule } from '../../../domain/calendar/schedule';
import { ladderOf } from '../../../domain/policy/lookup';
import type { Ladder } from '../../../domain/policy/pack';
import { shippedPack } from '../policy/shipped-pack';
import { shippedCalendar } from './shipped-calendar';

const cal = shippedCalendar();
const pack = shippedPack('shanghai');
const [review, confirmation, planTask] = ['review-item', 'confirmation-item', 'plan-task'].map((id) => ladderOf(pack, id)) as [Ladder, Ladder, Ladder];

const at = (on: string, time = '10:00'): number => instantOf(cal, on, time);
const shown = (ms: number): string => (timeOf(cal, ms) === '00:00' ? `${dayOf(cal, ms - 1)} 24:00` : `${dayOf(cal, ms)} ${timeOf(cal, ms)}`);
const rows = ({ rungs }: Schedule): string[] => rungs.map(({ rung, at: ms }) => `${rung} ${shown(ms)}`);

test('a review has ten working days from the day after receipt, across the Dragon Boat holiday of 2018', () => {
  expect(rows(schedule(review, { startedAt: at('2018-06-11', '23:30') }, cal))).toEqual([
    'remind-5 2018-06-19 09:00', // 18 June is the holiday
    'missed 2018-06-26 24:00',
    'leader 2018-06-27 09:00',
    'superior 2018-06-29 09:00',
  ]);
});

test('a confirmation has five', () => {
  expect(rows(schedule(confirmation, { startedAt: at('2018-05-04') }, cal))).toEqual([
    'remind-3 2018-05-09 09:00', 'missed 2018-05-11 24:00', 'leader 2018-05-14 09:00', 'superior 2018-05-16 09:00',
  ]);
});

test('received on a rest day: the next working day is day one', () => {
  expect(shown(schedule(confirmation, { startedAt: at('2018-05-05') }, cal).dueAt)).toBe('2018-05-11 24:00');
});

test('a task of the plan: reminders that fall on a rest day go to the working day before, escalations are counted from the given day', () => {
  expect(rows(schedule(planTask, { startedAt: at('2019-04-01'), dueOn: '2019-06-30' }, cal))).toEqual([
    'remind-30 2019-05-31 09:00',
    'remind-15 2019-06-14 09:00', // Saturday 15
    'remind-7 2019-06-21 09:00', // Sunday 23
    'remind-0 2019-06-28 09:00', // Sunday 30; the reminder of Saturday 29 would fall on the same hour and says no more
    'missed 2019-06-30 24:00',
    'it-head 2019-07-01 09:00',
    'deputy-leader 2019-07-05 09:00',
    'head 2019-07-12 09:00',
    'working-group 2019-07-19 09:00',
    'leading-group 2019-08-09 09:00',
  ]);
});

test('a task due at the end of a year: the escalation of New Year’s Day waits for the first working day', () => {
  expect(rows(schedule(planTask, { startedAt: at('2019-04-01'), dueOn: '2019-12-31' }, cal))).toEqual([
    'remind-30 2019-11-29 09:00', // Sunday 1 December
    'remind-15 2019-12-16 09:00',
    'remind-7 2019-12-24 09:00',
    'remind-1 2019-12-30 09:00',
    'remind-0 2019-12-31 09:00',
    'missed 2019-12-31 24:00',
    'it-head 2020-01-02 09:00',
    'deputy-leader 2020-01-08 09:00',
    'head 2020-01-15 09:00',
    'working-group 2020-01-21 09:00', // Sunday 19 January is worked
    'leading-group 2020-02-19 09:00', // after the long holiday of that spring
  ]);
});

test('what would have been said before the start is not said', () => {
  expect(rows(schedule(planTask, { startedAt: at('2019-06-14', '09:00'), dueOn: '2019-06-30' }, cal))[0]).toBe('remind-7 2019-06-21 09:00');
});

test('a task that was past when the plan was imported says nothing', () => {
  const historical = schedule(planTask, { startedAt: at('2019-04-01'), importedAt: at('2019-04-01'), dueOn: '2019-03-31' }, cal);
  expect([shown(historical.dueAt), historical.rungs]).toEqual(['2019-03-31 24:00', []]);
});

test('what reaches a projected year is provisional; a given day is not; rungs beyond the calendar wait for their year', () => {
  expect(schedule(review, { startedAt: at('2026-12-21') }, cal).provisional).toBe(true);
  const last = schedule(planTask, { startedAt: at('2027-11-01'), dueOn: '2027-12-31' }, cal);
  expect([last.provisional, rows(last).at(-1)]).toEqual([false, 'missed 2027-12-31 24:00']);
  expect(() => schedule(review, { startedAt: at('2027-12-30') }, cal)).toThrow(/outside the calendar/);
});

test('a ladder with a given day cannot be climbed without one', () => {
  expect(() => schedule(planTask, { startedAt: at('2019-04-01') }, cal)).toThrow('needs a given day');
});

describe('the clock stops while the applicant corrects', () => {
  const startedAt = at('2018-05-07'); // Monday; due Monday 21 May
  const running = { startedAt, ...schedule(review, { startedAt }, cal) };

  test.each([
    ['2018-05-07', 10], ['2018-05-08', 10], ['2018-05-14', 6], ['2018-05-19', 1], ['2018-05-21', 1], ['2018-05-22', 0],
  ])('stopped on %s, %i working days are left', (on, left) => {
    expect(pause(running, at(on), cal)).toEqual({ budgetLeft: left });
  });

  test('resumed, it is due as many working days later, and the reminder keeps its place in the ten days', () => {
    const resumed = resume(review, { resumedAt: at('2018-06-01'), budgetLeft: 8, alreadySaid: [] }, cal);
    expect(rows(resumed)).toEqual(['remind-5 2018-06-06 09:00', 'missed 2018-06-13 24:00', 'leader 2018-06-14 09:00', 'superior 2018-06-19 09:00']);
  });

  test('a reminder said before is not owed again once its place is past; one never said is', () => {
    const late = { resumedAt: at('2018-06-01'), budgetLeft: 3 };
    expect(rows(resume(review, { ...late, alreadySaid: ['remind-5'] }, cal))[0]).toBe('missed 2018-06-06 24:00');
    expect(rows(resume(review, { ...late, alreadySaid: [] }, cal))[0]).toBe('remind-5 2018-05-30 09:00');
  });

  test('stop and go loses no working day and gives at most the day on which it stopped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 90 }), (stopAfter, away) => {
        const stoppedAt = startedAt + stopAfter * 86_400_000;
        const { budgetLeft } = pause(running, stoppedAt, cal);
        const resumedAt = stoppedAt + away * 86_400_000;
        const resumed = { startedAt: resumedAt, ...resume(review, { resumedAt, budgetLeft, alreadySaid: [] }, cal) };
        return pause(resumed, resumedAt, cal).budgetLeft === budgetLeft && resumed.dueAt >= running.dueAt;
      }),
    );
  });
});

test('an extended task is reminded again for its new day', () => {
  const extended = extend(planTask, { newDueOn: '2019-09-30', startedAt: at('2019-06-25'), cal });
  expect(rows(extended).slice(0, 6)).toEqual([
    'remind-30 2019-08-30 09:00', 'remind-15 2019-09-12 09:00', 'remind-7 2019-09-23 09:00', 'remind-1 2019-09-29 09:00', 'remind-0 2019-09-30 09:00', 'missed 2019-09-30 24:00',
  ]);
});

test('whatever the day: rungs in order, none before the start, one miss, at the due instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: daysBetween('2018-01-01', '2025-06-30') }), fc.integer({ min: 0, max: 400 }), (n, ahead) => {
      const startedAt = at(addDays('2018-01-01', n));
      const { rungs, dueAt } = schedule(planTask, { startedAt, dueOn: addDays('2018-01-01', n + ahead) }, cal);
      const sorted = rungs.every((rung, i) => i === 0 || rung.at >= (rungs[i - 1]?.at ?? 0));
      return sorted && rungs.every((rung) => rung.at > startedAt) && rungs.filter(({ kind }) => kind === 'miss').map(({ at: ms }) => ms).join() === String(dueAt);
    }),
  );
});
