import type { Pool } from './database';
import { lettersOf, type Letter } from './notices';
import { inTransaction } from './record/transaction';

/** A digest as it was made: its words stay the same however often it is sent. */
export type Digest = { readonly id: string; readonly toName: string; readonly toMail: string; readonly subject: string; readonly text: string; readonly html: string; readonly madeAt: number; readonly ageMs: number; readonly tries: number };
export type DigestWords = { readonly subject: string; readonly text: string; readonly html: string };

/**
 * Collects everything that waits for a person into her one mail of this day, in the order in which it was told, and keeps its words. Who has nothing
 * to be told gets none; whoever collects at the same time finds nothing left.
 */
export async function collect(pool: Pool, { recipientId, on }: { readonly recipientId: string; readonly on: string }, words: (letters: readonly Letter[]) => DigestWords): Promise<boolean> {
  return inTransaction(pool, '', async (client) => {
    const { rows } = await client.query<{ id: string }>(`select id from notice where recipient_id = $1 and state = 'waiting' and tries = 0 order by id for update`, [recipientId]);
    const letters = await lettersOf(client, rows.map(({ id }) => id));
    if (letters.length === 0) return false;
    const { subject, text, html } = words(letters);
    const id = `digest:${recipientId}:${on}`;
    const { rowCount } = await client.query('insert into digest (id, recipient_id, on_day, subject, text_part, html_part) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [id, recipientId, on, subject, text, html]);
    if (rowCount === 0) return false;
    await client.query(`update notice set state = 'collected', leaves_at = null, digest_id = $1 where id = any ($2)`, [id, letters.map((letter) => letter.id)]);
    return true;
  });
}

/** A digest that was made. */
export async function digestOf(pool: Pool, id: string): Promise<Digest | undefined> {
  const { rows } = await pool.query<Digest>(`select d.id, r.name as "toName", r.mail as "toMail", d.subject, d.text_part as text, d.html_part as html, ms(d.made_at)::float8 as "madeAt", (extract(epoch from now() - d.created_at) * 1000)::float8 as "ageMs", d.tries
    from digest d join person r on r.id = d.recipient_id where d.id = $1`, [id]);
  return rows[0];
}
