import { v7 as uuidv7 } from 'uuid';
import type { Phrase, Phrases } from '../../domain/approval/phrases';
import { isRefusal, type Refusal } from '../../domain/refusal';
import type { Pool } from '../database';
import type { Client } from '../record/transaction';

const LIST = 'select id, words from phrase where person_id = $1 order by place, id';

/** A person's own phrases, in her order. */
export async function phrasesOf(client: Pick<Pool, 'query'>, personId: string): Promise<Phrases> {
  const { rows } = await client.query<Phrase>(LIST, [personId]);
  return rows;
}

export const newPhrase = (words: string): Phrase => ({ id: uuidv7(), words });

/** Her list after a change; two changes at once come one after the other. A refusal leaves it as it was. */
export async function changePhrases(client: Client, personId: string, change: (list: Phrases) => Phrases | Refusal): Promise<Phrases | Refusal> {
  await client.query('select 1 from person where id = $1 for no key update', [personId]);
  const next = change(await phrasesOf(client, personId));
  if (isRefusal(next)) return next;
  await client.query('delete from phrase where person_id = $1 and id <> all ($2)', [personId, next.map(({ id }) => id)]);
  await client.query('insert into phrase (id, person_id, place, words) select id, $1, place, words from unnest($2::text[], $3::text[]) with ordinality as kept (id, words, place) on conflict (id) do update set place = excluded.place', [personId, next.map(({ id }) => id), next.map(({ words }) => words)]);
  return next;
}
