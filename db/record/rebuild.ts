import type { Fact, Recorded } from '../../domain/record/fact';
import { upcast } from '../../domain/record/upcast';
import type { Pool } from '../database';
import { rowsOf } from './apply';
import { ctes, merge } from './statement';
import { insert, type RowOp } from './tables';
import { inTransaction, type Client } from './transaction';

/** The rows of a process, dependent ones first, each with the column that names it. */
const ROWS = [
  ['approved_quantity', 'process_id'], ['cloud_plan', 'process_id'], ['approval', 'process_id'],
  ['search_entry', 'process_id'], ['copy', 'process_id'], ['task_urge', 'process_id'], ['remark', 'process_id'], ['round_step', 'process_id'],
  ['user_task', 'process_id'], ['round', 'process_id'], ['awaiting', 'process_id'], ['deadline', 'process_id'], ['ruling', 'process_id'], ['decision', 'process_id'], ['form_version', 'process_id'], ['letter', 'process_id'],
  ['milestone', 'project_id'], ['usage', 'operation_year_id'], ['operation_year', 'id'], ['project', 'id'], ['supervised_answer', 'task_id'], ['supervised_urge', 'task_id'], ['supervised_task', 'id'], ['evaluation_sheet', 'process_id'], ['evaluation', 'id'],
  ['meeting_vote', 'process_id'], ['meeting_recusal', 'process_id'], ['meeting_item', 'process_id'], ['meeting_attendee', 'process_id'], ['meeting', 'id'],
  ['batch_project', 'process_id'], ['declaration_batch', 'id'], ['declaration_window', 'id'],
] as const;
type Kept = { readonly seen_seq: number; readonly run_id: string | null; readonly run_build: string | null };

/** Makes the rows of every process anew from its facts alone, one process a transaction; what was sent stays sent, and what was printed stays printed. */
export async function rebuild(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ id: string }>('select distinct process_id as id from fact order by 1');
  for (const { id } of rows) await inTransaction(pool, '', (client) => rebuildOne(client, id));
  return rows.length;
}

async function rebuildOne(client: Client, id: string): Promise<void> {
  const kept = await client.query<Kept>('select seen_seq, run_id, run_build from process where id = $1 for update', [id]);
  const facts = await factsOf(client, id);
  await client.query(`delete from queue_entry where task_id in (select t.id from user_task t where t.process_id = $1)`, [id]);
  await client.query(`delete from letter_to where letter_id in (select l.id from letter l where l.process_id = $1)`, [id]);
  for (const [table, column] of ROWS) await client.query(`delete from ${table} where ${column} = $1`, [id]);
  const sent = await client.query<{ id: string }>('update notice set process_id = null where process_id = $1 returning id', [id]);
  await client.query('delete from process where id = $1', [id]);
  const last = facts.at(-1);
  if (!last) return;
  const ops: RowOp[] = facts.flatMap((fact) => rowsOf(fact)).filter(({ table }) => table !== 'notice' && table !== 'letter_file');
  const head = insert('process', { id, last_seq: last.seq, last_hash: last.hash, last_at: new Date(last.at).toISOString(), hear_by: new Date().toISOString() });
  const { parts, values } = ctes(merge([...ops, head]), 1);
  await client.query(`with ${parts.join(', ')} select 1`, values);
  const { seen_seq: seen, run_id: run, run_build: build } = kept.rows[0] ?? { seen_seq: 0, run_id: null, run_build: null };
  await client.query('update process set seen_seq = $2, run_id = $3, run_build = $4 where id = $1', [id, seen, run, build]);
  await client.query('update notice set process_id = $1 where id = any ($2)', [id, sent.rows.map((notice) => notice.id)]);
}

async function factsOf(client: Client, id: string): Promise<Recorded[]> {
  const { rows } = await client.query<Omit<Recorded, 'kind'> & { kind: string; v: number; payload: Fact['payload'] }>(`select process_id as "processId", seq, ms(at)::float8 as at, ms(recorded_at)::float8 as "recordedAt", kind, v, payload, actor_id as "actorId", on_behalf_of as "onBehalfOf", command_id as "commandId", prev_hash as "prevHash", hash
    from fact where process_id = $1 order by seq`, [id]);
  return rows.map((row) => ({ ...row, ...upcast({ kind: row.kind, v: row.v, payload: row.payload }) }));
}
