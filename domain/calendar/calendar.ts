import { addDays, daysBetween, minutesOf, weekdayOf, yearOf } from './days';

export type DayKind = 'holiday' | 'makeup-workday' | 'local-off' | 'local-work';
export type YearStatus = 'official' | 'projected';
export type CalendarDay = { readonly on: string; readonly kind: DayKind; readonly name: string };

/** The working days of one jurisdiction. A year without a status is outside: no day of it is known to be worked or free. */
export type Calendar = {
  readonly version: number;
  readonly utcOffsetMinutes: number;
  readonly status: Readonly<Record<number, YearStatus>>;
  readonly days: ReadonlyMap<string, Omit<CalendarDay, 'on'>>;
};

type Seed = { readonly version: number; readonly utcOffset: string; readonly status: Calendar['status']; readonly days: readonly CalendarDay[] };

const MINUTE_MS = 60_000;
const MOMENT = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** A calendar made of its rows; what is local to the jurisdiction stands above what holds in the whole country. */
export function calendarOf({ version, utcOffset, status, days }: Seed): Calendar {
  const national = days.filter(({ kind }) => !isLocal(kind));
  const local = days.filter(({ kind }) => isLocal(kind));
  const rows = [...national, ...local].map(({ on, kind, name }) => [on, { kind, name }] as const);
  return { version, utcOffsetMinutes: minutesOf(utcOffset), status, days: new Map(rows) };
}

const isLocal = (kind: DayKind): boolean => kind === 'local-off' || kind === 'local-work';

/** True where the calendar knows the year of this day. */
export const isInside = (cal: Calendar, on: string): boolean => cal.status[yearOf(on)] !== undefined;

/** Whether a thrown value is the calendar's own "I do not know that year". */
export const isOutsideCalendar = (thrown: unknown): boolean => thrown instanceof RangeError && 'code' in thrown && thrown.code === 'OUTSIDE_CALENDAR';

/** True when the jurisdiction works on this day. Throws OUTSIDE_CALENDAR for a year it does not know. */
export function isWorkingDay(cal: Calendar, on: string): boolean {
  if (!isInside(cal, on)) throw outside(cal, on);
  switch (cal.days.get(on)?.kind) {
    case 'holiday':
    case 'local-off':
      return false;
    case 'makeup-workday':
    case 'local-work':
      return true;
    case undefined:
      return weekdayOf(on) < 5;
  }
}

function outside(cal: Calendar, on: string): RangeError {
  const years = Object.keys(cal.status).sort();
  return Object.assign(new RangeError(`${on} is outside the calendar (${years[0]}–${years.at(-1)})`), { code: 'OUTSIDE_CALENDAR' as const });
}

/** The n-th working day after a day (before it, where n is negative); provisional where a year on the way is only projected. */
export function addWorkingDays(cal: Calendar, on: string, n: number): { on: string; provisional: boolean } {
  const step = n < 0 ? -1 : 1;
  let day = on;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(cal, day)) left -= 1;
  }
  return { on: day, provisional: isProvisional(cal, on, day) };
}

function isProvisional(cal: Calendar, a: string, b: string): boolean {
  const [first = a, last = b] = [a, b].sort();
  for (let year = yearOf(first); year <= yearOf(last); year += 1) if (cal.status[year] !== 'official') return true;
  return false;
}

/** Working days after `fromOn` up to and including `toOn`; negative when `toOn` lies before. */
export function workingDaysBetween(cal: Calendar, fromOn: string, toOn: string): number {
  if (toOn < fromOn) return -workingDaysBetween(cal, toOn, fromOn);
  let count = 0;
  for (let day = addDays(fromOn, 1); day <= toOn; day = addDays(day, 1)) if (isWorkingDay(cal, day)) count += 1;
  return count;
}

/** The day itself when it is worked, else the last working day before it. */
export const workingDayBefore = (cal: Calendar, on: string): string => (isWorkingDay(cal, on) ? on : workingDayBefore(cal, addDays(on, -1)));

/** The day itself when it is worked, else the first working day after it. */
export const workingDayAfter = (cal: Calendar, on: string): string => (isWorkingDay(cal, on) ? on : workingDayAfter(cal, addDays(on, 1)));

/** The instant of a local time on a day; `24:00` is the end of that day. */
export function instantOf(cal: Pick<Calendar, 'utcOffsetMinutes'>, on: string, time: string): number {
  if (!MOMENT.test(time)) throw new RangeError(`${time} is no time of day`);
  return daysBetween('1970-01-01', on) * 1440 * MINUTE_MS + (minutesOf(time) - cal.utcOffsetMinutes) * MINUTE_MS;
}

/** The local day in which an instant lies. 24:00 is already the next day. */
export const dayOf = (cal: Pick<Calendar, 'utcOffsetMinutes'>, atMs: number): string => local(cal, atMs).slice(0, 10);

/** The local time of an instant, to the minute. */
export const timeOf = (cal: Pick<Calendar, 'utcOffsetMinutes'>, atMs: number): string => local(cal, atMs).slice(11, 16);

const local = (cal: Pick<Calendar, 'utcOffsetMinutes'>, atMs: number): string => new Date(atMs + cal.utcOffsetMinutes * MINUTE_MS).toISOString();

export { addDays, daysBetween } from './days';
