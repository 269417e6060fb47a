import type pg from 'pg';
import type { ProcessKind } from '../domain/record/facts';

export type ToRing = { readonly processId: string; readonly kind: ProcessKind; readonly runBuild: string | null };
const COLUMNS = `p.id as "processId", p.kind, p.run_build as "runBuild"`;

/** Processes that should have been heard from, longest silent first. One with an open incident waits for its operator, not for a ring. */
export async function notHeard(pool: pg.Pool, atMost: number): Promise<ToRing[]> {
  const { rows } = await pool.query<ToRing>(`select ${COLUMNS} from process p where (p.closed_at is null or p.seen_seq < p.last_seq) and p.hear_by < now()
    and not exists (select from incident i where i.process_id = p.id and i.resolved_at is null) order by p.hear_by limit $1`, [atMost]);
  return rows;
}

/** Processes with a moment that is five seconds past by the business clock and was not fired, oldest first. */
export async function notFired(pool: pg.Pool, atMost: number): Promise<ToRing[]> {
  const { rows } = await pool.query<ToRing>(`select ${COLUMNS} from deadline d join process p on p.id = d.process_id, installation i
    where d.state = 'open' and d.next_at < now() + i.offset_ms * interval '1 millisecond' - interval '5 seconds' and p.closed_at is null order by d.next_at limit $1`, [atMost]);
  return rows;
}

/** Open processes whose run is of another build than the current one: the overdue and the soonest due first. */
export async function ofOtherBuilds(pool: pg.Pool, build: string, atMost: number): Promise<ToRing[]> {
  const { rows } = await pool.query<ToRing>(`select ${COLUMNS} from process p where p.closed_at is null and (p.run_build < $1 or p.run_build > $1)
    order by (select min(d.next_at) from deadline d where d.process_id = p.id and d.state = 'open') nulls last, p.id limit $2`, [build, atMost]);
  return rows;
}

/** Whether a mail has been due for two seconds, or has waited two seconds longer than it was to. */
export async function noticesWait(pool: pg.Pool): Promise<boolean> {
  const late = (table: string): string => `exists (select from ${table} where state in ('due', 'sending') and try_at < now() - interval '2 seconds') or exists (select from ${table} where state = 'waiting' and leaves_at < (select now() + offset_ms * interval '1 millisecond' - interval '2 seconds' from installation))`;
  const { rows } = await pool.query<{ late: boolean }>(`select ${late('notice')} or ${late('digest')} as late`);
  return rows[0]?.late ?? false;
}

/**
 * Notes the Temporal namespace in which the installation moves. Another one than before means that its database was lost, and a restored record
 * that runs may be ahead of it: every open process is to be heard from now, nearest deadline first.
 */
export async function movesIn(pool: pg.Pool, namespaceId: string): Promise<boolean> {
  const { rows } = await pool.query<{ n: number }>(`with moved as (update installation set namespace_id = $1, restored_at = null where namespace_id is distinct from $1 or restored_at is not null returning 1),
    silent as (update process p set hear_by = now() - interval '1 hour' + o.n * interval '1 millisecond', run_build = null, run_id = null
      from (select q.id, row_number() over (order by (select min(d.next_at) from deadline d where d.process_id = q.id and d.state = 'open') nulls last, q.id) as n from process q where q.closed_at is null or q.seen_seq < q.last_seq) o
      where o.id = p.id and exists (select from moved))
    select count(*)::int as n from moved`, [namespaceId]);
  return (rows[0]?.n ?? 0) > 0;
}

/** The build whose workers move the runs. */
export async function currentBuild(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ build: string | null }>('select current_build as build from installation');
  return rows[0]?.build ?? null;
}

/** Makes a build the current one; runs of others are replaced by the sweeper. */
export const activate = async (pool: pg.Pool, build: string): Promise<void> => { await pool.query('update installation set current_build = $1', [build]); };

/** Notes that the record was set back to an earlier point: runs may be ahead of it, and every one is to be compared with it. */
export const markRestored = async (pool: pg.Pool): Promise<void> => { await pool.query('update installation set restored_at = now()'); };

/** One process as the doorbell needs it. */
export async function rungOf(pool: pg.Pool, processId: string): Promise<ToRing | undefined> {
  const { rows } = await pool.query<ToRing>(`select ${COLUMNS} from process p where p.id = $1`, [processId]);
  return rows[0];
}
