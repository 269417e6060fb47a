import type { Pool } from '../database';

export type Behind = { readonly behind: number; readonly oldestMs: number };

/** How many processes movement still owes, and for how long the longest. */
export async function behind(pool: Pool): Promise<Behind> {
  const { rows } = await pool.query<Behind>(`select count(*)::int as behind, coalesce(max(extract(epoch from now() - hear_by) * 1000), 0)::float8 as "oldestMs" from process where seen_seq < last_seq`);
  return rows[0] ?? { behind: 0, oldestMs: 0 };
}

/** Whether nothing has moved for ten seconds although something waits. */
export async function movementStands(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query(`select 1 from process where seen_seq < last_seq and hear_by < now() - interval '10 seconds' limit 1`);
  return (rowCount ?? 0) > 0;
}

export type Planned = { readonly at: number; readonly rung: string; readonly kind: 'remind' | 'miss' | 'escalate'; readonly title: string; readonly processId: string };

/** The rungs (r) of deadlines (d) and their processes (p); what is told of one; and which of them are still to come. */
export const RUNGS = `deadline d join process p on p.id = d.process_id cross join lateral jsonb_array_elements(d.rungs) with ordinality r (v, n)`;
export const RUNG = `(r.v ->> 'at')::float8 as at, r.v ->> 'rung' as rung, r.v ->> 'kind' as kind, p.title, p.id as "processId"`;
export const AHEAD = `d.state = 'open' and p.closed_at is null and r.n > d.fired`;

/** What the ladders will do until a moment, in order. */
export async function agenda(pool: Pool, until: number): Promise<Planned[]> {
  const { rows } = await pool.query<Planned>(`select ${RUNG} from ${RUNGS} where ${AHEAD} and d.next_at <= $2 and (r.v ->> 'at')::float8 <= $1 order by 1, p.id limit 1000`, [until, new Date(until)]);
  return rows;
}

export type TravelStop = { readonly n: number; readonly at: number; readonly rings: number; readonly settledMs: number | null; readonly what: string[] };

/** The latest stops of the clock's journeys, with what fired at each. */
export async function travelStops(pool: Pool, atMost: number): Promise<TravelStop[]> {
  const { rows } = await pool.query<TravelStop>(`select s.n::float8 as n, ms(s.at)::float8 as at, s.rings, s.settled_ms as "settledMs",
    coalesce((select json_agg(distinct p.title) from fact f join process p on p.id = f.process_id where f.kind in ('rung.fired', 'deadline.missed') and f.at >= s.at and f.at < s.at + interval '1 minute'), '[]') as what from travel_stop s order by s.n desc limit $1`, [atMost]);
  return rows;
}
