import { addDays, dayOf, instantOf, type Calendar } from '../../domain/calendar/calendar';
import type { QueueFilter } from './queue';
import type { Sight } from './sight';
import type { Span } from './workbench';

const WEEK_MS = 6 * 86_400_000; // today and six days

/** Now, and the end of the day. */
export const moments = ({ now, calendar }: Sight): { now: number; endOfDay: number } => ({ now, endOfDay: instantOf(calendar, dayOf(calendar, now), '24:00') });

/** From the first instant of a day to the last of another; 24:00 belongs to the day that it ends. */
export const daysSpan = (cal: Calendar, from: string, to: string): Span => ({ after: instantOf(cal, addDays(from, -1), '24:00'), by: instantOf(cal, to, '24:00') });
/** What is due in the week that begins today and is not late. */
export const weekSpan = (sight: Sight): Span => ({ after: sight.now, by: moments(sight).endOfDay + WEEK_MS });

/** What an address may narrow a list by. */
type Asked = {
  readonly view: 'todo' | 'pool' | 'done'; readonly due?: 'late' | 'today' | 'week' | undefined; readonly follow?: 'due' | undefined;
  readonly kind?: string | undefined; readonly unit?: string | undefined; readonly text?: string | undefined; readonly outcome?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined;
};
type Moments = ReturnType<typeof moments>;
type Limits = { readonly after: number | null; readonly by: number | null };

const UNLIMITED: Limits = { after: null, by: null };
const LIMITS: Readonly<Record<NonNullable<Asked['due']>, (at: Moments) => Limits>> = { late: ({ now }) => ({ after: null, by: now }), today: ({ now, endOfDay }) => ({ after: now, by: endOfDay }), week: ({ now, endOfDay }) => ({ after: now, by: endOfDay + WEEK_MS }) };

/** What an address narrows a list to, at this moment, for this reader. */
export function filterOf({ view, kind, unit, text, due, outcome, follow, ...days }: Asked, sight: Sight, reader: string): QueueFilter {
  const [limit, range] = [due === undefined || view === 'done' ? UNLIMITED : LIMITS[due](moments(sight)), rangeOf(days, sight.calendar)];
  return { kind: orNull(kind), unit: orNull(unit), text: orNull(text), outcome: orNull(outcome), follows: follow === undefined ? null : { person: reader, by: dayOf(sight.calendar, sight.now) }, after: latest(range.after, limit.after), by: earliest(range.by, limit.by) };
}

/** The instants between two days, either of which may be left open. */
const rangeOf = ({ from, to }: Pick<Asked, 'from' | 'to'>, cal: Calendar): Limits => ({ after: from === undefined ? null : daysSpan(cal, from, from).after, by: to === undefined ? null : daysSpan(cal, to, to).by });
const orNull = <T>(value: T | undefined): T | null => value ?? null;
const latest = (a: number | null, b: number | null): number | null => (a === null || b === null ? a ?? b : Math.max(a, b));
const earliest = (a: number | null, b: number | null): number | null => (a === null || b === null ? a ?? b : Math.min(a, b));
