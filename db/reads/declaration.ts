import type { WindowRow } from '../../domain/record/case';
import type { Pool } from '../database';
import { DEADLINE_SIGHT, type DeadlineSight } from './projects';

export type OpenedWindow = WindowRow & { readonly openedAt: number; readonly behind: boolean; readonly deadline: DeadlineSight | null };

const WINDOW = `w.id, w.channel, w.year, to_char(w.last_day, 'YYYY-MM-DD') as "lastDay", ms(w.cutoff_at)::float8 as "cutoffAt", ms(w.closed_at)::float8 as "closedAt", ms(p.opened_at)::float8 as "openedAt", p.seen_seq < p.last_seq as behind,
  coalesce((select json_agg(b.department_id order by b.department_id) from declaration_batch b where b.window_id = w.id and b.submitted_at is not null), '[]') as submitted,
  (select ${DEADLINE_SIGHT} from deadline d where d.process_id = p.id and d.of = 'cutoff') as deadline`;

/** The windows that were opened, the one that closes last first. */
export async function openedWindows(pool: Pool): Promise<OpenedWindow[]> {
  const { rows } = await pool.query<OpenedWindow>(`select ${WINDOW} from declaration_window w join process p on p.id = w.id order by w.cutoff_at desc, w.id limit 100`);
  return rows;
}

/** One window, if it was opened. */
export async function openedWindow(pool: Pool, id: string): Promise<OpenedWindow | null> {
  const { rows } = await pool.query<OpenedWindow>(`select ${WINDOW} from declaration_window w join process p on p.id = w.id where w.id = $1`, [id]);
  return rows[0] ?? null;
}

export type BatchItemRow = { readonly id: string; readonly department: string; readonly channel: string; readonly year: number; readonly submittedAt: number | null; readonly acceptedAt: number | null; readonly receipt: string | null; readonly stage: string | null; readonly outcome: string | null; readonly projects: number; readonly amountFen: number };

const BATCH = `b.id, b.department_id as department, b.channel, b.year, ms(b.submitted_at)::float8 as "submittedAt", ms(b.accepted_at)::float8 as "acceptedAt", b.receipt, p.stage, p.outcome,
  (select count(*)::int from batch_project i where i.process_id = b.id) as projects, (select coalesce(sum(j.amount_fen), 0)::float8 from batch_project i join project j on j.id = i.project_id where i.process_id = b.id) as "amountFen"`;

/** The batches of these departments, or of all; the latest first. */
export async function batchesOf(pool: Pool, of: { readonly all: boolean; readonly departments: readonly string[]; readonly window?: string }): Promise<BatchItemRow[]> {
  const { rows } = await pool.query<BatchItemRow>(`select ${BATCH} from declaration_batch b join process p on p.id = b.id where ($1 or b.department_id = any ($2)) and ($3::text is null or b.window_id = $3) order by b.year desc, b.submitted_at nulls first, b.id limit 500`, [of.all, of.departments, of.window ?? null]);
  return rows;
}

export type RankedRow = { readonly id: string; readonly number: string; readonly title: string; readonly kind: string; readonly unit: string; readonly amountFen: number; readonly stage: string | null; readonly outcome: string | null; readonly batchId: string | null };

/** These projects as the list of a batch shows them. */
export async function projectsIn(pool: Pool, ids: readonly string[]): Promise<ReadonlyMap<string, RankedRow>> {
  const { rows } = await pool.query<RankedRow>(`select j.id, j.number, j.title, j.kind, j.unit_id as unit, j.amount_fen::float8 as "amountFen", p.stage, p.outcome, j.batch_id as "batchId" from project j join process p on p.id = j.id where j.id = any ($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What of a department's season is not to be ranked: waiting for its first review, or screened out by it. */
export async function notListed(pool: Pool, { department, channel, year }: { department: string; channel: string; year: number }): Promise<{ waiting: RankedRow[]; screenedOut: RankedRow[] }> {
  const { rows } = await pool.query<RankedRow>(`select j.id, j.number, j.title, j.kind, j.unit_id as unit, j.amount_fen::float8 as "amountFen", p.stage, p.outcome, j.batch_id as "batchId" from project j join process p on p.id = j.id
    where j.department_id = $1 and j.channel = $2 and j.year = $3 and (p.outcome = 'screened-out' or (p.closed_at is null and coalesce(p.stage, 'declaration') = 'declaration' and j.batch_id is null and j.withdrawn_at is null
      and (select r.outcome from round r where r.process_id = p.id and r.route = 'confirmation' order by r.round desc limit 1) is distinct from 'agreed')) order by j.declared_at limit 200`, [department, channel, year]);
  return { waiting: rows.filter(({ outcome }) => outcome === null), screenedOut: rows.filter(({ outcome }) => outcome !== null) };
}
