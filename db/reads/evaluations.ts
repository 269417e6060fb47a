import type { Scope } from '../../domain/access/may';
import type { EvaluationRow } from '../../domain/record/case';
import type { ProjectKindCode, Theme } from '../../domain/project/states';
import type { Pool } from '../database';
import { originalOf } from '../record/original';
import type { Client } from '../record/law';
import type { Original } from '../../domain/evaluation/original';
import { DEADLINE_SIGHT, type DeadlineSight } from './projects';

/** An evaluation as lists need it: with its sheets, so that who may read what is decided in one place. */
export type EvaluationItem = {
  readonly id: string; readonly stage: string | null; readonly outcome: string | null; readonly behind: boolean; readonly deadline: DeadlineSight | null; readonly row: EvaluationRow;
};

const ROW = `json_build_object('id', e.id, 'kind', e.kind, 'year', e.year, 'set', e.set_id, 'system', e.system_id, 'project', e.project_id, 'title', e.title, 'unit', e.unit_id, 'department', e.department_id, 'given', '[]'::json, 'preliminary', e.preliminary, 'composed', e.composed,
  'opinion', case when e.opinion_at is not null then json_build_object('year', e.opinion_year, 'number', e.opinion_number, 'qualified', e.opinion_qualified, 'at', ms(e.opinion_at), 'words', e.opinion_words) end,
  'sheets', coalesce((select json_agg(json_build_object('expert', h.expert_id, 'state', h.state, 'scores', '[]'::json, 'total', h.total, 'lockedAt', ms(h.locked_at)) order by h.n) from evaluation_sheet h where h.process_id = e.id), '[]'))`;
const ITEM = `e.id, p.stage, p.outcome, p.seen_seq < p.last_seq as behind, ${ROW} as row, (select ${DEADLINE_SIGHT} from deadline d where d.process_id = p.id and d.state <> 'ended' order by d.started_at desc limit 1) as deadline`;

/** What the access table's scope means here: the only place where a list of evaluations is narrowed. */
const VISIBLE = `($1 or e.unit_id = any ($2) or e.department_id = any ($3) or exists (select from evaluation_sheet h where h.process_id = e.id and h.expert_id = any ($4)))`;
const scoped = ({ all, units, departments, people = [] }: Scope): unknown[] => [all, units, departments, people];

/** A page of the evaluations a person may see, the latest year first. */
export async function evaluationPage(pool: Pool, scope: Scope, { after, atMost }: { after: { year: number; id: string } | null; atMost: number }): Promise<EvaluationItem[]> {
  const { rows } = await pool.query<EvaluationItem>(`select ${ITEM} from evaluation e join process p on p.id = e.id where ${VISIBLE} and (e.year, e.id) < ($5::integer, $6::text) order by e.year desc, e.id desc limit $7`,
    [...scoped(scope), after?.year ?? 9999, after?.id ?? '~', atMost]);
  return rows;
}

/** One evaluation, if this person may see it. */
export async function evaluationItem(pool: Pool, scope: Scope, id: string): Promise<EvaluationItem | undefined> {
  const { rows } = await pool.query<EvaluationItem>(`select ${ITEM} from evaluation e join process p on p.id = e.id where ${VISIBLE} and e.id = $5`, [...scoped(scope), id]);
  return rows[0];
}

export type SystemItem = { readonly id: string; readonly title: string; readonly unit: string };

/** The systems that are known: projects in operation, and older systems that a list has named. Of these units, or of all. */
export async function systemsOf(pool: Pool, units: readonly string[] | 'all'): Promise<SystemItem[]> {
  const { rows } = await pool.query<SystemItem>(`select id, title, unit from (
      select j.id, j.title, j.unit_id as unit from project j join process p on p.id = j.id where p.stage = 'operation' and p.closed_at is null
      union select distinct on (e.system_id) e.system_id, e.title, e.unit_id from evaluation e where e.project_id is null) s
    where $1::text[] is null or s.unit = any ($1) order by title, id limit 1000`, [units === 'all' ? null : units]);
  return rows;
}

export type PlannedItem = SystemItem & { readonly kind: ProjectKindCode; readonly themes: readonly Theme[] };

/** The projects that are declared and not yet decided on, that name what they are about, and that nobody has put on a list of pre-evaluations; the oldest first. */
export async function plannedSystems(pool: Pool): Promise<PlannedItem[]> {
  const { rows } = await pool.query<PlannedItem>(`select j.id, j.title, j.unit_id as unit, j.kind, j.themes from project j join process p on p.id = j.id
    where j.themes is not null and p.closed_at is null and p.stage in ('declaration', 'review') and not exists (select from evaluation e where e.system_id = j.id and e.kind = 'pre') order by j.declared_at, j.id limit 1000`);
  return rows;
}

/** What stands of a system that a project of this department and year would name as its original. */
export async function originalNow(client: Client, { system, projectId }: { system: string; projectId: string }): Promise<Original | null> {
  const { rows } = await client.query<{ original: Original }>(`select ${originalOf('$1::text', 'j.year', 'j.department_id')} as original from project j where j.id = $2`, [system, projectId]);
  return rows[0]?.original ?? null;
}
