import type { Scope } from '../../domain/access/may';
import type { PlannedRung } from '../../domain/record/facts';
import type { Pool } from '../database';
import { DEADLINE_SIGHT, type DeadlineSight } from './projects';

/** One member's answer as it stands; `report` is the id of its words. */
export type AnswerItem = { readonly member: string; readonly state: string; readonly at: number | null; readonly report: string | null };
export type SupervisedItem = {
  readonly id: string; readonly item: string; readonly row: number; readonly title: string; readonly clause: string; readonly document: string; readonly plan: string; readonly ladder: string; readonly dueOn: string | null; readonly originalDueOn: string | null; readonly askedDueOn: string | null;
  readonly dueKind: string; readonly startsOn: string | null; readonly historical: boolean; readonly isKey: boolean; readonly origin: string | null; readonly occurrenceOf: string | null; readonly answers: readonly AnswerItem[];
  readonly leads: string[]; readonly cooperating: string[]; readonly department: string; readonly unit: string; readonly state: string; readonly projectId: string | null; readonly closedAt: number | null; readonly behind: boolean; readonly pack: string; readonly urged: { readonly count: number; readonly last: number | null };
  readonly deadline: (DeadlineSight & { readonly rungs: readonly PlannedRung[]; readonly fired: number }) | null;
};

/** An urging of other members alone is not hers to know of. */
export const URGING_SEEN = `($1 or u.organs ?| $3::text[] or not exists (select from supervised_answer a where a.task_id = s.id))`;

const ITEM = `s.id, s.item, s.row_no as row, s.title, s.clause, s.document, s.plan, s.ladder, to_char(s.due_on, 'YYYY-MM-DD') as "dueOn", to_char(s.original_due_on, 'YYYY-MM-DD') as "originalDueOn", to_char(s.asked_due_on, 'YYYY-MM-DD') as "askedDueOn", s.leads, s.cooperating,
  s.due_kind as "dueKind", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", s.historical, s.is_key as "isKey", s.origin, s.occurrence_of as "occurrenceOf",
  coalesce((select jsonb_agg(jsonb_build_object('member', a.member, 'state', a.state, 'at', ms(a.at), 'report', a.report) order by a.member) from supervised_answer a where a.task_id = s.id), '[]') as answers,
  s.department_id as department, s.unit_id as unit, s.state, s.project_id as "projectId", ms(p.closed_at)::float8 as "closedAt", p.seen_seq < p.last_seq as behind, p.pack,
  (select jsonb_build_object('count', count(*), 'last', ms(max(u.at))) from supervised_urge u where u.task_id = s.id and ${URGING_SEEN}) as urged,
  (select ${DEADLINE_SIGHT}::jsonb || jsonb_build_object('rungs', d.rungs, 'fired', d.fired) from deadline d where d.process_id = p.id and d.of like 'completion.%' order by d.started_at desc limit 1) as deadline`;
const VISIBLE = `($1 or s.unit_id = any ($2) or s.leads ?| $3::text[] or s.cooperating ?| $3::text[] or exists (select 1 from supervised_answer a where a.task_id = s.id and a.member = any ($3::text[])))`;
/** Where a task without a day stands: behind all that have one. */
export const NO_DAY = '9999-12-31';

/** One supervised task, if this person may see it. */
export async function supervisedItem(pool: Pool, scope: Scope, id: string): Promise<SupervisedItem | undefined> {
  const { rows } = await pool.query<SupervisedItem>(`select ${ITEM} from supervised_task s join process p on p.id = s.id where ${VISIBLE} and s.id = $4`, [scope.all, scope.units, scope.leads, id]);
  return rows[0];
}

/** The occurrences of a recurring row, the earliest first. */
export async function occurrencesOf(pool: Pool, id: string): Promise<{ id: string; dueOn: string; state: string }[]> {
  const { rows } = await pool.query<{ id: string; dueOn: string; state: string }>(`select id, to_char(due_on, 'YYYY-MM-DD') as "dueOn", state from supervised_task where occurrence_of = $1 order by due_on`, [id]);
  return rows;
}

/** The rows of a unit that no project has adopted yet. */
export async function adoptableBy(pool: Pool, unit: string): Promise<{ id: string; title: string; clause: string }[]> {
  const { rows } = await pool.query<{ id: string; title: string; clause: string }>(`select s.id, s.title, s.clause from supervised_task s join process p on p.id = s.id where s.unit_id = $1 and s.project_id is null and p.closed_at is null order by s.row_no`, [unit]);
  return rows;
}

/** Which plans have been imported. */
export async function importedPlans(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ plan: string }>('select distinct plan from supervised_task');
  return rows.map(({ plan }) => plan);
}

export { ITEM as SUPERVISED_ITEM, VISIBLE as SUPERVISED_VISIBLE };
