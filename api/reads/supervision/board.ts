import { Router } from 'express';
import type { z } from 'zod';
import { PRESSING, STANDINGS, type Standing } from '../../../domain/supervision/standing';
import { boardCounts, boardStrip, type BoardFilter, type Counted } from '../../../db/reads/supervision-board';
import { look, type Sight } from '../../../db/reads/sight';
import { BoardQuery, type Figure, type SupervisionBoard } from '../../contract/supervision-board';
import { actorIdOf, type Desk } from '../../door';
import { iso, office, organ } from '../view';
import { filterOf, lookedAt, queryOf } from './narrow';

const ON_THE_STRIP = 1000;
const SOON: readonly Standing[] = ['today', 'soon'];
const APART: readonly Standing[] = ['none', 'verifying', 'paused', 'done'];

/** GET /supervision-board — where every task stands, by plan, by unit, by who owes an answer and by who verifies; each figure leads to the list that is as long. */
export const supervisionBoardRoute = (desk: Desk): Router =>
  Router().get('/supervision-board', async (req, res) => {
    const filter = filterOf(BoardQuery.parse(req.query));
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const looked = lookedAt(filter, { me, sight });
    const counting: Counting = { rows: await boardCounts(desk.db.pool, looked), base: filter };
    const whole: Group = { by: 'tone', of: '' };
    const answer: z.infer<typeof SupervisionBoard> = {
      at: iso(sight.now), figures: Object.fromEntries(STANDINGS.map((tone) => [tone, figure(counting, whole, { tone: [tone] })])) as Record<Standing, z.infer<typeof Figure>>,
      all: figure(counting, whole, {}), key: figure(counting, { by: 'key', of: '' }, { key: true }), ...tables(counting, sight),
      strip: await boardStrip(desk.db.pool, looked, ON_THE_STRIP),
    };
    res.json(answer);
  });

function tables(counting: Counting, sight: Sight): Pick<z.infer<typeof SupervisionBoard>, 'plans' | 'units' | 'unanswered' | 'verifying'> {
  const { pack } = sight;
  return {
    plans: namesIn(counting, 'plan').map((plan) => ({ plan: planNamed(sight, plan), ...tally(counting, { by: 'plan', of: plan }, { plan }), apart: figure(counting, { by: 'plan', of: plan }, { plan, tone: APART }) })),
    units: worstFirst(namesIn(counting, 'unit').map((unit) => ({ unit: organ(pack, unit), ...tally(counting, { by: 'owes', of: unit }, { unit, answer: 'owed' }), all: figure(counting, { by: 'unit', of: unit }, { unit }) }))),
    unanswered: namesIn(counting, 'owes').map((unit) => ({ unit: organ(pack, unit), owes: figure(counting, { by: 'owes', of: unit }, { unit, answer: 'owed', tone: PRESSING }) })).filter(({ owes }) => owes.count > 0).sort((a, b) => b.owes.count - a.owes.count),
    verifying: namesIn(counting, 'verifier').map((key) => ({ key, office: office(pack, key), tasks: figure(counting, { by: 'verifier', of: key }, { verifier: key }) })),
  };
}

/** Who has the most that is late stands first, then who has the most that is near. */
const worstFirst = <T extends Tally>(rows: readonly T[]): T[] => [...rows].sort((a, b) => b.overdue.count - a.overdue.count || b.soon.count - a.soon.count || (a.oldest ?? '~').localeCompare(b.oldest ?? '~'));

/** A plan by its name; what no plan lists is called ad hoc. */
function planNamed({ pack }: Sight, id: string): { id: string; zh: string; en: string } {
  const found = pack.plans.find((plan) => plan.id === id);
  return found ? { id, zh: found.name.zh, en: found.name.en } : { id, zh: '计划外交办', en: 'Assigned outside every plan' };
}

/** The counted tasks, and what they were narrowed by before they were counted. */
type Counting = { readonly rows: readonly Counted[]; readonly base: BoardFilter };
type Group = { readonly by: Counted['by']; readonly of: string };
type Tally = Omit<z.infer<typeof SupervisionBoard>['units'][number], 'unit'>;

/** What the tasks are counted under; on a board narrowed to one unit only that unit. */
function namesIn({ rows, base }: Counting, by: Counted['by']): string[] {
  const names = [...new Set(rows.filter((row) => row.by === by).map(({ of }) => of))];
  return base.unit === undefined || (by !== 'unit' && by !== 'owes') ? names : names.filter((of) => of === base.unit);
}

const within = ({ rows }: Counting, { by, of }: Group, tones: readonly Standing[] | undefined): Counted[] => rows.filter((row) => row.by === by && row.of === of && (tones === undefined || tones.includes(row.tone)));

/** So many tasks, and the query that lists them. */
const figure = (counting: Counting, group: Group, filter: BoardFilter): z.infer<typeof Figure> =>
  ({ count: within(counting, group, filter.tone).reduce((sum, { count }) => sum + count, 0), query: queryOf({ ...counting.base, ...filter }) });

/** Late, near, on time, all; and the earliest day of what is late. */
function tally(counting: Counting, group: Group, filter: BoardFilter): Tally {
  const of = (tone: readonly Standing[]): z.infer<typeof Figure> => figure(counting, group, { ...filter, tone });
  return { overdue: of(['overdue']), soon: of(SOON), normal: of(['normal']), all: figure(counting, group, filter), oldest: within(counting, group, ['overdue'])[0]?.oldest ?? null };
}
