import type { Habits, KeptHabits } from '../domain/mailing/habits';
import type { Pool } from './database';
import { inTransaction, literal } from './record/transaction';

type Client = Pick<Pool, 'query'>;

/** The habits of a person as JSON, from a row m of hers. */
const HABITS = `json_build_object('version', m.version, 'mailing', m.mailing, 'digestAt', m.digest_at, 'quiet', case when m.quiet_from is null then null else json_build_object('from', m.quiet_from, 'to', m.quiet_to) end, 'quietOnRestDays', m.quiet_on_rest_days)`;
/** What is known of whom a post (p) goes to: her latest habits, null where she set none, and the last day on which she had a digest. */
const READER = `(select ${HABITS} from mailing m where m.person_id = p.recipient_id order by m.version desc limit 1) as habits, (select to_char(max(g.on_day), 'YYYY-MM-DD') from digest g where g.recipient_id = p.recipient_id) as "lastDigestOn"`;

/** A mail that may have to wait, and for whom. What is sent for itself (a digest, or what was tried before) is collected no more. */
export type Post = { readonly id: string; readonly recipientId: string; readonly forItself: boolean; readonly habits: KeptHabits | null; readonly lastDigestOn: string | null };
/** One whose hour has come; `begun` is a sending that was cut off and is carried to its end. */
export type DuePost = Post & { readonly begun: boolean };

/** The notices and digests whose time to be sent has come by real time, longest due first. One left in sending for twenty seconds is due again: its sender died. */
export async function duePosts(pool: Client, atMost: number): Promise<DuePost[]> {
  const of = (table: string, forItself: string): string => `(select id, recipient_id, state, try_at, ${forItself} as for_itself from ${table} where state in ('due', 'sending') and try_at <= now() order by try_at, id limit $1)`;
  const { rows } = await pool.query<DuePost>(`select p.id, p.recipient_id as "recipientId", p.state = 'sending' as begun, p.for_itself as "forItself", ${READER} from (${of('notice', 'tries > 0')} union all ${of('digest', 'true')}) p order by p.try_at, p.id limit $1`, [atMost]);
  return rows;
}

/** The notices and digests that were to wait until now, a moment of business time; longest over first. */
export async function waitedPosts(pool: Client, now: number, atMost: number): Promise<Post[]> {
  const of = (table: string, forItself: string): string => `(select id, recipient_id, leaves_at, ${forItself} as for_itself from ${table} where state = 'waiting' and leaves_at <= $1 order by leaves_at, id limit $2)`;
  const { rows } = await pool.query<Post>(`select p.id, p.recipient_id as "recipientId", p.for_itself as "forItself", ${READER} from (${of('notice', 'tries > 0')} union all ${of('digest', 'true')}) p order by p.leaves_at, p.id limit $2`, [new Date(now), atMost]);
  return rows;
}

/** A post that is to wait, as its reader's habits of this version say. */
export type PutOff = Pick<Post, 'id' | 'recipientId'> & { readonly at: number; readonly version: number };

/**
 * Lets what is due, or has waited, wait until its own moment of business time. Whoever has set other habits since they were read is left out, and so is
 * what somebody is sending: while it is written nobody sets hers.
 */
export async function putOff(pool: Pool, posts: readonly PutOff[]): Promise<void> {
  if (posts.length === 0) return;
  const readers = [...new Set(posts.map(({ recipientId }) => recipientId))].map(literal).join(', ');
  const given = JSON.stringify(posts.map(({ id, at, version }) => ({ id, version, at: new Date(at).toISOString() })));
  const write = (table: string): string => `update ${table} t set state = 'waiting', leaves_at = d.at from given d where t.id = d.id and t.state in ('due', 'waiting') and coalesce((select max(m.version) from mailing m where m.person_id = t.recipient_id), 0) = d.version`;
  await inTransaction(pool, `select from person where id in (${readers}) order by id for share`, (client) =>
    client.query(`with given as (select * from jsonb_to_recordset($1::jsonb) as j(id text, version integer, at timestamptz)), digests as (${write('digest')}) ${write('notice')}`, [given]));
}

/** What has waited is due from now on, and is tried for a day from here. */
export async function letGo(pool: Client, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const write = (table: string): string => `update ${table} set state = 'due', leaves_at = null, try_at = now(), created_at = now() where id = any ($1) and state = 'waiting'`;
  await pool.query(`with digests as (${write('digest')}) ${write('notice')}`, [ids]);
}

/** The next moment of business time at which something has waited long enough; null where nothing waits. */
export async function nextLeaving(pool: Client): Promise<number | null> {
  const { rows } = await pool.query<{ at: number | null }>(`select ms(least((select min(leaves_at) from notice where state = 'waiting'), (select min(leaves_at) from digest where state = 'waiting')))::float8 as at`);
  return rows[0]?.at ?? null;
}

/** Real milliseconds until something is due by real time; null where nothing is. */
export async function nextDueInMs(pool: Client): Promise<number | null> {
  const { rows } = await pool.query<{ ms: number | null }>(`select (extract(epoch from least((select min(try_at) from notice where state in ('due', 'sending')), (select min(try_at) from digest where state in ('due', 'sending'))) - now()) * 1000)::float8 as ms`);
  return rows[0]?.ms ?? null;
}

/** Holds a person's habits still until the end of the transaction: nothing is made to wait by those she is about to change. */
export const holdHabits = async (client: Client, personId: string): Promise<void> => { await client.query('select from person where id = $1 for no key update', [personId]); };

/** The habits of a person as she last set them; undefined where she never did. */
export async function habitsOf(pool: Client, personId: string): Promise<KeptHabits | undefined> {
  const { rows } = await pool.query<{ habits: KeptHabits }>(`select ${HABITS} as habits from mailing m where m.person_id = $1 order by m.version desc limit 1`, [personId]);
  return rows[0]?.habits;
}

/** Keeps new habits as their next version; false where somebody has kept that version meanwhile. */
export async function keepHabits(client: Client, personId: string, { version, mailing, digestAt, quiet, quietOnRestDays }: Habits & { readonly version: number }): Promise<boolean> {
  const { rowCount } = await client.query('insert into mailing (person_id, version, mailing, digest_at, quiet_from, quiet_to, quiet_on_rest_days) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing', [personId, version, mailing, digestAt, quiet?.from ?? null, quiet?.to ?? null, quietOnRestDays]);
  return (rowCount ?? 0) > 0;
}

/** Everything that waits for this person is looked at anew, by habits that have just changed; answers how much that is. */
export async function waitsAnew(client: Client, personId: string): Promise<number> {
  const write = (table: string): string => `update ${table} set state = 'due', leaves_at = null, try_at = now(), created_at = now() where recipient_id = $1 and state = 'waiting'`;
  const { rows } = await client.query<{ n: number }>(`with digests as (${write('digest')} returning 1), notices as (${write('notice')} returning 1) select ((select count(*) from digests) + (select count(*) from notices))::int as n`, [personId]);
  return rows[0]?.n ?? 0;
}

/** How many mails wait for this person, and when the first of them leaves, in business time. */
export async function waitingFor(pool: Client, personId: string): Promise<{ readonly n: number; readonly at: number | null }> {
  const { rows } = await pool.query<{ n: number; at: number | null }>(`select count(*)::int as n, ms(min(leaves_at))::float8 as at from (select leaves_at from notice where recipient_id = $1 and state = 'waiting' union all select leaves_at from digest where recipient_id = $1 and state = 'waiting') p`, [personId]);
  return rows[0] ?? { n: 0, at: null };
}
