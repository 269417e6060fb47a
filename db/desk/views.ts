import { v7 as uuidv7 } from 'uuid';
import type { View, Views } from '../../domain/approval/views';
import { isRefusal, type Refusal } from '../../domain/refusal';
import type { Pool } from '../database';
import type { Client } from '../record/transaction';

/** Whose views, and of which list. */
export type Of = { readonly person: string; readonly list: 'tasks' | 'supervision' };

/** A person's views of a list, in her order. */
export async function viewsOf(client: Pick<Pool, 'query'>, { person, list }: Of): Promise<Views> {
  const { rows } = await client.query<View>('select id, name, query from saved_view where person_id = $1 and list = $2 order by place, id', [person, list]);
  return rows;
}

/** A view that was not there before. */
export const newView = (of: Omit<View, 'id'>): View => ({ ...of, id: uuidv7() });

/** Her views after a change; two changes at once come one after the other. A refusal leaves them as they were. */
export async function changeViews(client: Client, of: Of, change: (views: Views) => Views | Refusal): Promise<Views | Refusal> {
  await client.query('select 1 from person where id = $1 for no key update', [of.person]);
  const next = change(await viewsOf(client, of));
  if (isRefusal(next)) return next;
  const [ids, names, queries] = [next.map(({ id }) => id), next.map(({ name }) => name), next.map(({ query }) => query)];
  await client.query('delete from saved_view where person_id = $1 and list = $2 and id <> all ($3)', [of.person, of.list, ids]);
  await client.query(`insert into saved_view (id, person_id, list, place, name, query) select id, $1, $2, place, name, query from unnest($3::text[], $4::text[], $5::text[]) with ordinality as kept (id, name, query, place)
    on conflict (id) do update set place = excluded.place, query = excluded.query`, [of.person, of.list, ids, names, queries]);
  return next;
}

/** The list of one of her views; undefined where it is not hers. */
export async function listOfView(pool: Pick<Pool, 'query'>, person: string, id: string): Promise<Of['list'] | undefined> {
  const { rows } = await pool.query<{ list: Of['list'] }>('select list from saved_view where person_id = $1 and id = $2', [person, id]);
  return rows[0]?.list;
}
