import { addDays, isInside, isWorkingDay, workingDaysBetween, type Calendar } from '../calendar/calendar';

/** A day on the strip of the workbench: worked or free. */
export type StripDay = { readonly on: string; readonly works: boolean };

const LONGEST = 40; // longer than any run of days off that is known

/** The days from this one to the n-th working day, the free ones between them too; it ends where the calendar does. */
export function comingDays(cal: Calendar, from: string, workingDays: number): StripDay[] {
  const days: StripDay[] = [];
  for (let on = from, left = workingDays; left > 0 && days.length < LONGEST + workingDays && isInside(cal, on); on = addDays(on, 1)) {
    const works = isWorkingDay(cal, on);
    days.push({ on, works });
    if (works) left -= 1;
  }
  return days;
}

/** Files that came on one day and were decided on another. */
export type Handled = { readonly openedOn: string; readonly decidedOn: string; readonly decided: number; readonly returned: number };
export type MonthFigures = { readonly decided: number; readonly returned: number; readonly meanHundredths: number | null };

/** What a month came to: how many were decided, how many of them sent back, and how many working days one took in the mean, in hundredths, a half rounded up. The day on which a file comes is day zero. */
export function monthFigures(cal: Calendar, handled: readonly Handled[]): MonthFigures {
  const decided = handled.reduce((sum, each) => sum + each.decided, 0);
  const days = handled.reduce((sum, each) => sum + each.decided * workingDaysWithin(cal, each), 0);
  return { decided, returned: handled.reduce((sum, each) => sum + each.returned, 0), meanHundredths: decided === 0 ? null : Math.floor((200 * days + decided) / (2 * decided)) };
}

/** A file that came before the calendar begins is counted from where it does not know: as handled on its day. */
const workingDaysWithin = (cal: Calendar, { openedOn, decidedOn }: Handled): number => (isInside(cal, openedOn) && isInside(cal, decidedOn) ? workingDaysBetween(cal, openedOn, decidedOn) : 0);
