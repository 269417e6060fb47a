import type { Pool } from '../database';

/** What open pages hang on, as it stands now: which sessions last, a print of each queue's top, and how far each process is. */
export type Standings = { readonly sessions: readonly string[]; readonly queues: Readonly<Record<string, string>>; readonly processes: Readonly<Record<string, string>> };

const TOP = 200; // a queue is compared by its count up to here and by its soonest due
const STANDINGS = {
  name: 'live-standings',
  text: `select (select coalesce(json_agg(s.sid), '[]') from session s where s.sid = any ($1) and s.expire >= now()) as sessions,
    (select coalesce(json_object_agg(k.key, (select count(*) || ':' || coalesce(bit_xor(hashtextextended(e.task_id || ' ' || e.due_at::text, 0)), 0)
      from (select q.task_id, q.due_at from queue_entry q where q.queue_key = k.key order by q.due_at, q.task_id limit ${TOP}) e)), '{}') from unnest($2::text[]) as k(key)) as queues,
    (select coalesce(json_object_agg(p.id, p.last_seq || ':' || (p.seen_seq < p.last_seq)), '{}') from process p where p.id = any ($3)) as processes`,
};

/** Reads all of it in one question, however many pages are open. */
export async function standingsOf(pool: Pool, { sessions, queues, processes }: { readonly sessions: readonly string[]; readonly queues: readonly string[]; readonly processes: readonly string[] }): Promise<Standings> {
  const { rows } = await pool.query<Standings>({ ...STANDINGS, values: [sessions, queues, processes] });
  return rows[0] ?? { sessions: [], queues: {}, processes: {} };
}
