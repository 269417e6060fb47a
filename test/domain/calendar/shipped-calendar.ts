import chineseDays from 'chinese-days/dist/chinese-days.json';
import { calendarOf, type Calendar, type CalendarDay } from '../../../domain/calendar/calendar';
import { fromChineseDays } from '../../../domain/calendar/from-chinese-days';

/** The calendar an installation is born with; `changed` are days that a later notice or the city itself sets otherwise. */
export function shippedCalendar(...changed: readonly CalendarDay[]): Calendar {
  const { days, status } = fromChineseDays(chineseDays);
  return calendarOf({ version: 1, utcOffset: '+08:00', status, days: [...days, ...changed] });
}
