import { instantOf } from '../../../domain/calendar/calendar';
import { dayMark, type Marked } from '../../../domain/calendar/day-mark';
import { ladderOf } from '../../../domain/policy/lookup';
import { shippedPack } from '../policy/shipped-pack';
import { shippedCalendar } from './shipped-calendar';

const cal = shippedCalendar();
const pack = shippedPack('shanghai');
const at = (on: string, time = '10:00'): number => instantOf(cal, on, time);
const open = (ladder: string, dueOn: string): Marked => ({ ladder: ladderOf(pack, ladder), state: 'open', dueAt: at(dueOn, '24:00') });
const said = (dl: Marked, nowAt: number): string => {
  const { tone, count, unit } = dayMark(dl, nowAt, cal);
  return `${tone} ${count} ${unit}`;
};

test.each([
  ['2018-06-15', 'normal 6 working-day'], // the 18th is a holiday
  ['2018-06-21', 'normal 3 working-day'],
  ['2018-06-22', 'soon 2 working-day'],
  ['2018-06-23', 'soon 2 working-day'],
  ['2018-06-25', 'soon 1 working-day'],
  ['2018-06-26', 'today 0 working-day'],
  ['2018-06-27', 'overdue 1 working-day'],
  ['2018-06-29', 'overdue 3 working-day'],
])('a review due 2018-06-26, seen on %s: %s', (on, expected) => {
  expect(said(open('review-item', '2018-06-26'), at(on))).toBe(expected);
});

test.each([
  ['2019-06-22', 'normal 8 day'],
  ['2019-06-23', 'soon 7 day'],
  ['2019-06-30', 'today 0 day'],
  ['2019-07-01', 'overdue 1 day'],
  ['2019-07-09', 'overdue 9 day'],
])('a task due 2019-06-30, seen on %s: %s', (on, expected) => {
  expect(said(open('plan-task', '2019-06-30'), at(on))).toBe(expected);
});

test('due today until the instant itself', () => {
  const dl = open('review-item', '2018-06-26');
  expect([said(dl, (dl.dueAt ?? 0) - 1), said(dl, dl.dueAt ?? 0)]).toEqual(['today 0 working-day', 'overdue 1 working-day']);
});

test('due on a Friday, on Saturday it is overdue already', () => {
  expect(said(open('review-item', '2018-06-22'), at('2018-06-23'))).toBe('overdue 1 working-day');
});

test('stopped, ended, without a day', () => {
  const dl = open('review-item', '2018-06-26');
  expect(dayMark({ ...dl, state: 'paused', budgetLeft: 3 }, at('2018-07-30'), cal)).toEqual({ tone: 'paused', count: 3, unit: 'working-day', dueAt: dl.dueAt, budgetLeft: 3 });
  expect(dayMark({ ...dl, state: 'ended' }, at('2018-07-30'), cal)).toMatchObject({ tone: 'done' });
  expect(dayMark({ ...dl, dueAt: null }, at('2018-07-30'), cal)).toEqual({ tone: 'none', count: 0, unit: 'working-day' });
});

test('a moved day keeps the one it was moved from, a provisional one says so', () => {
  const dl = { ...open('plan-task', '2019-09-30'), originalDueAt: at('2019-06-30', '24:00'), provisional: true };
  expect(dayMark(dl, at('2019-07-01'), cal)).toMatchObject({ movedFrom: at('2019-06-30', '24:00'), provisional: true });
  expect(dayMark({ ...dl, originalDueAt: dl.dueAt ?? 0, provisional: false }, at('2019-07-01'), cal)).toEqual({ tone: 'normal', count: 91, unit: 'day', dueAt: dl.dueAt });
});
