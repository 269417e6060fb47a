import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

export type NewIncident = { readonly processId?: string; readonly noticeId?: string; readonly channel?: string; readonly what: string; readonly code: string; readonly detail: string };
export type IncidentRow = { readonly id: string; readonly processId: string | null; readonly noticeId: string | null; readonly channel: string | null; readonly what: string; readonly code: string; readonly detail: string; readonly openedAt: Date };

/** Opens an incident for an operator; the same trouble of the same thing is one incident. */
export async function openIncident(pool: pg.Pool, { processId, noticeId, channel, what, code, detail }: NewIncident): Promise<void> {
  await pool.query('insert into incident (id, process_id, notice_id, channel, what, code, detail) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing', [uuidv7(), processId ?? null, noticeId ?? null, channel ?? null, what, code, detail.slice(0, 2000)]);
}

/** The open incidents, oldest first. */
export async function openIncidents(pool: pg.Pool): Promise<IncidentRow[]> {
  const { rows } = await pool.query<IncidentRow>(`select id, process_id as "processId", notice_id as "noticeId", channel, what, code, detail, opened_at as "openedAt" from incident where resolved_at is null order by opened_at limit 200`);
  return rows;
}

/** Ends an incident; answers what it was about, so that it can be tried again. A notice that had failed is due again. */
export async function resolveIncident(pool: Pick<pg.ClientBase, 'query'>, id: string, by: string): Promise<{ processId: string | null; noticeId: string | null } | undefined> {
  const { rows } = await pool.query<{ processId: string | null; noticeId: string | null }>(`update incident set resolved_at = now(), resolved_by = $2 where id = $1 and resolved_at is null returning process_id as "processId", notice_id as "noticeId"`, [id, by]);
  const noticeId = rows[0]?.noticeId;
  const again = `set state = 'due', try_at = now(), created_at = now(), tries = 0 where id = $1 and state = 'failed'`;
  if (noticeId) await pool.query(`with digests as (update digest ${again}) update notice ${again}`, [noticeId]);
  return rows[0];
}

/** Ends the incident of a channel that works again. */
export async function channelRecovered(pool: pg.Pool, channel: string): Promise<void> {
  await pool.query(`update incident set resolved_at = now(), resolved_by = 'postman' where channel = $1 and resolved_at is null`, [channel]);
}
