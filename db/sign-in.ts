import type { Knex } from 'knex';
import type { Pool } from './database';

/** The invented people of a demo with their first office, in the order in which work passes them. */
export async function demoPeople(db: Knex): Promise<{ login: string; name: string; key: string }[]> {
  const { rows } = await db.raw<{ rows: { login: string; name: string; key: string }[] }>(`select p.login, p.name, (select h.role || '@' || h.organ_id from holding h where h.person_id = p.id order by h.role limit 1) as key from person p where p.id like 'demo-%' and p.state = 'active' order by p.created_at, p.id limit 80`);
  return rows.filter(({ key }) => key !== null);
}

/** Spends a one-time token: its person gets this password. Answers her sign-in name, or nothing where the token is unknown, spent or old. */
export async function useToken(db: Knex, { tokenHash, passwordHash }: { tokenHash: string; passwordHash: string }): Promise<string | undefined> {
  return db.transaction(async (trx) => {
    const spent = await trx('sign_in_token').where({ token_hash: tokenHash }).whereNull('used_at').where('expires_at', '>', trx.fn.now()).update({ used_at: trx.fn.now() }).returning<{ person_id: string }[]>('person_id');
    const person = spent[0]?.person_id;
    if (person === undefined) return undefined;
    const rows = await trx('person').where({ id: person }).update({ password_hash: passwordHash }).returning<{ login: string }[]>('login');
    return rows[0]?.login;
  });
}

/** Makes a one-time token known by its hash alone; it is good for a day. */
export const addToken = async (db: Knex, { tokenHash, personId }: { tokenHash: string; personId: string }): Promise<void> => {
  await db('sign_in_token').insert({ token_hash: tokenHash, person_id: personId, expires_at: db.raw(`now() + interval '1 day'`) });
};

/** What is kept of a session that has not ended; null for any other. */
export async function sessionOf<S>(pool: Pool, sid: string): Promise<S | null> {
  const { rows } = await pool.query<{ sess: S }>({ name: 'session', text: 'select sess from session where sid = $1 and expire >= now()', values: [sid] });
  return rows[0]?.sess ?? null;
}
