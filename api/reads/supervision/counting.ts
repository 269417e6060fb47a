import type { z } from 'zod';
import type { Standing } from '../../../domain/supervision/standing';
import type { BoardFilter, Counted } from '../../../db/reads/supervision-board';
import type { Figure, SupervisionBoard } from '../../contract/supervision-board';
import { queryOf } from './narrow';

const SOON: readonly Standing[] = ['today', 'soon'];

/** The counted tasks, and what they were narrowed by before they were counted. */
export type Counting = { readonly rows: readonly Counted[]; readonly base: BoardFilter };
export type Group = { readonly by: Counted['by']; readonly of: string };
export type Tally = Omit<z.infer<typeof SupervisionBoard>['units'][number], 'unit'>;

/** What the tasks are counted under; on a board narrowed to one unit only that unit. */
export function namesIn({ rows, base }: Counting, by: Counted['by']): string[] {
  const names = [...new Set(rows.filter((row) => row.by === by).map(({ of }) => of))];
  return base.unit === undefined || (by !== 'unit' && by !== 'owes') ? names : names.filter((of) => of === base.unit);
}

const within = ({ rows }: Counting, { by, of }: Group, tones: readonly Standing[] | undefined): Counted[] => rows.filter((row) => row.by === by && row.of === of && (tones === undefined || tones.includes(row.tone)));

/** So many tasks, and the query that lists them. */
export const figure = (counting: Counting, group: Group, filter: BoardFilter): z.infer<typeof Figure> =>
  ({ count: within(counting, group, filter.tone).reduce((sum, { count }) => sum + count, 0), query: queryOf({ ...counting.base, ...filter }) });

/** Late, near, on time, all; and the earliest day of what is late. */
export function tally(counting: Counting, group: Group, filter: BoardFilter): Tally {
  const of = (tone: readonly Standing[]): z.infer<typeof Figure> => figure(counting, group, { ...filter, tone });
  return { overdue: of(['overdue']), soon: of(SOON), normal: of(['normal']), all: figure(counting, group, filter), oldest: within(counting, group, ['overdue'])[0]?.oldest ?? null };
}

/** Who has the most that is late stands first, then who has the most that is near. */
export const worstFirst = <T extends Tally>(rows: readonly T[]): T[] => [...rows].sort((a, b) => b.overdue.count - a.overdue.count || b.soon.count - a.soon.count || (a.oldest ?? '~').localeCompare(b.oldest ?? '~'));
