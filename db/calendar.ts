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

export type ProposalRow = { readonly id: string; readonly days: LocalDay[]; readonly reason: string; readonly byId: string; readonly by: string; readonly at: Date; readonly confirmedBy: string | null; readonly confirmedAt: Date | null; readonly version: number | null; readonly moved: number | null };
const PROPOSAL = `c.id, c.days, c.reason, c.by_id as "byId", b.name as by, c.at, f.name as "confirmedBy", c.confirmed_at as "confirmedAt", c.version, v.moved
  from calendar_proposal c join person b on b.id = c.by_id left join person f on f.id = c.confirmed_by left join calendar_change v on v.version = c.version`;

/** Writes down days that shall change; nothing takes effect until another person confirms it. */
export async function proposeDays(client: Client, { id, jurisdiction, days, reason, by }: NewChange & { readonly id: string }): Promise<void> {
  await client.query('insert into calendar_proposal (id, jurisdiction, days, reason, by_id) values ($1, $2, $3, $4, $5)', [id, jurisdiction, JSON.stringify(days), reason, by]);
}

/** One proposal, its row locked until the end of the transaction. */
export async function proposalOf(client: Client, id: string): Promise<ProposalRow | undefined> {
  const { rows } = await client.query<ProposalRow>(`select ${PROPOSAL} where c.id = $1 for update of c`, [id]);
  return rows[0];
}

/** Notes who confirmed, and as which version of the calendar it took effect. */
export async function confirmProposal(client: Client, { id, by, version }: { id: string; by: string; version: number }): Promise<void> {
  await client.query('update calendar_proposal set confirmed_by = $2, confirmed_at = clock_timestamp(), version = $3 where id = $1', [id, by, version]);
}

/** Changes of the calendar: those that wait for their second person first, then the newest. */
export async function calendarProposals(client: Client, limit: number): Promise<ProposalRow[]> {
  const { rows } = await client.query<ProposalRow>(`select ${PROPOSAL} order by c.confirmed_at is not null, c.at desc limit $1`, [limit]);
  return rows;
}
