import fc from 'fast-check';
import { dayOf, isWorkingDay, timeOf } from '../../../domain/calendar/calendar';
import { isWithin, setHabits, type Habits, type QuietHours } from '../../../domain/mailing/habits';
import { awake, collectsAt, leavesAt } from '../../../domain/mailing/leaving';
import { isRefusal } from '../../../domain/refusal';
import { shippedCalendar } from '../calendar/shipped-calendar';

const cal = shippedCalendar();
const at = (local: string): number => Date.parse(`${local}+08:00`);
const said = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().replace('Z', '');
const AT_ONCE: Habits = { mailing: 'at-once', digestAt: '08:30', quiet: null, quietOnRestDays: false };
const NIGHT: Habits = { ...AT_ONCE, quiet: { from: '22:00', to: '07:00' } };
const NOON: Habits = { ...AT_ONCE, quiet: { from: '12:00', to: '13:30' } };
const WEEKEND: Habits = { ...AT_ONCE, quietOnRestDays: true };
const DIGEST: Habits = { ...AT_ONCE, mailing: 'digest' };

/* prettier-ignore */
test.each<[string, Habits, string, string]>([
  ['nothing is quiet: at once, at any hour',            AT_ONCE, '2019-04-03T03:00:00.000', '2019-04-03T03:00:00.000'],
  ['the last moment before a quiet night',              NIGHT,   '2019-04-03T21:59:59.999', '2019-04-03T21:59:59.999'],
  ['its first moment',                                  NIGHT,   '2019-04-03T22:00:00.000', '2019-04-04T07:00:00.000'],
  ['before midnight',                                   NIGHT,   '2019-04-03T23:59:59.999', '2019-04-04T07:00:00.000'],
  ['midnight',                                          NIGHT,   '2019-04-04T00:00:00.000', '2019-04-04T07:00:00.000'],
  ['its last moment',                                   NIGHT,   '2019-04-04T06:59:59.999', '2019-04-04T07:00:00.000'],
  ['its end',                                           NIGHT,   '2019-04-04T07:00:00.000', '2019-04-04T07:00:00.000'],
  ['a night over the end of a year',                    NIGHT,   '2019-12-31T22:30:00.000', '2020-01-01T07:00:00.000'],
  ['a quiet noon has not begun',                        NOON,    '2019-04-03T11:59:59.999', '2019-04-03T11:59:59.999'],
  ['a quiet noon begins',                               NOON,    '2019-04-03T12:00:00.000', '2019-04-03T13:30:00.000'],
  ['a quiet noon is over',                              NOON,    '2019-04-03T13:30:00.000', '2019-04-03T13:30:00.000'],
  ['up to midnight',                                    { ...AT_ONCE, quiet: { from: '20:00', to: '00:00' } }, '2019-04-03T20:00:00.000', '2019-04-04T00:00:00.000'],
  ['the last moment of a worked day',                   WEEKEND, '2019-04-04T23:59:59.999', '2019-04-04T23:59:59.999'],
  ['清明, then a weekend, are passed over',             WEEKEND, '2019-04-05T00:00:00.000', '2019-04-08T00:00:00.000'],
  ['a Sunday that is worked (调休) is no day of rest',  WEEKEND, '2019-04-28T10:00:00.000', '2019-04-28T10:00:00.000'],
  ['a day of rest, then the end of the quiet night',    { ...NIGHT, quietOnRestDays: true }, '2019-04-04T22:00:00.000', '2019-04-08T07:00:00.000'],
  ['a holiday of a week',                               { ...NIGHT, quietOnRestDays: true }, '2019-10-01T09:00:00.000', '2019-10-08T07:00:00.000'],
  ['a year that the calendar does not know has weekends', WEEKEND, '2050-01-01T10:00:00.000', '2050-01-03T00:00:00.000'], // a Saturday
])('a mail of its own, %s', (...[_, habits, now, leaves]) => {
  expect(said(leavesAt({ habits, lastDigestOn: null }, cal, at(now)))).toBe(leaves);
});

/* prettier-ignore */
test.each<[string, Habits, string | null, string, string]>([
  ['told before her hour, it is in the digest of today',              DIGEST, null,         '2019-04-03T08:29:59.999', '2019-04-03T08:30:00.000'],
  ['told at her hour, too',                                           DIGEST, null,         '2019-04-03T08:30:00.000', '2019-04-03T08:30:00.000'],
  ['told after it, in that of tomorrow',                              DIGEST, null,         '2019-04-03T08:30:00.001', '2019-04-04T08:30:00.000'],
  ['she has had the one of today: in that of tomorrow, once a day',   DIGEST, '2019-04-03', '2019-04-03T08:30:00.000', '2019-04-04T08:30:00.000'],
  ['yesterday’s counts no more',                                      DIGEST, '2019-04-02', '2019-04-03T08:00:00.000', '2019-04-03T08:30:00.000'],
  ['an hour set later on the same day brings no second one',          { ...DIGEST, digestAt: '17:00' }, '2019-04-03', '2019-04-03T09:00:00.000', '2019-04-04T17:00:00.000'],
  ['days of rest have none where she does not wish it',               { ...DIGEST, quietOnRestDays: true }, '2019-04-04', '2019-04-04T09:00:00.000', '2019-04-08T08:30:00.000'],
  ['a quiet night ends before it',                                    { ...DIGEST, quiet: { from: '22:00', to: '07:00' } }, null, '2019-04-03T23:00:00.000', '2019-04-04T08:30:00.000'],
])('a digest: %s', (...[_, habits, lastDigestOn, now, leaves]) => {
  expect(said(leavesAt({ habits, lastDigestOn }, cal, at(now)))).toBe(leaves);
});

/* prettier-ignore */
test.each<[string, Habits, string | null, string, string]>([
  ['its hour has come',                                     DIGEST, '2019-04-02', '2019-04-03T08:30:00.000', '2019-04-03T08:30:00.000'],
  ['nobody carried mail for an hour: now',                  DIGEST, '2019-04-02', '2019-04-03T09:31:00.000', '2019-04-03T09:31:00.000'],
  ['nobody carried mail until it was quiet: after that',    { ...DIGEST, quiet: { from: '22:00', to: '07:00' } }, '2019-04-02', '2019-04-03T22:15:00.000', '2019-04-04T07:00:00.000'],
  ['she has had one today: with the next',                  DIGEST, '2019-04-03', '2019-04-03T08:30:00.000', '2019-04-04T08:30:00.000'],
])('what has waited is collected: %s', (...[_, habits, lastDigestOn, now, collected]) => {
  expect(said(collectsAt({ habits, lastDigestOn }, cal, at(now)))).toBe(collected);
});

test('quiet hours that end when they begin are none', () => {
  expect(setHabits({ ...AT_ONCE, version: 3 }, { ...AT_ONCE, quiet: { from: '22:00', to: '22:00' }, version: 3 })).toEqual({ ...AT_ONCE, quiet: null, version: 4 });
});

const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
const quiet: fc.Arbitrary<QuietHours | null> = fc.option(fc.record({ from: time, to: time }), { nil: null });
/** Habits as the product keeps them. */
const kept = fc.record({ mailing: fc.constantFrom('at-once' as const, 'digest' as const), digestAt: time, quiet, quietOnRestDays: fc.boolean() })
  .map((habits) => setHabits({ ...AT_ONCE, version: 0 }, { ...habits, version: 0 })).filter((habits) => !isRefusal(habits)).map((habits) => habits as Habits);
const now = fc.integer({ min: at('2018-01-01T00:00:00'), max: at('2027-12-20T00:00:00') });
const lastDigest = fc.option(fc.integer({ min: at('2018-01-01T00:00:00'), max: at('2027-12-20T00:00:00') }).map((ms) => dayOf(cal, ms)), { nil: null });

test('a mail never leaves before now, nor in a quiet hour, nor on a day of rest where she does not wish it; and asked again at that moment it leaves', () => {
  fc.assert(fc.property(kept, now, (habits, from) => {
    const leaves = leavesAt({ habits, lastDigestOn: null }, cal, from);
    expect(leaves).toBeGreaterThanOrEqual(from);
    expect(habits.quiet !== null && isWithin(habits.quiet, timeOf(cal, leaves))).toBe(false);
    expect(habits.quietOnRestDays && !isWorkingDay(cal, dayOf(cal, leaves))).toBe(false);
    expect(leavesAt({ habits, lastDigestOn: null }, cal, leaves)).toBe(leaves);
    expect(awake(habits, cal, leaves)).toBe(leaves);
  }));
});

test('nobody has two digests on one day, whatever she sets and whenever it is asked', () => {
  fc.assert(fc.property(kept, now, lastDigest, (habits, from, lastDigestOn) => {
    const reader = { habits: { ...habits, mailing: 'digest' as const }, lastDigestOn };
    for (const moment of [leavesAt(reader, cal, from), collectsAt(reader, cal, from)]) {
      expect(moment).toBeGreaterThanOrEqual(from);
      if (lastDigestOn !== null && lastDigestOn <= dayOf(cal, from)) expect(dayOf(cal, moment) > lastDigestOn).toBe(true);
    }
  }));
});

test('a mail that is not kept back by anything leaves now: no habit delays by itself', () => {
  fc.assert(fc.property(kept, now, (habits, from) => {
    const isFree = (habits.quiet === null || !isWithin(habits.quiet, timeOf(cal, from))) && (!habits.quietOnRestDays || isWorkingDay(cal, dayOf(cal, from)));
    if (isFree) expect(awake(habits, cal, from)).toBe(from);
    else expect(awake(habits, cal, from)).toBeGreaterThan(from);
  }));
});
