import { addWorkingDays, dayOf, isOutsideCalendar, workingDayAfter, type Calendar } from '../calendar/calendar';
import { lastDayOf } from '../calendar/schedule';
import type { World } from '../record/case';

/** How an expected day came about: by how long it has taken, by the days that are given for it, by a day that is set, or nobody can say. */
export const BASES = ['measured', 'given', 'set', 'unknown'] as const;
export type Basis = (typeof BASES)[number];
/** Working days that each step (`<route>.<step>`) and each wait (`wait.<what>`) has taken: the median of those that are over. */
export type Measured = ReadonlyMap<string, number>;

/** A day on which something is expected to be done; `days` are the working days that were counted for it. */
export type Expected = { readonly on: string | null; readonly basis: Basis; readonly days: number | null; readonly provisional: boolean };
export type Took = { readonly days: number; readonly basis: Basis };

export const UNKNOWN: Expected = { on: null, basis: 'unknown', days: null, provisional: false };

/** The first day on which something can still be done: today, or the next day that is worked. */
export const today = ({ calendar, at }: Pick<World, 'calendar' | 'at'>): string => beyond(() => workingDayAfter(calendar, dayOf(calendar, at))) ?? dayOf(calendar, at);

const later = (a: string, b: string): string => (a > b ? a : b);

/** So many working days after a day, and never before today; unknown where nobody can say how many, or from when. */
export function afterDays(from: Pick<Expected, 'on' | 'provisional'>, took: Took | undefined, w: Pick<World, 'calendar' | 'at'>): Expected {
  const { on } = from;
  if (on === null || took === undefined) return UNKNOWN;
  const planned = beyond(() => addWorkingDays(w.calendar, on, took.days));
  return planned === undefined ? UNKNOWN : { on: later(planned.on, today(w)), basis: took.basis, days: took.days, provisional: from.provisional || planned.provisional };
}

/** The day of a due moment, and never before today. */
export const byDueDay = (dueAt: number, { basis, days = null, provisional = false }: { basis: Basis; days?: number | null; provisional?: boolean }, w: Pick<World, 'calendar' | 'at'>): Expected =>
  ({ on: later(lastDayOf(dueAt, w.calendar), today(w)), basis, days, provisional });

/** The latest of several days: what waits for all of them can begin then. */
export function latest(all: readonly Expected[], none: string): Pick<Expected, 'on' | 'provisional'> {
  if (all.some(({ on }) => on === null)) return UNKNOWN;
  return { on: all.reduce((last, { on }) => later(last, on ?? last), none), provisional: all.some(({ provisional }) => provisional) };
}

/** How long a thing takes: as long as it has taken, else the days that are given for it; never longer than what was left of them when its clock stopped. */
export function tookBy(measured: number | undefined, { given, left }: { readonly given?: number | undefined; readonly left?: number | undefined }): Took | undefined {
  const known: readonly Took[] = [...(measured === undefined ? [] : [{ days: measured, basis: 'measured' as const }]), ...(left === undefined ? [] : [{ days: left, basis: 'given' as const }])];
  if (known.length > 0) return known.reduce((least, each) => (each.days < least.days ? each : least));
  return given === undefined ? undefined : { days: given, basis: 'given' };
}

/** What a calendar says, or nothing where it does not reach. */
function beyond<T>(of: () => T): T | undefined {
  try {
    return of();
  } catch (thrown) {
    if (isOutsideCalendar(thrown)) return undefined;
    throw thrown;
  }
}

/** The day in which a moment lies. */
export const dayIn = (at: number, calendar: Calendar): string => dayOf(calendar, at);
