import { Router } from 'express';
import type { z } from 'zod';
import { queueKeys } from '../../../domain/access/may';
import { dayOf, instantOf } from '../../../domain/calendar/calendar';
import { decidedPage, narrowedPage, queueCounts, queueWithCounts, type QueueCursor, type QueueFilter, type QueueItem } from '../../../db/reads/queue';
import { look, type Sight } from '../../../db/reads/sight';
import { QueueQuery, type Queue, type QueueRow } from '../../contract/approval';
import { actorIdOf, type Desk } from '../../door';
import { cursor, isId, isInstant, iso, mark, organ } from '../view';

const PAGE = 50;
const isCursor = (value: Record<string, unknown>): boolean => isInstant(value['dueAt']) && isId(value['id']);

/** GET /user-tasks — what waits for me, what waits in my offices, what I decided. */
export const queueRoute = ({ db, record }: Desk): Router =>
  Router().get('/user-tasks', async (req, res) => {
    const { view, after, ...asked } = QueueQuery.parse(req.query);
    const sight = await look(record);
    const me = sight.offices.actor(actorIdOf(res));
    const keys = queueKeys(me);
    const { items, counts } = await pageOf(db, { view, by: me.id, keys, after: cursor.in<QueueCursor>(after, isCursor), filter: filterOf(asked, sight) }, sight);
    const answer: z.infer<typeof Queue> = { at: iso(sight.now), rows: items.slice(0, PAGE).map((item) => queueRow(item, sight)), next: nextOf(items, view), counts };
    res.json(answer);
  });

/** How much waits, for the queue's head and the bar above every screen. */
export function countsOf({ pool }: Desk['db'], keys: readonly string[], sight: Sight): Promise<z.infer<typeof Queue>['counts']> {
  return queueCounts(pool, keys, moments(sight));
}

const moments = ({ now, calendar }: Sight): { now: number; endOfDay: number } => ({ now, endOfDay: instantOf(calendar, dayOf(calendar, now), '24:00') });

type Wanted = { readonly view: string; readonly by: string; readonly keys: readonly string[]; readonly after: QueueCursor | null; readonly filter: QueueFilter };

/** A page with the counts of the whole queue; unless it is narrowed, both are one question. */
async function pageOf(db: Desk['db'], { view, by, keys, after, filter }: Wanted, sight: Sight): Promise<{ items: QueueItem[]; counts: z.infer<typeof Queue>['counts'] }> {
  const wanted = view === 'pool' ? keys.filter((key) => !key.startsWith('person:')) : keys;
  const page = { after, atMost: PAGE + 1 };
  if (view !== 'done' && Object.values(filter).every((each) => each === null)) return queueWithCounts(db.pool, { wanted, all: keys, ...page }, moments(sight));
  const [items, counts] = await Promise.all([view === 'done' ? decidedPage(db.pool, { by, ...page }, filter) : narrowedPage(db.pool, { keys: wanted, ...page }, filter), countsOf(db, keys, sight)]);
  return { items, counts };
}

const WEEK_MS = 6 * 86_400_000; // today and six days

function filterOf({ kind, unit, due, text }: Omit<z.infer<typeof QueueQuery>, 'view' | 'after'>, sight: Sight): QueueFilter {
  const { now, endOfDay } = moments(sight);
  const dueBy = due === undefined ? null : { late: now, today: endOfDay, week: endOfDay + WEEK_MS }[due];
  return { kind: kind ?? null, unit: unit ?? null, text: text ?? null, dueAfter: due === 'today' ? now : null, dueBy };
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
