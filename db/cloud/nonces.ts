import type { Pool } from '../database';
import { REPLAY_WINDOW_MS } from './signature';

/** Uses a nonce up; false when it was used before. What has left the window cannot come again and is forgotten. */
export async function useNonce(pool: Pool, nonce: string): Promise<boolean> {
  await pool.query(`delete from platform_nonce where heard_at < clock_timestamp() - $1 * interval '1 millisecond'`, [2 * REPLAY_WINDOW_MS]);
  const { rowCount } = await pool.query('insert into platform_nonce (nonce) values ($1) on conflict do nothing', [nonce]);
  return rowCount === 1;
}
