import type { Scope } from '../../domain/access/may';
import type { Pool } from '../database';
import type { Client } from '../record/law';

export type ProjectItem = {
  readonly id: string; readonly number: string; readonly title: string; readonly kind: string; readonly stage: string | null; readonly visit: number; readonly outcome: string | null; readonly unit: string; readonly department: string;
  readonly amountFen: number; readonly declaredAt: number; readonly behind: boolean; readonly waitsForApplicant: boolean; readonly lastRound: string | null; readonly deadline: DeadlineSight | null; readonly pack: string; readonly batchId: string | null; readonly declaredBefore: string | null; readonly group: string | null;
};
export type DeadlineSight = { readonly of: string; readonly ladder: string; readonly state: 'open' | 'paused' | 'ended'; readonly startedAt: number; readonly dueAt: number; readonly originalDueAt: number; readonly provisional: boolean; readonly budgetLeft: number | null; readonly missedAt: number | null };

const SIGHT = `json_build_object('of', d.of, 'ladder', d.ladder, 'state', d.state, 'startedAt', ms(d.started_at), 'dueAt', ms(d.due_at), 'originalDueAt', ms(d.original_due_at), 'provisional', d.provisional, 'budgetLeft', d.budget_left, 'missedAt', ms(d.missed_at))`;
const ITEM = `j.id, j.number, j.title, j.kind, p.stage, p.visit, p.outcome, j.unit_id as unit, j.department_id as department, j.amount_fen::float8 as "amountFen", ms(j.declared_at)::float8 as "declaredAt", p.seen_seq < p.last_seq as behind, p.pack, j.batch_id as "batchId", j.declared_before as "declaredBefore", j.group_id as "group",
  exists (select from awaiting a where a.process_id = p.id and a.what = 'supplement' and a.state = 'open') as "waitsForApplicant", (select r.outcome from round r where r.process_id = p.id order by r.opened_seq desc limit 1) as "lastRound",
  (select ${SIGHT} from deadline d where d.process_id = p.id and d.state <> 'ended' order by d.state = 'open' desc, d.started_at desc limit 1) as deadline`;

/** What the access table's scope means in SQL: the only place where a list of projects is narrowed. */
const VISIBLE = `($1 or j.unit_id = any ($2) or j.department_id = any ($3) or exists (select from user_task t where t.process_id = j.id and t.key = any ($4)) or (j.group_id is not null and exists (select from unnest($4::text[]) k (key) where split_part(k.key, '@', 2) = j.group_id)) or exists (select from cloud_plan k where k.process_id = j.id and k.provider_key = any ($4)))`;
const scoped = (scope: Scope): unknown[] => [scope.all, scope.units, scope.departments, scope.keys];

/** A page of the projects a person may see, latest declared first. */
export async function projectPage(pool: Pool, scope: Scope, { after, atMost }: { after: { at: number; id: string } | null; atMost: number }): Promise<ProjectItem[]> {
  const { rows } = await pool.query<ProjectItem>(`select ${ITEM} from project j join process p on p.id = j.id where ${VISIBLE} and (j.declared_at, j.id) < ($5::timestamptz, $6::text) order by j.declared_at desc, j.id desc limit $7`,
    [...scoped(scope), after === null ? 'infinity' : new Date(after.at).toISOString(), after?.id ?? '~', atMost]);
  return rows;
}

/** One project, if this person may see it. */
export async function projectItem(pool: Pool, scope: Scope, id: string): Promise<ProjectItem | undefined> {
  const { rows } = await pool.query<ProjectItem>(`select ${ITEM} from project j join process p on p.id = j.id where ${VISIBLE} and j.id = $5`, [...scoped(scope), id]);
  return rows[0];
}

export type DraftItem = { readonly id: string; readonly version: number; readonly unit: string; readonly department: string; readonly data: Record<string, unknown>; readonly keyTask: string | null; readonly declaredBefore: string | null; readonly submittedAt: number | null; readonly changedAt: number };
const DRAFT = `id, version, unit_id as unit, department_id as department, data, key_task as "keyTask", declared_before as "declaredBefore", ms(submitted_at)::float8 as "submittedAt", ms(changed_at)::float8 as "changedAt"`;

/** The drafts of these units that have not been submitted. */
export async function draftsOf(pool: Pool, units: readonly string[]): Promise<DraftItem[]> {
  const { rows } = await pool.query<DraftItem>(`select ${DRAFT} from draft where unit_id = any ($1) and submitted_at is null order by changed_at desc limit 100`, [units]);
  return rows;
}

/** One draft. */
export async function draftOf(pool: Client, id: string): Promise<DraftItem | undefined> {
  const { rows } = await pool.query<DraftItem>(`select ${DRAFT} from draft where id = $1`, [id]);
  return rows[0];
}

export { SIGHT as DEADLINE_SIGHT };
