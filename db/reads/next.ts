import type { Pool } from '../database';
import { queueInstant, notHers, urgentIds, urgentItems, type QueueCursor, type Reader } from './queue';

/** Who asks for the next one: her queues, and by which pack it is known where she cannot sign beside herself. */
export type Taker = { readonly keys: readonly string[]; readonly reader: Reader; readonly pack: string };
export type Candidates = { readonly ids: readonly string[]; readonly next: QueueCursor | null };

const TOP = {
  name: 'next-free',
  text: `select e.task_id as id, ms(e.due_at)::float8 as key from unnest($1::text[]) as k (key) cross join lateral (
      select q.due_at, q.task_id from queue_entry q join user_task t on t.id = q.task_id
      where q.queue_key = k.key and (q.due_at, q.task_id) > ($2::timestamptz, $3::text) and t.assignee_id is null
        and not (${notHers({ id: '$4::text', apart: '$5', barred: '$6' }, 't')} and (select p.pack from process p where p.id = t.process_id) = $7)
      order by q.due_at, q.task_id limit $8) e
    order by e.due_at, e.task_id limit $8`,
};

const MOST_PRESSING = 50;
const EVERYTHING = { kind: null, unit: null, text: null, after: null, by: null, outcome: null, follows: null } as const;
const pressing = async (pool: Pool, keys: readonly string[]): Promise<readonly string[]> => (await urgentItems(pool, { ids: await urgentIds(pool, keys), atMost: MOST_PRESSING, order: 'due' }, EVERYTHING)).map(({ id }) => id);

/**
 * The most pressing files of these queues that are nobody's, soonest due first; before the first page, those that press by a leader's word or under key supervision.
 * Files that she has signed beside, or stood back from, are passed over on the way where they are under that pack: a reviewer of two offices may have hundreds. Whether one is hers is decided by the act.
 */
export async function candidatesPage(pool: Pool, { keys, reader: { id, apart, barred }, pack }: Taker, { after, atMost }: { readonly after: QueueCursor | null; readonly atMost: number }): Promise<Candidates> {
  const [{ rows }, first] = await Promise.all([
    pool.query<{ id: string; key: number }>({ ...TOP, values: [keys, after === null ? '-infinity' : queueInstant(after.key), after?.id ?? '', id, apart, barred, pack, atMost] }),
    after === null ? pressing(pool, keys) : [],
  ]);
  const last = rows.length === atMost ? rows.at(-1) : undefined;
  return { ids: [...new Set([...first, ...rows.map(({ id }) => id)])], next: last ? { key: last.key, id: last.id } : null };
}
