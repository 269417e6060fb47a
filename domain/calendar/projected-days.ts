import type { CalendarDay } from './calendar';

const free = (name: string, ...days: readonly string[]): CalendarDay[] => days.map((on) => ({ on, kind: 'holiday', name }));

/**
 * The statutory days of years whose notice is not out: 13 since 2025, the lunar ones computed. 调休 cannot be foreseen,
 * so a deadline that reaches such a year is provisional until the notice is imported.
 */
export const PROJECTED_DAYS: readonly CalendarDay[] = [
  ...free('元旦', '2027-01-01'),
  ...free('春节', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'),
  ...free('清明', '2027-04-05'),
  ...free('劳动节', '2027-05-01', '2027-05-02'),
  ...free('端午', '2027-06-09'),
  ...free('中秋', '2027-09-15'),
  ...free('国庆节', '2027-10-01', '2027-10-02', '2027-10-03'),
];
