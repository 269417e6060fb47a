import type { CalendarDay } from '../domain/calendar/calendar';
import type { Client } from './record/law';

export type LocalDay = CalendarDay & { readonly kind: 'local-off' | 'local-work' };
export type NewChange = { readonly jurisdiction: string; readonly days: readonly LocalDay[]; readonly reason: string; readonly by: string };
/** A process whose deadline came out otherwise; instants are epoch milliseconds. */
export type MovedDeadline = { readonly processId: string; readonly of: string; readonly from: number; readonly to: number };
/** What a change of the calendar has brought so far; `done` when every open process was looked at. */
export type CalendarChange = { readonly version: number; readonly by: string; readonly moved: number; readonly earlier: number; readonly processes: readonly MovedDeadline[]; readonly done: boolean };

/** Sets local days, each in the place of the local day before it, under the calendar's next version; answers that version. */
export async function changeDays(client: Client, { jurisdiction, days, reason, by }: NewChange): Promise<number> {
  const { rows } = await client.query<{ version: number }>('update installation set calendar_version = calendar_version + 1 returning calendar_version as version');
  const version = rows[0]?.version ?? 0;
  await client.query(`insert into calendar_day (jurisdiction, on_day, kind, name) select $1, d."on", d.kind, d.name from jsonb_to_recordset($2::jsonb) as d("on" date, kind text, name text)
    on conflict (jurisdiction, on_day, (kind in ('local-off', 'local-work'))) do update set kind = excluded.kind, name = excluded.name`, [jurisdiction, JSON.stringify(days)]);
  await client.query('insert into calendar_change (version, jurisdiction, days, reason, by_id) values ($1, $2, $3, $4, $5)', [version, jurisdiction, JSON.stringify(days), reason, by]);
  return version;
}

const CHANGE = `version, by_id as "by", moved, earlier, processes, done_at is not null as done`;

/** One change of the calendar with what it has moved. */
export async function calendarChange(client: Client, version: number): Promise<CalendarChange | undefined> {
  const { rows } = await client.query<CalendarChange>(`select ${CHANGE} from calendar_change where version = $1`, [version]);
  return rows[0];
}

/** A change whose recomputing was cut off half a minute ago or more, if there is one. */
export async function unfinishedChange(client: Client): Promise<CalendarChange | undefined> {
  const { rows } = await client.query<CalendarChange>(`select ${CHANGE} from calendar_change where done_at is null and at < now() - interval '30 seconds' order by version limit 1`);
  return rows[0];
}

/** Notes, in the transaction that moved them, whose deadlines a change has moved. */
export async function noteMoved(client: Client, version: number, { moved, earlier }: { moved: readonly MovedDeadline[]; earlier: number }): Promise<void> {
  await client.query('update calendar_change set moved = moved + $2, earlier = earlier + $3, processes = processes || $4::jsonb where version = $1', [version, moved.length, earlier, JSON.stringify(moved)]);
}

/** Notes that every open process was looked at. */
export const changeDone = async (client: Client, version: number): Promise<void> => { await client.query('update calendar_change set done_at = coalesce(done_at, now()) where version = $1', [version]); };
