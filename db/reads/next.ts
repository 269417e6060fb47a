import type { Pool } from '../database';
import { queueInstant, urgentIds, urgentItems, type QueueCursor } from './queue';

/** Who asks for the next one: her queues, and in which routes of the pack in force whoever filled one seat fills no other. */
export type Taker = { readonly keys: readonly string[]; readonly by: string; readonly pack: string; readonly apart: readonly string[] };
export type Candidates = { readonly ids: readonly string[]; readonly next: QueueCursor | null };

const TOP = {
  name: 'next-free',
  text: `select e.task_id as id, ms(e.due_at)::float8 as key from unnest($1::text[]) as k (key) cross join lateral (
      select q.due_at, q.task_id from queue_entry q join user_task t on t.id = q.task_id
      where q.queue_key = k.key and (q.due_at, q.task_id) > ($2::timestamptz, $3::text) and t.assignee_id is null
        and not (t.route = any ($5::text[]) and exists (select from user_task d join process p on p.id = d.process_id
          where d.process_id = t.process_id and d.route = t.route and d.step <> t.step and d.work = 'decide' and d.outcome = 'agree' and $4 in (d.decided_by, d.decided_for) and p.pack = $6))
      order by q.due_at, q.task_id limit $7) e
    order by e.due_at, e.task_id limit $7`,
};

const MOST_PRESSING = 50;
const EVERYTHING = { kind: null, unit: null, text: null, after: null, by: null, outcome: null, follows: null } as const;
const pressing = async (pool: Pool, keys: readonly string[]): Promise<readonly string[]> => (await urgentItems(pool, { ids: await urgentIds(pool, keys), atMost: MOST_PRESSING, order: 'due' }, EVERYTHING)).map(({ id }) => id);

/**
 * The most pressing files of these queues that are nobody's, soonest due first; before the first page, those that press by a leader's word or under key supervision.
 * Files in which she fills another seat are passed over on the way, where the pack in force says so: a reviewer of two offices may have hundreds. Whether one is hers is decided by the act.
 */
export async function candidatesPage(pool: Pool, { keys, by, pack, apart }: Taker, { after, atMost }: { readonly after: QueueCursor | null; readonly atMost: number }): Promise<Candidates> {
  const [{ rows }, first] = await Promise.all([
    pool.query<{ id: string; key: number }>({ ...TOP, values: [keys, after === null ? '-infinity' : queueInstant(after.key), after?.id ?? '', by, apart, pack, atMost] }),
    after === null ? pressing(pool, keys) : [],
  ]);
  const last = rows.length === atMost ? rows.at(-1) : undefined;
  return { ids: [...new Set([...first, ...rows.map(({ id }) => id)])], next: last ? { key: last.key, id: last.id } : null };
}
