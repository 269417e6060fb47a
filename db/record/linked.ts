import { reachesOthers } from '../../domain/declaration/follows';
import type { Move } from '../../domain/record/moves';
import type { Pool } from '../database';

const CONFIRMED = `p.closed_at is null and p.stage = 'declaration' and j.withdrawn_at is null and (select r.outcome from round r where r.process_id = p.id and r.route = 'confirmation' order by r.round desc limit 1) = 'agreed'`;

const LINKED = `select i.project_id as id from batch_project i where i.process_id = $1
  union select j.batch_id from project j where j.id = $1 and j.batch_id is not null
  union select b.id from declaration_batch b join process p on p.id = b.id where b.window_id = $1 and p.closed_at is null
  union select j.id from declaration_window w join project j on j.jurisdiction = w.jurisdiction and j.channel = w.channel and j.year = w.year and j.batch_id is null join process p on p.id = j.id where w.id = $1 and ${CONFIRMED}`;

/** The processes to which a move may bring something: the projects of a batch, the batch of a project, all that a closed window ends. */
export async function linkedBy(pool: Pool, processId: string, move: Move): Promise<readonly string[]> {
  if (!reachesOthers(move)) return [];
  const { rows } = await pool.query<{ id: string }>({ name: 'linked', text: LINKED, values: [processId] });
  return rows.map(({ id }) => id);
}

/** The projects that a department's batch may list, as they stand now. */
export async function candidatesOf(pool: Pool, { department, channel, year }: { department: string; channel: string; year: number }): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(`select j.id from project j join process p on p.id = j.id where j.department_id = $1 and j.channel = $2 and j.year = $3 and ${CONFIRMED} order by j.id`, [department, channel, year]);
  return rows.map(({ id }) => id);
}
