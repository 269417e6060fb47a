import { Router } from 'express';
import { z } from 'zod';
import { confirming } from '../../domain/access/administrators';
import { may } from '../../domain/access/may';
import { isInside } from '../../domain/calendar/calendar';
import { isRefusal } from '../../domain/refusal';
import { calendarChange, calendarProposals, changeDays, confirmProposal, proposalOf, proposeDays } from '../../db/calendar';
import { look } from '../../db/reads/sight';
import { moveDeadlines } from '../../db/record/move-deadlines';
import { once } from '../../db/record/once';
import type { Client } from '../../db/record/transaction';
import type { CalendarChanges } from '../contract/administration';
import { ChangeCalendar } from '../contract/operations';
import { actorIdOf, idOf, incoming, type Desk } from '../door';
import { reply } from '../problem';
import { iso } from '../reads/view';

const AT_MOST = 200;
const SHOWN = 50;

/** /calendar-changes — days off and days worked of this jurisdiction: written by one, confirmed by another; then every open deadline follows. */
export const calendarRoute = (desk: Desk): Router =>
  Router()
    .get('/calendar-changes', async (_req, res) => {
      const me = (await look(desk.record)).offices.actor(actorIdOf(res));
      if (!may(me, 'calendar.view')) return reply(res, 403, { refused: 'role-missing', role: 'supervisor' });
      const acts = (['calendar.change', 'calendar.confirm'] as const).filter((act) => may(me, act));
      const rows = await calendarProposals(desk.db.pool, SHOWN);
      res.json({ rows: rows.map(({ byId, at, confirmedAt, ...row }) => ({ ...row, at: at.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null, mayConfirm: acts.includes('calendar.confirm') && !confirming({ by: byId, confirmedAt: confirmedAt?.getTime() ?? null }, me.id) })), may: acts } satisfies z.infer<typeof CalendarChanges>);
    })
    .post('/calendar-changes', async (req, res) => {
      const { body, asked } = incoming(desk, { req, res }, ChangeCalendar);
      const sight = await look(desk.record);
      const outside = body.days.find(({ on }) => !isInside(sight.calendar, on));
      reply(res, 201, await once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => {
        if (!may(sight.offices.actor(asked.actorId), 'calendar.change')) return { refused: 'role-missing', role: 'supervisor' };
        if (outside) return { refused: 'outside-calendar', on: outside.on };
        await proposeDays(client, { id: asked.commandId, jurisdiction: desk.jurisdiction, ...body, by: asked.actorId });
        return { id: asked.commandId };
      }));
    })
    .post('/calendar-changes/:id/confirmation', async (req, res) => {
      const { asked } = incoming(desk, { req, res }, z.strictObject({}));
      const also = (client: Client): ReturnType<typeof takenUp> => takenUp(client, { id: idOf(req, 'id'), by: asked.actorId, jurisdiction: desk.jurisdiction });
      const changed = await desk.record.changeAll([], { ...asked, also }, (_, w, taken: Awaited<ReturnType<typeof takenUp>>) => {
        if (!may(w.actor, 'calendar.confirm')) return { refused: 'role-missing' as const, role: 'admin' };
        return 'refused' in taken ? taken : { facts: [], answer: taken };
      });
      if (isRefusal(changed)) return reply(res, 201, changed);
      const { version } = changed.answer;
      for (const earlier of await moveDeadlines(desk.record, version)) desk.ring.process(earlier);
      desk.ring.postman();
      const { moved, earlier, processes } = (await calendarChange(desk.db.pool, version)) ?? { moved: 0, earlier: 0, processes: [] };
      reply(res, 201, { version, moved, earlier, processes: processes.slice(0, AT_MOST).map(({ processId, of, from, to }) => ({ processId, of, from: iso(from), to: iso(to) })) });
    });

/** The days of a proposal under the calendar's next version, or why this person cannot confirm it; a refusal undoes all of it with its transaction. */
async function takenUp(client: Client, { id, by, jurisdiction }: { id: string; by: string; jurisdiction: string }) {
  const proposed = await proposalOf(client, id);
  const hindrance = confirming(proposed && { by: proposed.byId, confirmedAt: proposed.confirmedAt?.getTime() ?? null }, by);
  if (hindrance || !proposed) return hindrance ?? { refused: 'not-found' as const };
  const version = await changeDays(client, { jurisdiction, days: proposed.days, reason: proposed.reason, by });
  await confirmProposal(client, { id, by, version });
  return { version };
}
