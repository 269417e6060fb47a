import type { Pool } from '../database';

/** Notes that a person has opened a task; the first time is kept. */
export async function noteOpened(pool: Pool, personId: string, taskId: string): Promise<void> {
  await pool.query('insert into task_read (person_id, task_id) values ($1, $2) on conflict do nothing', [personId, taskId]);
}

/** Which of these tasks a person has opened. */
export async function openedOf(pool: Pool, personId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await pool.query<{ id: string }>({ name: 'tasks-opened', text: 'select task_id as id from task_read where person_id = $1 and task_id = any ($2)', values: [personId, ids] });
  return new Set(rows.map(({ id }) => id));
}
