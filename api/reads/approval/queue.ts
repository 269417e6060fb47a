import { Router } from 'express';
import type { z } from 'zod';
import { queueKeys } from '../../../domain/access/may';
import { dayOf, instantOf } from '../../../domain/calendar/calendar';
import { decidedPage, queueCounts, queueWithCounts, type QueueCursor, type QueueItem } from '../../../db/reads/queue';
import { look, type Sight } from '../../../db/reads/sight';
import { QueueQuery, type Queue, type QueueRow } from '../../contract/approval';
import { actorIdOf, type Desk } from '../../door';
import { cursor, isId, isInstant, iso, mark, organ } from '../view';

const PAGE = 50;
const isCursor = (value: Record<string, unknown>): boolean => isInstant(value['dueAt']) && isId(value['id']);

/** GET /user-tasks — what waits for me, what waits in my offices, what I decided. */
export const queueRoute = ({ db, record }: Desk): Router =>
  Router().get('/user-tasks', async (req, res) => {
    const { view, after } = QueueQuery.parse(req.query);
    const sight = await look(record);
    const me = sight.offices.actor(actorIdOf(res));
    const from = cursor.in<QueueCursor>(after, isCursor);
    const keys = queueKeys(me);
    const wanted = view === 'pool' ? keys.filter((key) => !key.startsWith('person:')) : keys;
    const { items, counts } = await (view === 'done' ? decidedWithCounts(db, { by: me.id, keys, after: from }, sight) : queueWithCounts(db.pool, { wanted, all: keys, after: from, atMost: PAGE + 1 }, moments(sight)));
    const answer: z.infer<typeof Queue> = { at: iso(sight.now), rows: items.slice(0, PAGE).map((item) => queueRow(item, sight)), next: nextOf(items, view), counts };
    res.json(answer);
  });

/** How much waits, for the queue's head and the bar above every screen. */
export function countsOf({ pool }: Desk['db'], keys: readonly string[], sight: Sight): Promise<z.infer<typeof Queue>['counts']> {
  return queueCounts(pool, keys, moments(sight));
}

const moments = ({ now, calendar }: Sight): { now: number; endOfDay: number } => ({ now, endOfDay: instantOf(calendar, dayOf(calendar, now), '24:00') });

async function decidedWithCounts(db: Desk['db'], { by, keys, after }: { by: string; keys: readonly string[]; after: QueueCursor | null }, sight: Sight) {
  const [items, counts] = await Promise.all([decidedPage(db.pool, by, { after, atMost: PAGE + 1 }), countsOf(db, keys, sight)]);
  return { items, counts };
}

function nextOf(items: readonly QueueItem[], view: string): string | null {
  const last = items.length > PAGE ? items[PAGE - 1] : undefined;
  return last ? cursor.out({ dueAt: view === 'done' ? last.decidedAt : last.dueAt, id: last.id }) : null;
}

const groupOf = ({ group }: QueueItem, { pack }: Sight) => (group === null ? null : organ(pack, group));

/** A user task as every list shows it. */
export function queueRow(item: QueueItem, sight: Sight): z.infer<typeof QueueRow> {
  const step = sight.pack.routes.find(({ id }) => id === item.route)?.steps.find(({ id }) => id === item.step);
  const deadline = { ladder: step?.ladder ?? '', state: item.state === 'decided' || item.state === 'cancelled' ? ('ended' as const) : ('open' as const), dueAt: item.dueAt };
  return {
    id: item.id, processId: item.processId, processKind: item.processKind, title: item.title, number: item.number, route: item.route, step: step?.name ?? { zh: item.step, en: item.step }, round: item.round,
    organ: organ(sight.pack, item.organ), group: groupOf(item, sight), amountFen: item.amountFen, receivedAt: iso(item.receivedAt), dayMark: mark(sight, deadline), state: item.state, assignee: item.assignee, outcome: item.outcome,
  };
}
