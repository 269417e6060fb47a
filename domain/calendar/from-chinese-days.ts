import { z } from 'zod';
import type { CalendarDay, YearStatus } from './calendar';
import { yearOf } from './days';
import { PROJECTED_DAYS } from './projected-days';

/** The JSON data of the package chinese-days: day → 'Spring Festival,春节,4'. Its functions are wrong west of UTC, so only the data is used. */
const ChineseDays = z.object({
  holidays: z.record(z.iso.date(), z.string()), // every free day, those in lieu (its `inLieuDays`) among them
  workdays: z.record(z.iso.date(), z.string()), // 调休 the other way: weekend days that are worked
});

export type CalendarSeed = { readonly days: readonly CalendarDay[]; readonly status: Readonly<Record<number, YearStatus>> };

/** The calendar rows of every year the data holds, official; a later year that we have projected follows, as projected. */
export function fromChineseDays(json: unknown): CalendarSeed {
  const { holidays, workdays } = ChineseDays.parse(json);
  const official = [...rowsOf(holidays, 'holiday'), ...rowsOf(workdays, 'makeup-workday')];
  const years = new Set(official.map(({ on }) => yearOf(on)));
  const projected = PROJECTED_DAYS.filter(({ on }) => !years.has(yearOf(on)));
  return {
    days: [...official, ...projected].sort((a, b) => a.on.localeCompare(b.on)),
    status: { ...statusOf(official, 'official'), ...statusOf(projected, 'projected') },
  };
}

const rowsOf = (days: Readonly<Record<string, string>>, kind: CalendarDay['kind']): CalendarDay[] =>
  Object.entries(days).map(([on, label]) => ({ on, kind, name: label.split(',')[1] ?? label }));

const statusOf = (days: readonly CalendarDay[], status: YearStatus): Record<number, YearStatus> =>
  Object.fromEntries(days.map(({ on }) => [yearOf(on), status]));
