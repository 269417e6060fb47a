import type { Knex } from 'knex';
import { SEARCHED } from '../record/apply-search';
import { vectorOf } from './lexemes';

const AT_ONCE = 1000;
type Bare = { readonly id: string; readonly title: string; readonly number: string | null };

const BARE = `select p.id, p.title, coalesce(j.number, x.number, b.receipt) as number from process p left join project j on j.id = p.id left join request x on x.id = p.id left join declaration_batch b on b.id = p.id
  where p.kind = any (?) and p.id > ? and not exists (select from search_entry e where e.process_id = p.id) order by p.id limit ${AT_ONCE}`;
const KEEP = `insert into search_entry (process_id, kind, opened_at, title, number, seen_by) select d.id, p.kind, p.opened_at, d.title::tsvector, d.number::tsvector, search_seen(d.id)
  from jsonb_to_recordset(?::jsonb) d (id text, title text, number text) join process p on p.id = d.id on conflict do nothing`;

/** After it every process that was opened before there was a search can be found. Answers how many were missing. */
export async function fillSearch(db: Knex): Promise<number> {
  for (let filled = 0, last = ''; ; ) {
    const { rows } = await db.raw<{ rows: Bare[] }>(BARE, [[...SEARCHED], last]);
    if (rows.length === 0) return filled;
    await db.raw(KEEP, [JSON.stringify(rows.map(({ id, title, number }) => ({ id, title: vectorOf(title), number: vectorOf(number ?? '') })))]);
    [filled, last] = [filled + rows.length, rows.at(-1)?.id ?? last];
  }
}
