import { addDays, dayOf, instantOf, isInside, isWorkingDay, timeOf, type Calendar } from '../calendar/calendar';
import { weekdayOf } from '../calendar/days';
import { isWithin, type Habits, type QuietHours } from './habits';

/** Who is written to: her habits, and the last day on which she had a digest. */
export type Reader = { readonly habits: Habits; readonly lastDigestOn: string | null };

/** The first instant, now or later, at which a mail may leave: a notice of its own as soon as it is not quiet, one for the digest with the next digest. */
export function leavesAt({ habits, lastDigestOn }: Reader, cal: Calendar, now: number): number {
  return awake(habits, cal, habits.mailing === 'digest' ? nextDigest({ habits, lastDigestOn }, cal, now) : now);
}

/** The first instant, now or later, at which what has waited for its digest may be collected: she has one a day, and it is a mail like another. */
export function collectsAt({ habits, lastDigestOn }: Reader, cal: Calendar, now: number): number {
  const hadToday = lastDigestOn !== null && lastDigestOn >= dayOf(cal, now);
  return hadToday ? leavesAt({ habits: { ...habits, mailing: 'digest' }, lastDigestOn }, cal, now) : awake(habits, cal, now);
}

/** The first instant, now or later, that lies in no quiet hour and, where she wishes it, on no day of rest. */
export function awake(habits: Pick<Habits, 'quiet' | 'quietOnRestDays'>, cal: Calendar, now: number): number {
  let at = now;
  for (let later = quietUntil(habits, cal, at); later > at; later = quietUntil(habits, cal, at)) at = later;
  return at;
}

/** The end of what keeps a mail back at this instant; the instant itself where nothing does. */
function quietUntil({ quiet, quietOnRestDays }: Pick<Habits, 'quiet' | 'quietOnRestDays'>, cal: Calendar, at: number): number {
  const [on, time] = [dayOf(cal, at), timeOf(cal, at)];
  if (quietOnRestDays && isRest(cal, on)) return instantOf(cal, workedAfter(cal, on), '00:00');
  return quiet && isWithin(quiet, time) ? instantOf(cal, endsNextDay(quiet, time) ? addDays(on, 1) : on, quiet.to) : at;
}

const endsNextDay = ({ from, to }: QuietHours, time: string): boolean => to < from && from <= time;

/** The hour of the next digest: today's where it is not past and she has had none, else that of the next day on which she has one. */
function nextDigest({ habits: { digestAt, quietOnRestDays }, lastDigestOn }: Reader, cal: Calendar, now: number): number {
  const today = dayOf(cal, now);
  const isPast = now > instantOf(cal, today, digestAt) || (lastDigestOn !== null && lastDigestOn >= today);
  const first = isPast ? addDays(today, 1) : today;
  return instantOf(cal, quietOnRestDays && isRest(cal, first) ? workedAfter(cal, first) : first, digestAt);
}

/** A day off; of a year that the calendar does not know the weekends are: no mail waits for a calendar. */
const isRest = (cal: Calendar, on: string): boolean => (isInside(cal, on) ? !isWorkingDay(cal, on) : weekdayOf(on) >= 5);

function workedAfter(cal: Calendar, on: string): string {
  let day = addDays(on, 1);
  while (isRest(cal, day)) day = addDays(day, 1);
  return day;
}
