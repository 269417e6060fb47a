import { Router } from 'express';
import { may } from '../../domain/access/may';
import { isInside } from '../../domain/calendar/calendar';
import { isRefusal } from '../../domain/refusal';
import { calendarChange, changeDays } from '../../db/calendar';
import { moveDeadlines } from '../../db/record/move-deadlines';
import { ChangeCalendar } from '../contract/operations';
import { incoming, type Desk } from '../door';
import { reply } from '../problem';
import { iso } from '../reads/view';

const AT_MOST = 200;

/** POST /calendar-days — days off and days worked of this jurisdiction; every open deadline follows, and who moved is answered. */
export const calendarRoute = (desk: Desk): Router =>
  Router().post('/calendar-days', async (req, res) => {
    const { body, asked } = incoming(desk, { req, res }, ChangeCalendar);
    const also = (client: Parameters<typeof changeDays>[0]): Promise<number> => changeDays(client, { jurisdiction: desk.jurisdiction, days: body.days, reason: body.reason, by: asked.actorId });
    const changed = await desk.record.changeAll([], { ...asked, also }, (_, w, version: number) => {
      if (!may(w.actor, 'calendar.change')) return { refused: 'role-missing' as const, role: 'admin' };
      const outside = body.days.find(({ on }) => !isInside(w.calendar, on));
      return outside ? { refused: 'outside-calendar' as const, on: outside.on } : { facts: [], answer: { version } };
    });
    if (isRefusal(changed)) return reply(res, 201, changed);
    const { version } = changed.answer;
    for (const earlier of await moveDeadlines(desk.record, version)) desk.ring.process(earlier);
    desk.ring.postman();
    const { moved, earlier, processes } = (await calendarChange(desk.db.pool, version)) ?? { moved: 0, earlier: 0, processes: [] };
    reply(res, 201, { version, moved, earlier, processes: processes.slice(0, AT_MOST).map(({ processId, of, from, to }) => ({ processId, of, from: iso(from), to: iso(to) })) });
  });
