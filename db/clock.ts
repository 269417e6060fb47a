import type pg from 'pg';
import type { Refusal } from '../domain/refusal';
import { nextLeaving } from './mailing';
import type { ToRing } from './sweep';

/** Where the business clock stands; instants are epoch milliseconds of business time. */
export type ClockState = { readonly now: number; readonly until: number | null; readonly kind: string };
export type Unsettled = { readonly behind: number; readonly due: number; readonly notices: number };

/** The clock as everybody reads it: real time plus the offset. */
export async function readClock(pool: pg.Pool): Promise<ClockState> {
  const { rows } = await pool.query<ClockState>(`select (ms(clock_timestamp()) + offset_ms)::float8 as now, ms(travel_until)::float8 as until, kind from installation`);
  if (!rows[0]) throw Object.assign(new Error('the installation was never initialised'), { code: 'NOT_INITIALISED' });
  return rows[0];
}

/** Asks the clock to travel to a moment, or to the next one; only forward, and never in production. Answers where it goes. */
export async function travelTo(client: Pick<pg.ClientBase, 'query'>, { until, by }: { until: number | null; by: string }): Promise<Refusal | { readonly until: string }> {
  const { rowCount } = await client.query(`update installation set travel_until = $1, travel_by = $2, travel_state = 'travelling' where kind <> 'production' and $1 > clock_timestamp() + offset_ms * interval '1 millisecond'`, [until === null ? null : new Date(until), by]);
  return until !== null && (rowCount ?? 0) > 0 ? { until: new Date(until).toISOString() } : { refused: 'not-possible-here' };
}

/** Ends a journey where it is. */
export const stopTravelling = async (pool: pg.Pool): Promise<void> => { await pool.query(`update installation set travel_until = null, travel_state = null`); };

/** The next moment of any deadline, if there is one. */
export async function nextMoment(pool: pg.Pool): Promise<number | null> {
  const { rows } = await pool.query<{ at: number | null }>(`select ms(min(d.next_at))::float8 as at from deadline d join process p on p.id = d.process_id where d.state = 'open' and p.closed_at is null`);
  return rows[0]?.at ?? null;
}

/** The next moment at which the clock stops on its way: that of a deadline, or of a mail that waits for it. */
export async function nextStop(pool: pg.Pool): Promise<number | null> {
  const moments = [await nextMoment(pool), await nextLeaving(pool)].filter((at) => at !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** What the installation still has to do at this moment before the clock may go on. */
export async function unsettled(pool: pg.Pool): Promise<Unsettled> {
  const { rows } = await pool.query<Unsettled>(`select (select count(*)::int from process where seen_seq < last_seq) as behind,
    (select count(*)::int from deadline d join process p on p.id = d.process_id where d.state = 'open' and d.next_at <= clock_timestamp() + i.offset_ms * interval '1 millisecond' and p.closed_at is null) as due,
    (select count(*)::int from (${['notice', 'digest'].map((table) => `select 1 from ${table} where state in ('due', 'sending') and try_at <= now() + interval '1 minute' union all select 1 from ${table} where state = 'waiting' and leaves_at <= (select clock_timestamp() + offset_ms * interval '1 millisecond' from installation)`).join(' union all ')}) mail) as notices from installation i`);
  return rows[0] ?? { behind: 0, due: 0, notices: 0 };
}

/** Sets the clock forward to a moment and notes the stop; answers whom to ring there. A moment that is past already is no stop. */
export async function stopAt(pool: pg.Pool, at: number): Promise<ToRing[]> {
  await pool.query(`update installation set offset_ms = greatest(offset_ms, $1::bigint - ms(clock_timestamp())) where kind <> 'production'`, [at]);
  const { rows } = await pool.query<ToRing>(`select distinct p.id as "processId", p.kind, p.run_build as "runBuild" from deadline d join process p on p.id = d.process_id where d.state = 'open' and d.next_at <= $1 and p.closed_at is null limit 500`, [new Date(at)]);
  await pool.query('insert into travel_stop (at, rings) values ($1, $2)', [new Date(at), rows.length]);
  return rows;
}

/** Notes how long the installation needed to settle at the last stop. */
export const settledAfter = async (pool: pg.Pool, ms: number): Promise<void> => { await pool.query('update travel_stop set settled_ms = $1 where n = (select max(n) from travel_stop)', [Math.round(ms)]); };

/** Everybody who waits for a moment, nearest first: after a journey their timers are those of the time before. */
export async function waitingForMoments(pool: pg.Pool): Promise<ToRing[]> {
  const { rows } = await pool.query<ToRing>(`select p.id as "processId", p.kind, p.run_build as "runBuild" from deadline d join process p on p.id = d.process_id where d.state = 'open' and d.next_at is not null and p.closed_at is null group by p.id order by min(d.next_at) limit 5000`);
  return rows;
}

/** The database's own clock, in epoch milliseconds of real time. */
export async function databaseNow(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ now: number }>('select ms(clock_timestamp())::float8 as now');
  return rows[0]?.now ?? 0;
}
