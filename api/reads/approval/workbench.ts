import { Router } from 'express';
import type { z } from 'zod';
import { queueKeys } from '../../../domain/access/may';
import { comingDays, monthFigures } from '../../../domain/approval/workbench';
import { dayOf } from '../../../domain/calendar/calendar';
import type { Actor } from '../../../domain/record/case';
import { unreadNotices } from '../../../db/reads/notices';
import { daysSpan, weekSpan } from '../../../db/reads/queue-filter';
import { look, type Sight } from '../../../db/reads/sight';
import { decidedWithin, dueWithin } from '../../../db/reads/workbench';
import type { Workbench } from '../../contract/desk';
import { actorIdOf, type Desk } from '../../door';
import { iso } from '../view';
import { listOf } from './list';
import { queueRow } from './queue';

const WORKING_DAYS = 10;
const ROWS = 10;
type Page = z.infer<typeof Workbench>;

/** GET /workbench — what one lands on, in one read. */
export const workbenchRoute = ({ db, record }: Desk): Router =>
  Router().get('/workbench', async (_req, res) => {
    const sight = await look(record);
    const me = sight.offices.actor(actorIdOf(res));
    const [first, { week, load }, month, unread] = await Promise.all([
      listOf(db, { asked: { view: 'todo', order: 'due' }, me, atMost: ROWS }, sight), ahead(db, me, sight), monthOf(db, me, sight), unreadNotices(db.pool, me.id),
    ]);
    res.json({ at: iso(sight.now), counts: { ...first.counts, week }, month, load, unread, rows: first.rows.map((row) => queueRow(row.item, sight, row)) } satisfies Page);
  });

/** What falls due in a week, and on each day of the strip; what of today is late already stands in another figure. */
async function ahead({ pool }: Desk['db'], me: Actor, sight: Sight): Promise<{ week: number; load: Page['load'] }> {
  const { calendar, now } = sight;
  const days = comingDays(calendar, dayOf(calendar, now), WORKING_DAYS);
  const spans = days.map(({ on }) => daysSpan(calendar, on, on)).map(({ after, by }) => ({ after: Math.max(after, now), by }));
  const [week = 0, ...due] = await dueWithin(pool, queueKeys(me), [weekSpan(sight), ...spans]);
  return { week, load: days.map((day, n) => ({ ...day, due: due[n] ?? 0 })) };
}

/** What this month has come to so far. */
async function monthOf({ pool }: Desk['db'], me: Actor, { calendar, now }: Sight): Promise<Page['month']> {
  const to = dayOf(calendar, now);
  const from = `${to.slice(0, 8)}01`;
  const handled = await decidedWithin(pool, me.id, { span: daysSpan(calendar, from, to), utcOffsetMinutes: calendar.utcOffsetMinutes });
  return { from, to, ...monthFigures(calendar, handled) };
}
