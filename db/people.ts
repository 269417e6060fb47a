import type { Knex } from 'knex';

export type Office = { readonly role: string; readonly organ: string };
export type NewPerson = { readonly id: string; readonly login: string; readonly name: string; readonly mail: string; readonly passwordHash: string | null; readonly offices: readonly Office[] };
export type Person = { readonly id: string; readonly login: string; readonly name: string; readonly mail: string; readonly passwordHash: string | null; readonly state: 'active' | 'disabled'; readonly locale: string };

const PERSON = { id: 'id', login: 'login', name: 'name', mail: 'mail', passwordHash: 'password_hash', state: 'state', locale: 'locale' } as const;

/** Adds people with their offices; who is there already stays as she is. Takes effect with the next act of anybody. */
export async function addPeople(db: Knex, people: readonly NewPerson[]): Promise<void> {
  await db.transaction(async (trx) => {
    for (const { id, login, name, mail, passwordHash, offices } of people) {
      await trx('person').insert({ id, login, name, mail, password_hash: passwordHash }).onConflict('id').ignore();
      if (offices.length > 0) await trx('holding').insert(offices.map(({ role, organ }) => ({ person_id: id, role, organ_id: organ }))).onConflict().ignore();
    }
    await directoryChanged(trx);
  });
}

/** The account behind a sign-in name; undefined where there is none. */
export const personByLogin = (db: Knex, login: string): Promise<Person | undefined> => db('person').where({ login }).first<Person | undefined>(PERSON);

/** The account behind an id; undefined where there is none. */
export const personById = (db: Knex, id: string): Promise<Person | undefined> => db('person').where({ id }).first<Person | undefined>(PERSON);

const directoryChanged = (trx: Knex): Promise<number> => trx('installation').update({ directory_version: trx.raw('directory_version + 1') });
