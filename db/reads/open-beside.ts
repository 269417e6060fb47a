import type { Pool } from '../database';

/** What a project has opened and not finished: its year of operation, its request. */
export async function openBesideOf(pool: Pool, projectId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`select p.id from process p where p.parent_id = $1 and p.closed_at is null
    union select j.open_request from project j join process p on p.id = j.open_request where j.id = $1 and p.closed_at is null`, [projectId]);
  return rows.map(({ id }) => id).sort();
}
