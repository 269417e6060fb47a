import type { Pool } from '../database';
import { keysOf } from './queue';

/** From an instant, not included, to an instant, included; epoch milliseconds. */
export type Span = { readonly after: number; readonly by: number };

const MOST = 1000;
const instant = (at: number): string => new Date(at).toISOString();

const DUE = {
  name: 'workbench-due',
  text: `select least(${MOST}, count(e.one))::int as n from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as span (after, by, place)
    left join lateral (select 1 as one from unnest(${keysOf('$1')}) k (key) cross join lateral (select 1 from queue_entry q where q.queue_key = k.key and q.due_at > span.after and q.due_at <= span.by limit ${MOST}) found) e on true
    group by span.place order by span.place`,
};

/** How many files of these queues fall due within each span; each counted up to a thousand, along the index. */
export async function dueWithin(pool: Pool, keys: readonly string[], spans: readonly Span[]): Promise<number[]> {
  const { rows } = await pool.query<{ n: number }>({ ...DUE, values: [keys, spans.map(({ after }) => instant(after)), spans.map(({ by }) => instant(by))] });
  return rows.map(({ n }) => n);
}

/** What somebody decided, by the day on which it had come and the day on which she decided. */
export type DecidedDays = { readonly openedOn: string; readonly decidedOn: string; readonly decided: number; readonly returned: number };

const DECIDED = {
  name: 'workbench-decided',
  text: `select to_char(d.opened_at at time zone 'UTC' + $4 * interval '1 minute', 'YYYY-MM-DD') as "openedOn", to_char(d.decided_at at time zone 'UTC' + $4 * interval '1 minute', 'YYYY-MM-DD') as "decidedOn", count(*)::int as decided, count(*) filter (where d.outcome = 'return')::int as returned
    from (select t.opened_at, t.decided_at, t.outcome from user_task t where t.decided_by = $1 and t.decided_at > $2::timestamptz and t.decided_at <= $3::timestamptz order by t.decided_at desc limit ${MOST}) d group by 1, 2`,
};

/** What a person has decided within a span, at most the last thousand, grouped by days of the zone of business. */
export async function decidedWithin(pool: Pool, by: string, { span, utcOffsetMinutes }: { readonly span: Span; readonly utcOffsetMinutes: number }): Promise<DecidedDays[]> {
  const { rows } = await pool.query<DecidedDays>({ ...DECIDED, values: [by, instant(span.after), instant(span.by), utcOffsetMinutes] });
  return rows;
}
