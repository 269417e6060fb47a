import type { Pool } from '../database';
import { narrowed, narrowing, QUEUE_FROM, type QueueFilter } from './queue';

/** A view of the queue to be counted: of which list, narrowed to what. */
export type CountedView = { readonly view: 'todo' | 'pool' | 'done'; readonly filter: QueueFilter };
/** How many files a view holds; `more` where there are at least so many. */
export type ViewCount = { readonly count: number; readonly more: boolean };

const MOST = 999;
/** So many of each queue are looked through for what a view is narrowed to: the soonest due first. */
const LOOKED_THROUGH = 1000;
const FIELDS = 8;

/** The soonest due of each queue once for all views, joined with what they are narrowed by; then each view counts its own of them. */
const TOP = `top as materialized (select t.*, e.queue_key from unnest($1::text[]) as k(key) cross join lateral (select q.queue_key, q.task_id from queue_entry q where q.queue_key = k.key order by q.due_at, q.task_id limit ${LOOKED_THROUGH}) e join user_task t on t.id = e.task_id),
  cut as (select coalesce(bool_or(n >= ${LOOKED_THROUGH}), false) as is_cut from (select count(*) as n from top group by queue_key) c)`;
const joined = (from: string): string => QUEUE_FROM.replace('user_task t', from);

function one({ view }: CountedView, n: number): string {
  const first = 3 + n * FIELDS;
  if (view === 'done') return `select ${n} as n, least(${MOST}, count(*))::int as count, count(*) > ${MOST} as more from (select 1 from ${QUEUE_FROM} where t.decided_by = $2 and ${narrowed('t.decided_at', first)} limit ${MOST + 1}) d`;
  const office = view === 'pool' ? ` and t.queue_key not like 'person:%'` : '';
  return `select ${n} as n, least(${MOST}, count(*))::int as count, count(*) > ${MOST} or (select is_cut from cut) as more from ${joined('top t')} where ${narrowed('t.due_at', first)}${office}`;
}

/** The counts of all views in one statement; a queue that is longer than what is looked through makes its figures say "at least". */
export async function viewCounts(pool: Pool, { keys, by }: { readonly keys: readonly string[]; readonly by: string }, views: readonly CountedView[]): Promise<ViewCount[]> {
  if (views.length === 0) return [];
  const { rows } = await pool.query<ViewCount & { n: number }>(`with ${TOP} select * from (${views.map(one).join(' union all ')}) counted order by n`, [keys, by, ...views.flatMap(({ filter }) => narrowing(filter))]);
  return rows.map(({ count, more }) => ({ count, more }));
}
