import type { Scope } from '../../domain/access/may';
import type { Changes } from '../../domain/request/facts';
import type { Pool } from '../database';
import { DEADLINE_SIGHT, type DeadlineSight } from './projects';

export type RequestItem = {
  readonly id: string; readonly kind: string; readonly projectId: string; readonly number: string; readonly title: string; readonly unit: string; readonly form: string; readonly changes: Changes; readonly askedAt: number;
  readonly outcome: string | null; readonly waitsForApplicant: boolean; readonly behind: boolean; readonly deadline: DeadlineSight | null;
};

const ITEM = `x.id, x.kind, x.project_id as "projectId", x.number, p.title, x.unit_id as unit, x.form, x.changes, ms(x.asked_at)::float8 as "askedAt", x.outcome,
  exists (select from awaiting a where a.process_id = x.id and a.what = 'supplement' and a.state = 'open') as "waitsForApplicant", p.seen_seq < p.last_seq as behind,
  (select ${DEADLINE_SIGHT} from deadline d where d.process_id = p.id and d.state <> 'ended' order by d.state = 'open' desc, d.started_at desc limit 1) as deadline`;

/** What was asked of a project, the latest first; who sees the project sees it. */
export async function requestsOf(pool: Pool, projectId: string): Promise<RequestItem[]> {
  const { rows } = await pool.query<RequestItem>(`select ${ITEM} from request x join process p on p.id = x.id where x.project_id = $1 order by x.asked_at desc, x.id desc`, [projectId]);
  return rows;
}

/** One request, if this person may see it: who sees the project, and whom it was put to. */
export async function requestItem(pool: Pool, scope: Scope, id: string): Promise<RequestItem | undefined> {
  const { rows } = await pool.query<RequestItem>(`select ${ITEM} from request x join process p on p.id = x.id
    where x.id = $5 and ($1 or x.unit_id = any ($2) or x.department_id = any ($3) or exists (select from user_task t where t.process_id in (x.id, x.project_id) and t.key = any ($4))
      or exists (select from project j join unnest($4::text[]) g (key) on split_part(g.key, '@', 2) = j.group_id where j.id = x.project_id)
      or exists (select from cloud_plan k where k.process_id = x.project_id and k.provider_key = any ($4)))`, [scope.all, scope.units, scope.departments, scope.keys, id]);
  return rows[0];
}
