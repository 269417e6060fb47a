import { addDays, addWorkingDays, dayOf, instantOf, isOutsideCalendar, type Calendar } from '../calendar/calendar';
import type { Ladder } from '../policy/ladder';

/** Where a task stands on the board: by its day as long as an answer is owed, and apart from that who has it now. */
export const STANDINGS = ['overdue', 'today', 'soon', 'normal', 'none', 'verifying', 'paused', 'done'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What presses: late, due today, or near. */
export const PRESSING: readonly Standing[] = ['overdue', 'today', 'soon'];

/** Until which moment a due instant counts as today's, and by ladder until which as near. */
export type Standings = { readonly todayUntil: number; readonly soonUntil: Readonly<Record<string, number>> };

/** The bounds by which a database can say of each deadline what the day mark says of it. */
export function standingsAt(ladders: readonly Pick<Ladder, 'id' | 'soon'>[], nowMs: number, cal: Calendar): Standings {
  const today = dayOf(cal, nowMs);
  return { todayUntil: instantOf(cal, today, '24:00'), soonUntil: Object.fromEntries(ladders.map(({ id, soon }) => [id, instantOf(cal, lastNear(soon, today, cal), '24:00')])) };
}

/** The last day that is near: the days after the last working one that counts are no farther off than it. */
function lastNear(soon: Ladder['soon'], today: string, cal: Calendar): string {
  if ('days' in soon) return addDays(today, soon.days);
  try {
    return addDays(addWorkingDays(cal, today, soon.workingDays + 1).on, -1);
  } catch (thrown) {
    if (isOutsideCalendar(thrown)) return today; // a year nobody has announced: nothing of it is near yet
    throw thrown;
  }
}
