import type { SearchPart } from '../../domain/approval/search-words';
import type { Pool } from '../database';
import { PROCESS_ITEM, type ProcessItem } from '../reads/process-list';
import { queryOf } from './lexemes';

/** A process that was found, with the task that it has in the finder's queues, if there is one. */
export type FoundItem = ProcessItem & { readonly task: { readonly id: string; readonly route: string; readonly step: string } | null };

const WORDS = '(e.title || e.number || e.seen_by)';
/** So many of the latest are looked through one by one: what is common is found among them, and past them only what is rare is left to the index. */
const LATEST = 2000;
const MOST_FOUND = 20_000;

const AMONG_LATEST = {
  name: 'search-latest',
  text: `select e.process_id as id from (select * from search_entry order by opened_at desc, process_id desc limit ${LATEST}) e where ${WORDS} @@ $1::tsquery order by e.opened_at desc, e.process_id desc limit $2`,
};
const AMONG_ALL = {
  name: 'search-all',
  text: `with found as materialized (select e.process_id as id, e.opened_at as at from search_entry e where ${WORDS} @@ $1::tsquery limit ${MOST_FOUND}) select id from found order by at desc, id desc limit $2`,
};
const FOUND = {
  name: 'search-found',
  text: `select ${PROCESS_ITEM}, (select json_build_object('id', t.id, 'route', t.route, 'step', t.step) from user_task t join queue_entry q on q.task_id = t.id where t.process_id = p.id and q.queue_key = any ($2) order by q.due_at, t.id limit 1) as task
    from unnest($1::text[]) with ordinality as f (id, place) join process p on p.id = f.id order by f.place`,
};

type Searching = { readonly parts: readonly SearchPart[]; readonly sight: readonly string[]; readonly keys: readonly string[]; readonly atMost: number };

/** What is found of what the finder may see, the latest first; each with her own open task on it. */
export async function findProcesses(pool: Pool, { parts, sight, keys, atMost }: Searching): Promise<FoundItem[]> {
  if (parts.length === 0 || sight.length === 0) return [];
  const ids = await foundIds(pool, [queryOf(parts, sight), atMost]);
  if (ids.length === 0) return [];
  const { rows } = await pool.query<FoundItem>({ ...FOUND, values: [ids, keys] });
  return rows;
}

async function foundIds(pool: Pool, values: readonly [query: string, atMost: number]): Promise<string[]> {
  const [, atMost] = values;
  const latest = await pool.query<{ id: string }>({ ...AMONG_LATEST, values: [...values] });
  const { rows } = latest.rows.length >= atMost ? latest : await pool.query<{ id: string }>({ ...AMONG_ALL, values: [...values] });
  return rows.map(({ id }) => id);
}
