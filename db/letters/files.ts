import type pg from 'pg';

export type DueFiles = { readonly ids: string[]; readonly nextInMs: number | null };

/** The letters that wait to be printed, oldest first, and real milliseconds to the next. */
export async function dueFiles(pool: pg.Pool, atMost: number): Promise<DueFiles> {
  const { rows } = await pool.query<{ id: string }>(`select letter_id as id from letter_file where state = 'due' and try_at <= now() order by try_at, letter_id limit $1`, [atMost]);
  if (rows.length > 0) return { ids: rows.map(({ id }) => id), nextInMs: 0 };
  const next = await pool.query<{ ms: number | null }>(`select (extract(epoch from min(try_at) - now()) * 1000)::float8 as ms from letter_file where state = 'due'`);
  return { ids: [], nextInMs: next.rows[0]?.ms ?? null };
}

/** Puts off everything that is due: there is nothing to print with. */
export const putOffFiles = async (pool: pg.Pool, afterMs: number): Promise<void> => { await pool.query(`update letter_file set try_at = now() + $1 * interval '1 millisecond', last_error = 'no-printer' where state = 'due' and try_at <= now()`, [afterMs]); };

/** Takes up again what had only waited for something to print with. */
export const takeUpFiles = async (pool: pg.Pool): Promise<void> => { await pool.query(`update letter_file set try_at = now(), last_error = null where state = 'due' and last_error = 'no-printer'`); };

/** How often a file has been tried; nothing where it is no longer due. */
export async function triesOf(pool: pg.Pool, id: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ tries: number }>(`select tries from letter_file where letter_id = $1 and state = 'due'`, [id]);
  return rows[0]?.tries;
}

/** Keeps the printed bytes under their hash, once: the first file that was made of a letter is its file. */
export async function keepFile(pool: pg.Pool, id: string, { hash, bytes }: { hash: string; bytes: Buffer }): Promise<void> {
  await pool.query(`with kept as (insert into blob (hash, bytes) values ($2, $3) on conflict (hash) do nothing)
    update letter_file set state = 'made', hash = $2, size = $4, made_at = now(), tries = tries + 1, last_error = null where letter_id = $1 and state = 'due'`, [id, hash, bytes, bytes.length]);
}

/** Puts a file back for later, after what went wrong. */
export async function fileLater(pool: pg.Pool, id: string, { error, afterMs }: { error: string; afterMs: number }): Promise<void> {
  await pool.query(`update letter_file set tries = tries + 1, last_error = $2, try_at = now() + $3 * interval '1 millisecond' where letter_id = $1 and state = 'due'`, [id, error.slice(0, 500), afterMs]);
}

/** Whether a file has been due for two seconds. */
export async function filesWait(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(`select 1 from letter_file where state = 'due' and try_at < now() - interval '2 seconds' limit 1`);
  return (rowCount ?? 0) > 0;
}

/** How many letters wait to be printed; counted up to a thousand. */
export async function filesDue(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from (select from letter_file where state = 'due' limit 1000) waiting`);
  return rows[0]?.n ?? 0;
}
