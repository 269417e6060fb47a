import { LETTER_OF_NOTICE, type Letter } from '../notices';
import type { Pool } from '../database';

export type NoticeRow = Letter & { readonly state: string; readonly toldAs: string; readonly readAt: number | null; readonly sentAt: number | null; readonly leavesAt: number | null; readonly lastError: string | null };

/** How many notices a person has not opened; counted up to a thousand. */
export async function unreadNotices(pool: Pool, personId: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from (select 1 from notice where recipient_id = $1 and read_at is null limit 1000) unread', [personId]);
  return rows[0]?.n ?? 0;
}

/** A page of a person's notices, latest first; all instants in business time. A quiet hour delays the mail, never the notice. */
export async function noticePage(pool: Pool, personId: string, { after, atMost }: { after: { at: number; id: string } | null; atMost: number }): Promise<NoticeRow[]> {
  const { rows } = await pool.query<NoticeRow>(`select n.id, n.template, r.name as "toName", r.mail as "toMail", 0 as "ageMs", n.tries, n.process_id as "processId", p.kind as "processKind", p.title, coalesce(j.number, b.receipt) as number, s.clause, ms(n.moment)::float8 as moment, f.payload,
    coalesce((select json_agg(x.body) from jsonb_array_elements(f.payload -> 'items') e (v) join text x on x.id = e.v ->> 'text'), '[]') as items, ms(coalesce(t.due_at, d.due_at))::float8 as "dueAt", t.id as "taskId", ${LETTER_OF_NOTICE},
    n.state, n.told_as as "toldAs", (ms(n.read_at) + i.offset_ms)::float8 as "readAt", (ms(n.sent_at) + i.offset_ms)::float8 as "sentAt", ms(n.leaves_at)::float8 as "leavesAt", n.last_error as "lastError"
    from notice n cross join installation i join person r on r.id = n.recipient_id left join process p on p.id = n.process_id left join fact f on f.process_id = n.process_id and f.seq = n.seq left join project j on j.id = coalesce(p.parent_id, n.process_id) left join supervised_task s on s.id = n.process_id left join declaration_batch b on b.id = n.process_id
    left join user_task t on t.id = f.payload ->> 'taskId' left join deadline d on d.process_id = n.process_id and d.of = f.payload ->> 'of' where n.recipient_id = $1 and (n.moment, n.id) < ($2::timestamptz, $3::text) order by n.moment desc, n.id desc limit $4`,
    [personId, after === null ? 'infinity' : new Date(after.at).toISOString(), after?.id ?? '~', atMost]);
  return rows;
}

/** Notes that a person has opened a notice of hers. */
export async function readNotice(pool: Pool, personId: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('update notice set read_at = coalesce(read_at, now()) where id = $1 and recipient_id = $2', [id, personId]);
  return (rowCount ?? 0) > 0;
}
