import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../domain/access/may';
import { dayOf, isInside } from '../../domain/calendar/calendar';
import type { Actor } from '../../domain/record/case';
import { nextMoment, readClock, stopTravelling, travelTo, unsettled } from '../../db/clock';
import { agenda, travelStops, type Planned } from '../../db/reads/operations';
import { look } from '../../db/reads/sight';
import { once } from '../../db/record/once';
import { AgendaQuery, Travel, type Agenda, type Clock } from '../contract/operations';
import { actorIdOf, incoming, type Desk } from '../door';
import { reply } from '../problem';
import { iso, isoOrNull } from '../reads/view';

const KIND = { remind: { zh: '提醒', en: 'reminder' }, escalate: { zh: '升级', en: 'escalation' }, miss: { zh: '逾期', en: 'overdue' } } as const;

/** GET /clock and /clock/agenda, POST and DELETE /clock/travels — business time, which in a demo travels, and only forward. */
export const clockRoute = (desk: Desk): Router =>
  Router()
    .get('/clock', async (_req, res) => {
      if (!may((await look(desk.record)).offices.actor(actorIdOf(res)), 'clock.view')) return reply(res, 403, { refused: 'role-missing', role: 'supervisor' });
      res.json(await clockOf(desk, actorIdOf(res)));
    })
    .get('/clock/agenda', async (req, res) => {
      const { until } = AgendaQuery.parse(req.query);
      const me = (await look(desk.record)).offices.actor(actorIdOf(res));
      if (!may(me, 'clock.view')) return reply(res, 403, { refused: 'role-missing', role: 'supervisor' });
      const planned = await agenda(desk.db.pool, Date.parse(until));
      const count = (kind: string): number => planned.filter((each) => each.kind === kind).length;
      const answer: z.infer<typeof Agenda> = { total: planned.length, reminders: count('remind'), escalations: count('escalate'), misses: count('miss'), rows: planned.slice(0, 200).map((each) => ({ at: iso(each.at), processId: seesAll(me) ? each.processId : '', words: words(each, me) })) };
      res.json(answer);
    })
    .post('/clock/travels', async (req, res) => {
      const { body: { until }, asked } = incoming(desk, { req, res }, Travel);
      if (!may((await look(desk.record)).offices.actor(actorIdOf(res)), 'clock.travel')) return reply(res, 403, { refused: 'role-missing', role: 'supervisor' });
      const { calendar } = await look(desk.record);
      reply(res, 202, await once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => {
        const to = until === 'next' ? await nextMoment(desk.db.pool) : Date.parse(until);
        if (to !== null && !isInside(calendar, dayOf(calendar, to))) return { refused: 'outside-calendar', on: dayOf(calendar, to) };
        return travelTo(client, { until: to, by: asked.actorId });
      }));
    })
    .delete('/clock/travels', async (_req, res) => {
      if (!may((await look(desk.record)).offices.actor(actorIdOf(res)), 'clock.travel')) return reply(res, 403, { refused: 'role-missing', role: 'supervisor' });
      await stopTravelling(desk.db.pool);
      res.json(await clockOf(desk, actorIdOf(res)));
    });

/** The clock is everybody's, the titles are not: who may not see every project and task reads what kind of thing will happen. */
const seesAll = (me: Actor): boolean => scopeOf(me, 'project.view').all && scopeOf(me, 'supervised.view').all;
const words = ({ title, kind }: Pick<Planned, 'title' | 'kind'>, me: Actor): { zh: string; en: string } => (seesAll(me) ? { zh: `${title}：${KIND[kind].zh}`, en: `${title}: ${KIND[kind].en}` } : KIND[kind]);

async function clockOf({ db, record }: Desk, actorId: string): Promise<z.infer<typeof Clock>> {
  const me = (await look(record)).offices.actor(actorId);
  const { now, until, kind } = await readClock(db.pool);
  const next = await nextMoment(db.pool);
  const [first] = next === null ? [] : await agenda(db.pool, next);
  const open = until === null ? null : await unsettled(db.pool);
  const stops = await travelStops(db.pool, 30);
  return {
    now: iso(now), kind, travelling: until !== null, until: isoOrNull(until), next: first ? { at: iso(first.at), words: words(first, me) } : null,
    waitingFor: open && open.behind + open.due + open.notices > 0 ? { zh: `流程 ${open.behind}、期限 ${open.due}、信件 ${open.notices}`, en: `${open.behind} processes, ${open.due} deadlines, ${open.notices} letters` } : null,
    stops: stops.map(({ at, rings, settledMs, what }) => ({ at: iso(at), rings, settledMs, what: seesAll(me) ? { zh: what.slice(0, 5).join('、'), en: what.slice(0, 5).join(', ') } : { zh: '', en: '' } })),
    may: may(me, 'clock.travel') && kind !== 'production' ? ['clock.travel'] : [],
  };
}
