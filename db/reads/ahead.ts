import type { Pool } from '../database';
import { AHEAD, RUNG, RUNGS, type Planned } from './operations';

/** A rung that a ladder will reach, with the user task that it stands for. */
export type TaskAhead = Planned & { readonly of: string; readonly ladder: string; readonly taskId: string; readonly key: string };
type Asked = { readonly all: boolean; readonly organs: readonly string[]; readonly until: number; readonly atMost: number };

/** The rungs that open user tasks will reach until a moment, in order: of every queue, or of those at these bodies. */
export async function tasksAhead(pool: Pool, { all, organs, until, atMost }: Asked): Promise<TaskAhead[]> {
  const { rows } = await pool.query<TaskAhead>(`select ${RUNG}, d.of, d.ladder, t.id as "taskId", t.key from ${RUNGS}
    join lateral (select u.id, u.key from user_task u where u.process_id = d.process_id and u.state in ('open', 'claimed') and u.route || '.' || u.round || '.' || u.step = d.of and ($1 or split_part(u.key, '@', 2) = any ($2)) order by u.id limit 1) t on true
    where ${AHEAD} and d.next_at <= $3 and (r.v ->> 'at')::float8 <= $4 order by 1, p.id, r.n limit $5`, [all, organs, new Date(until), until, atMost]);
  return rows;
}
