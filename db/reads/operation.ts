import type { Scope } from '../../domain/access/may';
import type { Pool } from '../database';
import { DEADLINE_SIGHT, type DeadlineSight } from './projects';

export type YearItem = {
  readonly id: string; readonly projectId: string; readonly title: string; readonly year: number; readonly attempt: number; readonly unit: string; readonly department: string; readonly amountFen: number; readonly spentFen: number;
  readonly note: string | null; readonly stage: string | null; readonly outcome: string | null; readonly behind: boolean; readonly deadline: DeadlineSight | null;
};

const ITEM = `o.id, o.project_id as "projectId", p.title, o.year, o.attempt, o.unit_id as unit, o.department_id as department, o.amount_fen::float8 as "amountFen", coalesce((select sum(u.amount_fen) from usage u where u.operation_year_id = o.id), 0)::float8 as "spentFen",
  o.note, p.stage, p.outcome, p.seen_seq < p.last_seq as behind, (select ${DEADLINE_SIGHT} from deadline d where d.process_id = p.id and d.state <> 'ended' order by d.started_at desc limit 1) as deadline`;

/** The years of operation of a system, the latest first; who sees the system sees its years. */
export async function yearsOf(pool: Pool, projectId: string): Promise<YearItem[]> {
  const { rows } = await pool.query<YearItem>(`select ${ITEM} from operation_year o join process p on p.id = o.id where o.project_id = $1 order by o.year desc, o.attempt desc`, [projectId]);
  return rows;
}

/** One year of operation, if this person may see it. */
export async function yearItem(pool: Pool, scope: Scope, id: string): Promise<YearItem | undefined> {
  const { rows } = await pool.query<YearItem>(`select ${ITEM} from operation_year o join process p on p.id = o.id
    where o.id = $5 and ($1 or o.unit_id = any ($2) or o.department_id = any ($3) or exists (select from user_task t where t.process_id in (o.id, o.project_id) and t.key = any ($4)))`, [scope.all, scope.units, scope.departments, scope.keys, id]);
  return rows[0];
}

/** What was told of each month: the sum, the text id of what was said, and when. */
export async function usageOf(pool: Pool, id: string): Promise<{ month: string; amountFen: number; note: string; at: number }[]> {
  const { rows } = await pool.query<{ month: string; amountFen: number; note: string; at: number }>(`select month, amount_fen::float8 as "amountFen", note, ms(reported_at)::float8 as at from usage where operation_year_id = $1 order by month`, [id]);
  return rows;
}
