import { Router } from 'express';
import type { z } from 'zod';
import { PRESSING, STANDINGS, type Standing } from '../../../domain/supervision/standing';
import { boardOf } from '../../../db/reads/supervision-board';
import { look, type Sight } from '../../../db/reads/sight';
import { BoardQuery, type Figure, type SupervisionBoard, type SupervisionLeader } from '../../contract/supervision-board';
import { actorIdOf, type Desk } from '../../door';
import { iso, mark, office, organ } from '../view';
import { figure, namesIn, tally, worstFirst, type Counting, type Group } from './counting';
import { filterOf, lookedAt } from './narrow';

const ON_THE_STRIP = 1000;
const FEW = 10;
const WHOLE: Group = { by: 'tone', of: '' };
const APART: readonly Standing[] = ['none', 'verifying', 'paused', 'done'];

/** GET /supervision-board — where every task stands, by plan, by unit, by who owes an answer and by who verifies; each figure leads to the list that is as long. */
export const supervisionBoardRoute = (desk: Desk): Router =>
  Router().get('/supervision-board', async (req, res) => {
    const filter = filterOf(BoardQuery.parse(req.query));
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const { counts, strip } = await boardOf(desk.db.pool, lookedAt(filter, { me, sight }), { strip: ON_THE_STRIP, few: 0 });
    const counting: Counting = { rows: counts, base: filter };
    const answer: z.infer<typeof SupervisionBoard> = {
      at: iso(sight.now), figures: Object.fromEntries(STANDINGS.map((tone) => [tone, figure(counting, WHOLE, { tone: [tone] })])) as Record<Standing, z.infer<typeof Figure>>,
      all: figure(counting, WHOLE, {}), key: figure(counting, { by: 'key', of: '' }, { key: true }), urged: figure(counting, { by: 'urged', of: '' }, { urged: true }), ...tables(counting, sight),
      strip: [...strip],
    };
    res.json(answer);
  });

/** GET /supervision-board/leader — one look for a leader: late, near and on time in all and by unit, the ten that are overdue longest, and what waits for verification. */
export const supervisionLeaderRoute = (desk: Desk): Router =>
  Router().get('/supervision-board/leader', async (_req, res) => {
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const { counts, worst, waiting } = await boardOf(desk.db.pool, lookedAt({}, { me, sight }), { strip: 0, few: FEW });
    const { units, verifying } = tables({ rows: counts, base: {} }, sight);
    const { overdue, soon, normal } = tally({ rows: counts, base: {} }, WHOLE, {});
    const answer: z.infer<typeof SupervisionLeader> = {
      at: iso(sight.now), red: overdue, amber: soon, green: normal, units: units.map(({ unit, overdue: red, soon: amber, normal: green }) => ({ unit, red, amber, green })).filter(({ red, amber, green }) => red.count + amber.count + green.count > 0),
      worst: worst.map(({ id, title, dueOn, deadline, owes }) => ({ id, title, dueOn, dayMark: mark(sight, deadline), owes: owes.map((each) => organ(sight.pack, each)) })),
      verifying, waiting: waiting.map(({ id, title, on }) => ({ id, title, dueOn: on })),
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

/** A plan by its name; what no plan lists is called ad hoc. */
function planNamed({ pack }: Sight, id: string): { id: string; zh: string; en: string } {
  const found = pack.plans.find((plan) => plan.id === id);
  return found ? { id, zh: found.name.zh, en: found.name.en } : { id, zh: '计划外交办', en: 'Assigned outside every plan' };
}
