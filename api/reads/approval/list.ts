import type { z } from 'zod';
import { queueKeys } from '../../../domain/access/may';
import { addDays, dayOf, instantOf, type Calendar } from '../../../domain/calendar/calendar';
import type { Actor } from '../../../domain/record/case';
import { decidedPage, keyOf, narrowedPage, notedOf, queueCounts, urgentIds, urgentItems, wholeQueue, type Noted, type QueueCursor, type QueueFilter, type QueueItem, type QueueOrder } from '../../../db/reads/queue';
import type { Sight } from '../../../db/reads/sight';
import type { Span } from '../../../db/reads/workbench';
import type { Queue, QueueQuery } from '../../contract/approval';
import type { Desk } from '../../door';
import { cursor, isId, isInstant } from '../view';

type View = z.infer<typeof QueueQuery>['view'];
type Counts = z.infer<typeof Queue>['counts'];
export type Asked = Omit<z.infer<typeof QueueQuery>, 'after'>;
/** A row of a list with what only its reader makes of it. */
export type Listed = { readonly item: QueueItem; readonly unread: boolean; readonly followUp: string | null };
export type Listing = { readonly rows: readonly Listed[]; readonly next: string | null; readonly counts: Counts };

const MOST_URGENT = 50; // more than these stand in their order like all others
const WEEK_MS = 6 * 86_400_000; // today and six days

/** How much waits, for the queue's head and the bar above every screen. */
export function countsOf({ pool }: Pick<Desk['db'], 'pool'>, keys: readonly string[], sight: Sight): Promise<Counts> {
  return queueCounts(pool, keys, moments(sight));
}

/** Now, and the end of the day. */
export const moments = ({ now, calendar }: Sight): { now: number; endOfDay: number } => ({ now, endOfDay: instantOf(calendar, dayOf(calendar, now), '24:00') });

/** From the first instant of a day to the last of another; 24:00 belongs to the day that it ends. */
export const daysSpan = (cal: Calendar, from: string, to: string): Span => ({ after: instantOf(cal, addDays(from, -1), '24:00'), by: instantOf(cal, to, '24:00') });
/** What is due in the week that begins today and is not late. */
export const weekSpan = (sight: Sight): Span => ({ after: sight.now, by: moments(sight).endOfDay + WEEK_MS });

type Moments = ReturnType<typeof moments>;
type Limits = { readonly after: number | null; readonly by: number | null };

const UNLIMITED: Limits = { after: null, by: null };
const LIMITS: Readonly<Record<NonNullable<Asked['due']>, (at: Moments) => Limits>> = { late: ({ now }) => ({ after: null, by: now }), today: ({ now, endOfDay }) => ({ after: now, by: endOfDay }), week: ({ now, endOfDay }) => ({ after: now, by: endOfDay + WEEK_MS }) };

/** What an address narrows a list to, at this moment, for this reader. */
export function filterOf({ view, kind, unit, text, due, outcome, follow, ...days }: Asked, sight: Sight, reader: string): QueueFilter {
  const [limit, range] = [due === undefined || view === 'done' ? UNLIMITED : LIMITS[due](moments(sight)), rangeOf(days, sight.calendar)];
  return { kind: orNull(kind), unit: orNull(unit), text: orNull(text), outcome: orNull(outcome), follows: follow === undefined ? null : { person: reader, by: dayOf(sight.calendar, sight.now) }, after: latest(range.after, limit.after), by: earliest(range.by, limit.by) };
}

/** The instants between two days, either of which may be left open. */
const rangeOf = ({ from, to }: Pick<Asked, 'from' | 'to'>, cal: Calendar): Limits => ({ after: from === undefined ? null : daysSpan(cal, from, from).after, by: to === undefined ? null : daysSpan(cal, to, to).by });
const orNull = <T>(value: T | undefined): T | null => value ?? null;
const latest = (a: number | null, b: number | null): number | null => (a === null || b === null ? a ?? b : Math.max(a, b));
const earliest = (a: number | null, b: number | null): number | null => (a === null || b === null ? a ?? b : Math.min(a, b));

/** What a cursor of this list may say: instants lie after the epoch, what is ordered from the largest is kept below nought. */
const isCursorOf = ({ view, order }: Asked) => (value: Record<string, unknown>): boolean => isId(value['id']) && typeof value['key'] === 'number' && isInstant(view === 'done' || order === 'due' ? value['key'] : -value['key']);

type Db = Pick<Desk['db'], 'pool'>;
type Reading = { readonly asked: Asked; readonly me: Actor; readonly after?: string | undefined; readonly atMost: number };

/** A page of a list: what presses first, then the rest in the order asked for; each row once, whichever page it stands on. */
export async function listOf(db: Db, { asked, me, after, atMost }: Reading, sight: Sight): Promise<Listing> {
  const all = queueKeys(me);
  const from = cursor.in<QueueCursor>(after, isCursorOf(asked));
  const looking: Looking = { view: asked.view, by: me.id, all, wanted: asked.view === 'pool' ? all.filter((key) => !key.startsWith('person:')) : all, after: from, atMost: atMost + 1, order: asked.order, filter: filterOf(asked, sight, me.id) };
  const { items, counts, urgent: ids } = await pageOf(db, looking, sight);
  const urgent = await urgentItems(db.pool, { ids, atMost: MOST_URGENT, order: asked.order }, looking.filter);
  const first = new Set(urgent.map(({ id }) => id));
  const shown = [...(from === null ? urgent : []), ...items.slice(0, atMost).filter(({ id }) => !first.has(id))];
  return { rows: await noted(db, shown, { view: asked.view, by: me.id }), next: nextOf(items, asked, atMost), counts };
}

/** Each row with what its reader noted of it; what came without is asked once for all. */
async function noted({ pool }: Db, shown: readonly Paged[], { view, by }: { readonly view: View; readonly by: string }): Promise<Listed[]> {
  const asked = view === 'done' ? new Map<string, Noted>() : await notedOf(pool, by, shown.flatMap(({ id, opened }) => (opened === undefined ? [id] : [])));
  return shown.map(({ opened, followUp, ...item }) => {
    const { opened: isOpened = opened ?? false, followUp: on = followUp ?? null } = asked.get(item.id) ?? {};
    return { item, unread: view !== 'done' && !isOpened, followUp: on };
  });
}

type Looking = { readonly view: View; readonly by: string; readonly all: readonly string[]; readonly wanted: readonly string[]; readonly after: QueueCursor | null; readonly atMost: number; readonly order: QueueOrder; readonly filter: QueueFilter };
type Paged = QueueItem & Partial<Noted>;
type PageOf = { readonly items: readonly Paged[]; readonly counts: Counts; readonly urgent: readonly string[] };

/** A page with the counts of the whole queue and what presses in it; unless it is narrowed or in another order, all of it is one question. */
async function pageOf(db: Db, { view, by, all, wanted, filter, ...page }: Looking, sight: Sight): Promise<PageOf> {
  const isWhole = view !== 'done' && page.order === 'due' && Object.values(filter).every((each) => each === null);
  if (isWhole) return wholeQueue(db.pool, { wanted, all, by, ...page }, moments(sight));
  const items = view === 'done' ? decidedPage(db.pool, { by, ...page }, filter) : narrowedPage(db.pool, { keys: wanted, ...page }, filter);
  const [read, counts, urgent] = await Promise.all([items, countsOf(db, all, sight), view === 'done' ? [] : urgentIds(db.pool, wanted)]);
  return { items: read, counts, urgent };
}

function nextOf(items: readonly QueueItem[], { view, order }: Asked, atMost: number): string | null {
  const last = items.length > atMost ? items[atMost - 1] : undefined;
  return last ? cursor.out({ key: view === 'done' ? last.decidedAt : keyOf(last, order), id: last.id }) : null;
}
