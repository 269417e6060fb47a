import type { Pool } from './database';

/** Does something while no other process of the installation does it (an advisory lock); does nothing where another is at it. */
export async function aloneDoing(pool: Pool, lock: number, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let lost: Error | undefined;
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock]);
    if (!rows[0]?.mine) return;
    await work();
    await client.query('select pg_advisory_unlock($1)', [lock]);
  } catch (err) {
    lost = err instanceof Error ? err : new Error(String(err)); // the lock goes with its connection
    throw err;
  } finally {
    client.release(lost);
  }
}
