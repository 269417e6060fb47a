import { Router } from 'express';
import type { z } from 'zod';
import { scopeOf, type Scope } from '../../../domain/access/may';
import { addDays, dayOf, instantOf, isInside, isWorkingDay } from '../../../domain/calendar/calendar';
import { wouldTell } from '../../../domain/supervision/dry-run';
import type { Actor } from '../../../domain/record/case';
import { caseOf, namesOf } from '../../../db/reads/case';
import { look, type Sight } from '../../../db/reads/sight';
import { boardAgenda, boardRungs, boardStrip, type Ahead, type Looked } from '../../../db/reads/supervision-board';
import type { Pool } from '../../../db/database';
import { AheadQuery, MonthQuery, type SupervisionAhead, type SupervisionMonth } from '../../contract/supervision-board';
import { actorIdOf, type Desk } from '../../door';
import { foreseer } from '../../foresee';
import { iso, office } from '../view';
import { filterOf, lookedAt } from './narrow';
import { rungName } from './pages';

const DAYS_AHEAD = 30;
const MOST = 500;
const MOST_OF_MONTH = 2000;
type Told = { readonly to: string; readonly as: string };
const ladderNamed = ({ pack }: Sight, ladder: string): Sight['pack']['ladders'][number] | undefined => pack.ladders.find(({ id }) => id === ladder);
type Looking = { readonly me: Actor; readonly sight: Sight };

/** GET /supervision-board/month and /supervision-board/ahead — the due days and rungs of a month, and a dry run of what will be sent within thirty days. */
export const supervisionAheadRoute = (desk: Desk): Router =>
  Router()
    .get('/supervision-board/month', async (req, res) => {
      const query = MonthQuery.parse(req.query);
      const sight = await look(desk.record);
      const looked = lookedAt(filterOf(query), { me: sight.offices.actor(actorIdOf(res)), sight });
      res.json(await monthOf(desk.db.pool, looked, { sight, month: query.month ?? dayOf(sight.calendar, sight.now).slice(0, 7) }));
    })
    .get('/supervision-board/ahead', async (req, res) => {
      const query = AheadQuery.parse(req.query);
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      res.json(await aheadOf(desk.record, lookedAt(filterOf(query), { me, sight }), { me, sight }));
    });

/** The days of a month, in order. */
function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let on = `${month}-01`; on.startsWith(month); on = addDays(on, 1)) days.push(on);
  return days;
}

async function monthOf(pool: Pool, looked: Looked, { sight, month }: { sight: Sight; month: string }): Promise<z.infer<typeof SupervisionMonth>> {
  const { calendar } = sight;
  const days = daysOf(month);
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const due = await boardStrip(pool, { ...looked, filter: { ...looked.filter, from: later(first, looked.filter.from), to: earlier(last, looked.filter.to) } }, MOST_OF_MONTH);
  const rungs = await boardRungs(pool, looked, { from: instantOf(calendar, first, '00:00'), until: instantOf(calendar, last, '24:00') });
  const said = rungs.filter(({ kind }) => kind !== 'miss').map(({ at, kind, rung, ladder, processId, title, said: isSaid }) => ({ on: dayOf(calendar, at), id: processId, title, at: iso(at), kind, name: rungName(rung, { ladder: ladderNamed(sight, ladder), sight }), said: isSaid }));
  return {
    at: iso(sight.now), month,
    days: days.map((on) => ({ on, working: isInside(calendar, on) && isWorkingDay(calendar, on), due: due.filter((each) => each.on === on).map(({ id, title, tone }) => ({ id, title, tone })), rungs: said.filter((each) => each.on === on).map(({ on: _, ...rung }) => rung) })),
  };
}

const later = (day: string, other: string | undefined): string => (other !== undefined && other > day ? other : day);
const earlier = (day: string, other: string | undefined): string => (other !== undefined && other < day ? other : day);

async function aheadOf(record: Desk['record'], looked: Looked, { me, sight }: Looking): Promise<z.infer<typeof SupervisionAhead>> {
  const until = instantOf(sight.calendar, addDays(dayOf(sight.calendar, sight.now), DAYS_AHEAD), '24:00');
  const found = await boardAgenda(record.pool, looked, { until, atMost: MOST + 1 });
  const planned = found.slice(0, MOST);
  const tells = await tellsOf(record, planned, { me, sight });
  const names = await namesOf(record.pool, [...new Set(tells.flat().map(({ to }) => to))]);
  const rows = planned.map(({ at, kind, processId, title, rung, ladder }, i) => ({
    id: processId, title, at: iso(at), kind, name: rungName(rung, { ladder: ladderNamed(sight, ladder), sight }),
    to: (tells[i] ?? []).map(({ to, as }) => ({ id: to, name: names.get(to) ?? to, office: office(sight.pack, as) })),
  }));
  return { at: iso(sight.now), until: iso(until), total: planned.length, more: found.length > MOST, letters: rows.reduce((sum, { to }) => sum + to.length, 0), rows };
}

/** Whom each rung would tell, asked of the process as it is now; others' letters are nobody's but theirs and the supervisor's. */
async function tellsOf(record: Desk['record'], planned: readonly Ahead[], { me, sight }: Looking): Promise<Told[][]> {
  const foresee = foreseer(record, { me, sight });
  const scope = scopeOf(me, 'supervised.view');
  const cases = new Map<string, Awaited<ReturnType<typeof caseOf>>>();
  for (const id of new Set(planned.map(({ processId }) => processId))) cases.set(id, await caseOf(record.pool, id));
  return Promise.all(planned.map(async ({ processId, of, rung, kind, at }) => {
    const c = cases.get(processId);
    const dl = c?.deadlines.find((each) => each.of === of && each.state === 'open');
    return c && dl ? wouldTell(c, dl, { planned: { rung, kind, at }, w: await foresee(c) }).filter((told) => maySee(told, { scope, me })) : [];
  }));
}

const maySee = ({ to, as }: Told, { scope, me }: { scope: Scope; me: Actor }): boolean => scope.all || to === me.id || [...scope.leads, ...scope.units].includes(as.split('@')[1] ?? '');
