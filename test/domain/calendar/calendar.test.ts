import fc from 'fast-check';
import {
  addDays, addWorkingDays, dayOf, daysBetween, instantOf, isOutsideCalendar, isWorkingDay, timeOf, workingDayAfter, workingDayBefore, workingDaysBetween,
} from '../../../domain/calendar/calendar';
import { shippedCalendar } from './shipped-calendar';

const cal = shippedCalendar();

/* prettier-ignore */
test.each([
  ['2024-02-04', true], ['2024-02-09', true], ['2024-02-10', false], ['2025-01-26', true], ['2025-01-27', true], ['2025-02-08', true],
  ['2025-05-31', false], ['2025-09-28', true], ['2025-10-08', false], ['2025-10-11', true], ['2026-01-02', false], ['2026-01-04', true],
  ['2026-02-14', true], ['2026-02-23', false], ['2026-02-28', true], ['2026-04-06', false], ['2026-05-09', true], ['2026-06-19', false],
  ['2026-09-20', true], ['2026-10-10', true], ['2026-10-07', false], ['2026-11-20', true],
])('the notices of the State Council: %s is worked: %s', (on, worked) => {
  expect(isWorkingDay(cal, on)).toBe(worked);
});

test('2004 to 2026 are official, 2027 is projected from the statutory days alone', () => {
  expect(Object.entries(cal.status)).toEqual([...Array.from({ length: 23 }, (_, i) => [String(2004 + i), 'official']), ['2027', 'projected']]);
  const free = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-03'];
  expect(free.filter((on) => isWorkingDay(cal, on))).toEqual([]);
  expect(['2027-02-04', '2027-02-09', '2027-05-03', '2027-10-04'].every((on) => isWorkingDay(cal, on))).toBe(true);
});

test('what reaches a projected year is provisional', () => {
  expect(addWorkingDays(cal, '2026-12-30', 1)).toEqual({ on: '2026-12-31', provisional: false });
  expect(addWorkingDays(cal, '2026-12-31', 1)).toEqual({ on: '2027-01-04', provisional: true });
});

test('a year the calendar does not know is refused by name', () => {
  for (const on of ['2003-12-31', '2028-01-01']) {
    try {
      isWorkingDay(cal, on);
      throw new Error('was answered');
    } catch (thrown) {
      expect(isOutsideCalendar(thrown)).toBe(true);
    }
  }
  expect(() => addWorkingDays(cal, '2027-12-31', 1)).toThrow('2028-01-01 is outside the calendar (2004–2027)');
});

describe('the spring of 2020: first 1 February is worked, then the holiday is extended to 2 February', () => {
  const before = shippedCalendar({ on: '2020-01-31', kind: 'local-work', name: '原通知' }, { on: '2020-02-01', kind: 'local-work', name: '原通知' }, { on: '2020-02-02', kind: 'local-off', name: '原通知' });
  test.each([[before, '2020-02-01'], [cal, '2020-02-04']])('two working days after Thursday 23 January', (calendar, expected) => {
    expect(addWorkingDays(calendar, '2020-01-23', 2).on).toBe(expected);
  });
});

test('what the city itself sets stands above the notice', () => {
  const local = shippedCalendar({ on: '2018-11-05', kind: 'local-off', name: '进博会' }, { on: '2018-11-10', kind: 'local-work', name: '进博会调休' });
  expect([isWorkingDay(cal, '2018-11-05'), isWorkingDay(local, '2018-11-05')]).toEqual([true, false]);
  expect([isWorkingDay(cal, '2018-11-10'), isWorkingDay(local, '2018-11-10')]).toEqual([false, true]);
});

test('the working day before and after a rest day, and the day itself where it is worked', () => {
  expect(workingDayBefore(cal, '2019-06-30')).toBe('2019-06-28');
  expect(workingDayAfter(cal, '2020-01-01')).toBe('2020-01-02');
  expect([workingDayBefore(cal, '2019-06-28'), workingDayAfter(cal, '2019-06-28')]).toEqual(['2019-06-28', '2019-06-28']);
});

test('24:00 ends its day at +08:00, wherever the machine stands', () => {
  expect(instantOf(cal, '2018-06-20', '24:00')).toBe(Date.UTC(2018, 5, 20, 16));
  expect(dayOf(cal, Date.UTC(2018, 5, 20, 15, 59, 59, 999))).toBe('2018-06-20');
  expect([dayOf(cal, Date.UTC(2018, 5, 20, 16)), timeOf(cal, Date.UTC(2018, 5, 20, 16))]).toEqual(['2018-06-21', '00:00']);
  expect(() => instantOf(cal, '2018-06-20', '24:01')).toThrow(RangeError);
});

test.each(['2019-02-29', '2019-13-01', '2019-6-30', '', '2019-06-30T00:00'])('%j is no day', (on) => {
  expect(() => addDays(on, 1)).toThrow(RangeError);
});

const aDay = fc.integer({ min: 0, max: daysBetween('2005-01-01', '2025-12-31') }).map((n) => addDays('2005-01-01', n));

test('days and instants: there and back', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: -14 * 60, max: 14 * 60 }), (on, minute, utcOffsetMinutes) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const at = instantOf({ utcOffsetMinutes }, on, time);
      return dayOf({ utcOffsetMinutes }, at) === on && timeOf({ utcOffsetMinutes }, at) === time;
    }),
  );
});

test('n working days on lie n working days away, on a worked day, and lead back', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 40 }), (on, n) => {
      const there = addWorkingDays(cal, on, n).on;
      const from = workingDayBefore(cal, on);
      return isWorkingDay(cal, there) && workingDaysBetween(cal, on, there) === n && workingDaysBetween(cal, there, on) === -n && addWorkingDays(cal, there, -n).on === from;
    }),
  );
});
