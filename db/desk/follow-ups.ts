import type { Pool } from '../database';

/** Notes on what day a person will look at a task again; without a day the note goes. */
export async function noteFollowUp(pool: Pool, { person, task, on }: { readonly person: string; readonly task: string; readonly on: string | null }): Promise<void> {
  if (on === null) await pool.query('delete from follow_up where person_id = $1 and task_id = $2', [person, task]);
  else await pool.query('insert into follow_up (person_id, task_id, on_day) values ($1, $2, $3) on conflict (person_id, task_id) do update set on_day = excluded.on_day', [person, task, on]);
}
