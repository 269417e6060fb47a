import chineseDays from 'chinese-days/dist/chinese-days.json';

/**
 * Deadlines by hand: one long table of days with what is worked on each, walked with a finger. It shares no line with the product's arithmetic: no
 * Date, no instants until the very end, and the projected year is written down here once more.
 */
const FIRST_YEAR = 2003;
const LAST_YEAR = 2028;
const KNOWN = { from: 2004, to: 2027 };
const PROJECTED = new Set(['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03']);

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
const isLeap = (year: number): boolean => year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const DAYS: string[] = [];
/** Whether a day is worked; undefined in a year that nobody knows. */
const WORKED: (boolean | undefined)[] = [];
for (let year = FIRST_YEAR, weekday = 2; year <= LAST_YEAR; year += 1) { // 1 January 2003 was a Wednesday: the third day of its week
  for (let month = 1; month <= 12; month += 1) {
    const length = month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);
    for (let day = 1; day <= length; day += 1, weekday = (weekday + 1) % 7) {
      const on = `${year}-${two(month)}-${two(day)}`;
      DAYS.push(on);
      WORKED.push(year < KNOWN.from || year > KNOWN.to ? undefined : worked(on, weekday));
    }
  }
}
const PLACE = new Map(DAYS.map((on, n) => [on, n]));

function worked(on: string, weekday: number): boolean {
  if (on in chineseDays.workdays) return true;
  if (on in chineseDays.holidays || PROJECTED.has(on)) return false;
  return weekday < 5;
}

export const OUTSIDE = 'outside';
type Found = number | typeof OUTSIDE;
export const placeOf = (on: string): number => PLACE.get(on) ?? -1;
const dayAt = (place: number): string => DAYS[place] ?? OUTSIDE;

/** The place of the n-th worked day after a place, or before it. */
export function walk(place: number, n: number): Found {
  let at = place;
  for (let left = Math.abs(n); left > 0;) {
    at += n < 0 ? -1 : 1;
    if (WORKED[at] === undefined) return OUTSIDE;
    if (WORKED[at]) left -= 1;
  }
  return at;
}
/** The nearest worked day at or before, or at or after, a place. */
function nearest(place: number, step: -1 | 1): Found {
  for (let at = place; ; at += step) {
    if (WORKED[at] === undefined) return OUTSIDE;
    if (WORKED[at]) return at;
  }
}
/** How many worked days lie behind one place, up to and with another. */
export function countBetween(from: number, to: number): Found {
  let count = 0;
  for (let at = Math.min(from, to) + 1; at <= Math.max(from, to); at += 1) {
    if (WORKED[at] === undefined) return OUTSIDE;
    if (WORKED[at]) count += 1;
  }
  return to < from ? -count : count;
}

const EPOCH = placeOf('2004-01-01');
const EPOCH_MS = 1_072_886_400_000; // 2004-01-01 00:00 in Shanghai is eight hours before that midnight of London
/** The instant of a local time of day in Shanghai, which has had no summer time in these years. */
export function instantAt(place: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return EPOCH_MS + ((place - EPOCH) * 24 * 60 + hours * 60 + minutes) * 60_000;
}

export type Rung = {
  readonly id: string; readonly kind: 'remind' | 'miss' | 'escalate'; readonly at: string; readonly restDay: 'working-day-before' | 'working-day-after' | 'as-is';
  readonly when: { readonly before: { readonly days: number } } | { readonly onDay: true } | { readonly atDue: true } | { readonly after: { readonly days: number } | { readonly workingDays: number } } | { readonly sinceStart: { readonly workingDays: number } };
};
/** What is asked: from which day (and minute of it), due on a day or in so many worked days, by which rungs. */
export type Asked = { readonly startedOn: string; readonly minute: number; readonly dueOn: string | null; readonly budget: number; readonly rungs: readonly Rung[] };
export type Answer = { readonly dueAt: number; readonly rungs: readonly string[] } | typeof OUTSIDE;

/** When a deadline is due, and each rung that lies after its start, in order of time. */
export function deadline({ startedOn, minute, dueOn, budget, rungs }: Asked): Answer {
  const start = placeOf(startedOn);
  const due = dueOn === null ? walk(start, budget) : placeOf(dueOn);
  if (due === OUTSIDE) return OUTSIDE;
  const startedAt = instantAt(start, '00:00') + minute * 60_000;
  const said = rungs.flatMap((rung, n) => {
    const at = momentOf(rung, { start, due });
    return at === OUTSIDE ? [] : [{ rung, at, n }];
  }).sort((a, b) => a.at - b.at || a.n - b.n);
  const once = said.filter((one, n) => one.rung.kind !== 'remind' || !said.slice(n + 1).some((later) => later.rung.kind === 'remind' && later.at === one.at));
  return { dueAt: instantAt(due, '24:00'), rungs: once.filter(({ at }) => at > startedAt).map(({ rung, at }) => `${rung.id} ${at}`) };
}

function momentOf({ when, restDay, at }: Rung, { start, due }: { start: number; due: number }): Found {
  if ('atDue' in when) return instantAt(due, '24:00');
  const nominal = nominalOf(when, { start, due });
  if (nominal === OUTSIDE) return OUTSIDE;
  const settled = restDay === 'as-is' ? nominal : nearest(nominal, restDay === 'working-day-before' ? -1 : 1);
  return settled === OUTSIDE ? OUTSIDE : instantAt(settled, at);
}

function nominalOf(when: Exclude<Rung['when'], { readonly atDue: true }>, { start, due }: { start: number; due: number }): Found {
  if ('sinceStart' in when) return walk(start, when.sinceStart.workingDays);
  if ('before' in when) return due - when.before.days;
  if ('onDay' in when) return due;
  return 'days' in when.after ? due + when.after.days : walk(due, when.after.workingDays);
}

/** The days of a ladder's rungs by their names, as a calendar on the wall would show them. */
export const shown = (answer: Answer): string[] => (answer === OUTSIDE ? [OUTSIDE] : answer.rungs.map((line) => { const [id = '', at] = line.split(' '); return `${id} ${dayAt(EPOCH + Math.floor((Number(at) - EPOCH_MS) / 86_400_000))}`; }));
