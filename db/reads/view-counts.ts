import type { Pool } from '../database';
import { queueInstant, type QueueFilter } from './queue';

/** A view of the queue to be counted: of which list, narrowed to what. */
export type CountedView = { readonly view: 'todo' | 'pool' | 'done'; readonly filter: QueueFilter };
/** How many files a view holds; `more` where there are at least so many. */
type ViewCount = { readonly count: number; readonly more: boolean };

const MOST = 999;
/** So many of each queue are looked through for what a view is narrowed to: the soonest due first. */
const LOOKED_THROUGH = MOST + 1;

/** What a view is narrowed by: the words of a row are put together only where some view looks for words. */
const cells = (outcome: string, isSearched: boolean): string => `p.kind, p.organ_id as organ, ${outcome} as outcome, ${isSearched ? `lower(p.title || ' ' || coalesce(p.number, '') || ' ' || coalesce(g.name_zh || ' ' || g.name_en, ''))` : 'null::text'} as named`;
const ORGAN = 'left join organ g on g.id = p.organ_id';

/** What waits and what was decided, each joined once for all views. What waits has no outcome, and its id begins with its process: of user tasks only what was decided is read. */
function listed(views: readonly CountedView[]): string {
  const isSearched = views.some(({ filter: { text } }) => text !== null);
  const organ = isSearched ? ORGAN : '';
  return `with top as materialized (select e.task_id as id, ${cells('null::text', isSearched)}, e.due_at as moment, e.queue_key not like 'person:%' as is_office, e.queue_key from unnest($1::text[]) as k(key)
      cross join lateral (select q.queue_key, q.task_id, q.due_at from queue_entry q where q.queue_key = k.key order by q.due_at, q.task_id limit ${LOOKED_THROUGH}) e join process p on p.id = split_part(e.task_id, '~', 1) ${organ}),
    mine as materialized (select t.id, ${cells('t.outcome', isSearched)}, t.decided_at as moment, true as is_office, '' as queue_key from (select * from user_task d where d.decided_by = $2 order by d.decided_at desc limit ${views.some(({ view }) => view === 'done') ? LOOKED_THROUGH : 0}) t join process p on p.id = t.process_id ${organ})`;
}

type Values = { readonly all: unknown[]; readonly put: (value: unknown) => string };
const values = (...first: unknown[]): Values => ({ all: first, put(value) { first.push(value); return `$${first.length}`; } });

/** What is left of the list that was joined, as a condition; what narrows nothing says nothing. */
function conditionOf({ view, filter: { kind, unit, text, after, by, outcome, follows } }: CountedView, { put }: Values): string {
  const said: readonly (string | false)[] = [
    view === 'pool' && 'is_office', kind !== null && `kind = ${put(kind)}::text`, unit !== null && `organ = ${put(unit)}::text`, text !== null && `strpos(named, lower(${put(text)}::text)) > 0`,
    ...between(after, by).map(([sign, at]) => `moment ${sign} ${put(queueInstant(at))}::timestamptz`), outcome !== null && `outcome = ${put(outcome)}::text`,
    follows !== null && `exists (select from follow_up f where f.person_id = ${put(follows.person)}::text and f.task_id = id and f.on_day <= ${put(follows.by)}::date)`,
  ];
  return ['true', ...said.filter((each) => each !== false)].join(' and ');
}

const between = (after: number | null, by: number | null): [sign: string, at: number][] => [...(after === null ? [] : [['>', after] as [string, number]]), ...(by === null ? [] : [['<=', by] as [string, number]])];

/** The counts of all views in one statement; a queue that is longer than what is looked through makes its figures say "at least". */
export async function viewCounts(pool: Pool, { keys, by }: { readonly keys: readonly string[]; readonly by: string }, views: readonly CountedView[]): Promise<ViewCount[]> {
  if (views.length === 0) return [];
  const given = values(keys, by);
  const counts = views.map((each) => ({ of: each.view === 'done' ? 'mine' : 'top', condition: conditionOf(each, given) }));
  const rows = (of: string): string => {
    const cells = counts.flatMap((each, n) => (each.of === of ? [`count(*) filter (where ${each.condition})::int as c${n}`] : []));
    return cells.length === 0 ? `null::json as ${of}` : `(select row_to_json(c) from (select ${cells.join(', ')}, exists (select from ${of} group by queue_key having count(*) >= ${LOOKED_THROUGH}) as cut from ${of}) c) as ${of}`;
  };
  const { rows: [row] } = await pool.query<Record<string, Record<string, number | boolean> | null>>(`${listed(views)} select ${rows('top')}, ${rows('mine')}`, given.all);
  return counts.map(({ of }, n) => { const found = Number(row?.[of]?.[`c${n}`] ?? 0); return { count: Math.min(MOST, found), more: found > MOST || row?.[of]?.['cut'] === true }; });
}
