import type { Pool } from '../database';

/** Notes that a person has opened a task; the first time is kept. */
export async function noteOpened(pool: Pool, personId: string, taskId: string): Promise<void> {
  await pool.query('insert into task_read (person_id, task_id) values ($1, $2) on conflict do nothing', [personId, taskId]);
}
