import type { z } from 'zod';
import { queueKeys, scopedKeys } from '../../../domain/access/may';
import type { Actor } from '../../../domain/record/case';
import { decidedPage, keyOf, narrowedPage, notedOf, queueCounts, queuePage, scopedCounts, scopedPage, urgentIds, urgentItems, wholeQueue, type Noted, type QueueCursor, type QueueFilter, type QueueItem, type QueueOrder, type Reader } from '../../../db/reads/queue';
import { filterOf, moments } from '../../../db/reads/queue-filter';
import type { Sight } from '../../../db/reads/sight';
import type { Queue, QueueQuery } from '../../contract/approval';
import type { Desk } from '../../door';
import { cursor, isId, isInstant } from '../view';
import { absentBehind } from './absent';
import { readerOf } from './reader';

type View = z.infer<typeof QueueQuery>['view'];
type Counts = z.infer<typeof Queue>['counts'];
export type Asked = Omit<z.infer<typeof QueueQuery>, 'after'>;
/** A row of a list with what only its reader makes of it. */
export type Listed = { readonly item: QueueItem; readonly unread: boolean; readonly followUp: string | null; readonly notHers: boolean };
export type Listing = { readonly rows: readonly Listed[]; readonly next: string | null; readonly counts: Counts };

const MOST_URGENT = 50; // more than these stand in their order like all others

/** How much waits, for the queue's head and the bar above every screen. */
export async function countsOf({ pool }: Pick<Desk['db'], 'pool'>, me: Actor, sight: Sight): Promise<Counts> {
  const scoped = scopedKeys(me);
  const whole = queueCounts(pool, queueKeys(me), moments(sight));
  return scoped.length === 0 ? whole : together(await whole, await scopedCounts(pool, scoped, moments(sight)));
}

const MOST = 1000; // counted no further
const together = (a: Counts, b: Counts): Counts => ({ todo: Math.min(MOST, a.todo + b.todo), pool: Math.min(MOST, a.pool + b.pool), late: Math.min(MOST, a.late + b.late), today: Math.min(MOST, a.today + b.today) });

/** What a cursor of this list may say: instants lie after the epoch, what is ordered from the largest is kept below nought. */
const isCursorOf = ({ view, order }: Asked) => (value: Record<string, unknown>): boolean => isId(value['id']) && typeof value['key'] === 'number' && isInstant(view === 'done' || order === 'due' ? value['key'] : -value['key']);

type Db = Pick<Desk['db'], 'pool'>;
type Reading = { readonly asked: Asked; readonly me: Actor; readonly after?: string | undefined; readonly atMost: number };

/** A page of a list: what presses first, then the rest in the order asked for; each row once, whichever page it stands on. */
export async function listOf(db: Db, { asked, me, after, atMost }: Reading, sight: Sight): Promise<Listing> {
  const all = queueKeys(me);
  const from = cursor.in<QueueCursor>(after, isCursorOf(asked));
  const reader = readerOf(me, sight);
  const looking: Looking = { view: asked.view, me, reader, all, wanted: asked.view === 'pool' ? all.filter((key) => !key.startsWith('person:')) : all, after: from, atMost: atMost + 1, order: asked.order, filter: filterOf(asked, sight, me.id) };
  const { items, counts, urgent: ids } = await pageOf(db, looking, sight);
  const urgent = await urgentItems(db.pool, { ids, atMost: MOST_URGENT, order: asked.order }, looking.filter);
  const first = new Set(urgent.map(({ id }) => id));
  const shown = [...(from === null ? urgent : []), ...items.slice(0, atMost).filter(({ id }) => !first.has(id))];
  return { rows: await noted(db, shown.map((item) => ({ ...item, actsFor: item.actsFor ?? absentBehind(me, item) })), { view: asked.view, reader }), next: nextOf(items, asked, atMost), counts };
}

/** Each row with what its reader noted of it; what came without is asked once for all. */
async function noted({ pool }: Db, shown: readonly Paged[], { view, reader }: { readonly view: View; readonly reader: Reader }): Promise<Listed[]> {
  const asked = view === 'done' ? new Map<string, Noted>() : await notedOf(pool, reader, shown.flatMap(({ id, opened }) => (opened === undefined ? [id] : [])));
  return shown.map(({ opened = false, followUp = null, notHers = false, ...item }) => {
    const note = asked.get(item.id) ?? { opened, followUp, notHers };
    return { item, unread: view !== 'done' && !note.opened, followUp: note.followUp, notHers: note.notHers };
  });
}

type Looking = { readonly view: View; readonly me: Actor; readonly reader: Reader; readonly all: readonly string[]; readonly wanted: readonly string[]; readonly after: QueueCursor | null; readonly atMost: number; readonly order: QueueOrder; readonly filter: QueueFilter };
type Paged = QueueItem & Partial<Noted>;
type PageOf = { readonly items: readonly Paged[]; readonly counts: Counts; readonly urgent: readonly string[] };

/** A page of her queues, with the part of others that she stands in for. */
async function pageOf(db: Db, looking: Looking, sight: Sight): Promise<PageOf> {
  const { view, me, after, atMost, order, filter } = looking;
  const scoped = scopedKeys(me);
  const whole = await wholePage(db, looking, sight);
  if (scoped.length === 0 || view === 'done') return whole;
  const wanted = view === 'pool' ? scoped.filter(({ key }) => !key.startsWith('person:')) : scoped;
  const items = [...whole.items, ...(await scopedPage(db.pool, { scoped: wanted, after, atMost, order }, filter))];
  return { ...whole, items: items.sort((a, b) => keyOf(a, order) - keyOf(b, order) || (a.id < b.id ? -1 : 1)).slice(0, atMost) };
}

/** A page with the counts of everything and what presses in it; unless it is narrowed, in another order or beside what she stands in for, all of it is one question. */
async function wholePage(db: Db, { view, me, reader, all, wanted, filter, ...page }: Looking, sight: Sight): Promise<PageOf> {
  const isWhole = view !== 'done' && page.order === 'due' && Object.values(filter).every((each) => each === null) && scopedKeys(me).length === 0;
  if (isWhole) return wholeQueue(db.pool, { wanted, all, reader, ...page }, moments(sight));
  const items = view === 'done' ? decidedPage(db.pool, { by: me.id, ...page }, filter) : narrowedOr(db, { wanted, page, filter });
  const [read, counts, urgent] = await Promise.all([items, countsOf(db, me, sight), view === 'done' ? [] : urgentIds(db.pool, wanted)]);
  return { items: read, counts, urgent };
}

/** The rows alone: along the index where nothing is narrowed, so that a large queue costs no more than its top. */
function narrowedOr({ pool }: Db, { wanted, page, filter }: { readonly wanted: readonly string[]; readonly page: Pick<Looking, 'after' | 'atMost' | 'order'>; readonly filter: QueueFilter }): Promise<QueueItem[]> {
  const isPlain = page.order === 'due' && Object.values(filter).every((each) => each === null);
  return isPlain ? queuePage(pool, wanted, page) : narrowedPage(pool, { keys: wanted, ...page }, filter);
}

function nextOf(items: readonly QueueItem[], { view, order }: Asked, atMost: number): string | null {
  const last = items.length > atMost ? items[atMost - 1] : undefined;
  return last ? cursor.out({ key: view === 'done' ? last.decidedAt : keyOf(last, order), id: last.id }) : null;
}
