import type pg from 'pg';

/** A notice with everything its letter says; instants are epoch milliseconds. */
export type Letter = {
  readonly id: string; readonly template: string; readonly toName: string; readonly toMail: string; readonly ageMs: number; readonly tries: number;
  readonly processId: string | null; readonly processKind: string | null; readonly title: string; readonly number: string | null; readonly clause: string | null;
  readonly moment: number; readonly payload: Readonly<Record<string, unknown>>; readonly items: readonly string[]; readonly dueAt: number | null; readonly taskId: string | null;
  readonly letter: { readonly id: string; readonly number: string } | null;
};

/** The letter that goes with a notice: of the same fact, or the one it is about. */
export const LETTER_OF_NOTICE = `(select json_build_object('id', l.id, 'number', l.number) from letter l where l.process_id = n.process_id and (l.cause_seq = n.seq or l.seq = n.seq) order by l.seq limit 1) as letter`;

/** What is sent: a notice for itself, or the digest in which notices were collected. */
const tableOf = (id: string): 'notice' | 'digest' => (id.startsWith('digest:') ? 'digest' : 'notice');

/** Takes a notice or digest for sending; false when another sender has it or it is gone. */
export async function takeNotice(pool: pg.Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(`update ${tableOf(id)} set ambiguous = ambiguous + (case when state = 'sending' then 1 else 0 end), state = 'sending', tries = tries + 1, try_at = now() + interval '20 seconds' where id = $1 and state in ('due', 'sending') and try_at <= now()`, [id]);
  return (rowCount ?? 0) > 0;
}

/** Notes that the world took it; with a digest everything that was collected in it. */
export async function noticeSent(pool: pg.Pool, id: string): Promise<void> {
  const sent = `set state = 'sent', sent_at = now(), last_error = null`;
  if (tableOf(id) === 'digest') await pool.query(`with made as (update digest ${sent} where id = $1) update notice ${sent} where digest_id = $1 and state = 'collected'`, [id]);
  else await pool.query(`update notice ${sent} where id = $1`, [id]);
}

/** Puts a notice or digest back for later, after what went wrong. */
export const noticeLater = async (pool: pg.Pool, id: string, later: { afterMs: number; error: string }): Promise<void> => {
  await pool.query(`update ${tableOf(id)} set state = 'due', try_at = now() + $2 * interval '1 millisecond', last_error = $3 where id = $1`, [id, later.afterMs, later.error.slice(0, 500)]);
};

/** Gives a notice or digest up: only an operator's retry brings it back. */
export const noticeFailed = async (pool: pg.Pool, id: string, error: string): Promise<void> => { await pool.query(`update ${tableOf(id)} set state = 'failed', last_error = $2 where id = $1`, [id, error.slice(0, 500)]); };

const LETTER = `select n.id, n.template, r.name as "toName", r.mail as "toMail", (extract(epoch from now() - n.created_at) * 1000)::float8 as "ageMs", n.tries, n.process_id as "processId", p.kind as "processKind", p.title,
  coalesce(j.number, b.receipt) as number, s.clause, ms(n.moment)::float8 as moment, f.payload, coalesce((select json_agg(x.body order by (e.v ->> 'n')::int) from jsonb_array_elements(f.payload -> 'items') e (v) join text x on x.id = e.v ->> 'text'), '[]') as items,
  ms(coalesce(t.due_at, d.due_at))::float8 as "dueAt", t.id as "taskId", ${LETTER_OF_NOTICE}
  from notice n join person r on r.id = n.recipient_id left join process p on p.id = n.process_id left join fact f on f.process_id = n.process_id and f.seq = n.seq left join request x on x.id = n.process_id left join project j on j.id = coalesce(p.parent_id, x.project_id, n.process_id) left join supervised_task s on s.id = n.process_id left join declaration_batch b on b.id = n.process_id
  left join user_task t on t.id = f.payload ->> 'taskId' left join deadline d on d.process_id = n.process_id and d.of = f.payload ->> 'of' where n.id = any ($1) order by n.moment, n.id`;

/** Everything that the letters of these notices say, in the order in which they were told. */
export async function lettersOf(pool: Pick<pg.Pool, 'query'>, ids: readonly string[]): Promise<Letter[]> {
  const { rows } = await pool.query<Letter>(LETTER, [ids]);
  return rows;
}

/** Everything that the letter of a notice says. */
export const letterOf = async (pool: pg.Pool, id: string): Promise<Letter | undefined> => (await lettersOf(pool, [id]))[0];
