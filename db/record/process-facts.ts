import type pg from 'pg';
import type { Fact, FactKind } from '../../domain/record/fact';
import type { ProcessKind } from '../../domain/record/facts';

/** The facts that movement reads: what a run has to consume before it acts, and what it waits for. */
export const MARKS: readonly FactKind[] = ['process.opened', 'stage.entered', 'stage.left', 'gate.ruled', 'awaiting.opened', 'awaiting.ended', 'round.opened', 'round.ended', 'child.opened', 'child.ended', 'decision.corrected', 'process.terminated', 'process.closed', 'request.asked', 'meeting.confirmed', 'meeting.item-settled'];

export type Mark = { readonly seq: number; readonly kind: FactKind; readonly payload: Fact['payload'] };
export type Standing = { readonly kind: string; readonly lastSeq: number; readonly lastHash: string; readonly closed: boolean; readonly runId: string | null; readonly nextInMs: number | null; readonly stage: string | null; readonly nextDueOn: string | null };

const STANDING = `select p.kind, p.last_seq as "lastSeq", p.last_hash as "lastHash", p.closed_at is not null as closed, p.run_id as "runId", p.stage, (select to_char(min(d.due_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from deadline d where d.process_id = p.id and d.state = 'open') as "nextDueOn",
  (select (extract(epoch from min(d.next_at) - (clock_timestamp() + i.offset_ms * interval '1 millisecond')) * 1000)::float8 from deadline d where d.process_id = p.id and d.state = 'open') as "nextInMs"
  from process p, installation i where p.id = $1`;

/** Where a process stands for its run; `nextInMs` is real milliseconds until its next moment, negative when past. */
export async function standingOf(pool: pg.Pool, processId: string): Promise<Standing | undefined> {
  const { rows } = await pool.query<Standing>({ name: 'standing', text: STANDING, values: [processId] });
  return rows[0];
}

/** The marks of a process after a place in its record, oldest first. */
export async function marksAfter(pool: pg.Pool, processId: string, seq: number): Promise<Mark[]> {
  const { rows } = await pool.query<Mark>({ name: 'marks', text: 'select seq, kind, payload from fact where process_id = $1 and seq > $2 and kind = any ($3) order by seq', values: [processId, seq, MARKS] });
  return rows;
}

/** Whether the record still has this hash at this place; a restored record may not. */
export async function hasHash(pool: pg.Pool, processId: string, cursor: { seq: number; hash: string }): Promise<boolean> {
  if (cursor.seq === 0) return true;
  const { rowCount } = await pool.query({ name: 'has-hash', text: 'select 1 from fact where process_id = $1 and seq = $2 and hash = $3', values: [processId, cursor.seq, cursor.hash] });
  return (rowCount ?? 0) > 0;
}

/** Gives a process to a run: from now on only this run's writes count. */
export async function giveTo(pool: pg.Pool, processId: string, run: { runId: string; build: string }): Promise<void> {
  await pool.query(`update process set run_id = $2, run_build = $3, seen_seq = 0, hear_by = now() + interval '2 seconds' where id = $1`, [processId, run.runId, run.build]);
}

/** Notes that a run has acted on everything up to a place; with nothing behind, it need not be heard from for a day. */
export async function acknowledge(pool: pg.Pool, processId: string, seen: { runId: string; seq: number }): Promise<void> {
  await pool.query({
    name: 'acknowledge',
    text: `update process set seen_seq = greatest(seen_seq, $3), hear_by = case when last_seq <= $3 then now() + interval '1 day' else now() + interval '2 seconds' end where id = $1 and run_id = $2`,
    values: [processId, seen.runId, seen.seq],
  });
}

/** How a process that another one opened has ended, and who is to be told; nothing of one that still runs, or that nobody opened. */
export type End = { readonly kind: ProcessKind; readonly outcome: string; readonly seq: number; readonly parent: string; readonly parentKind: ProcessKind; readonly parentBuild: string | null };

export async function endOf(pool: pg.Pool, processId: string): Promise<End | undefined> {
  const { rows } = await pool.query<End>({
    name: 'end-of',
    text: `select p.kind, p.outcome, f.seq, q.id as parent, q.kind as "parentKind", q.run_build as "parentBuild" from process p join process q on q.id = p.parent_id join fact f on f.process_id = p.id and f.kind = 'process.closed' where p.id = $1 and p.closed_at is not null`,
    values: [processId],
  });
  return rows[0];
}
