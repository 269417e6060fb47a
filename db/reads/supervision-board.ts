import type { Scope } from '../../domain/access/may';
import type { Standing, Standings } from '../../domain/supervision/standing';
import type { Pool } from '../database';
import { AHEAD, RUNG, RUNGS, type Planned } from './operations';
import { NO_DAY, SUPERVISED_ITEM, SUPERVISED_VISIBLE, URGING_SEEN, type SupervisedItem } from './supervised';

/** What narrows the tasks on the board and in its list; what is left out narrows nothing. */
export type BoardFilter = {
  readonly plan?: string | undefined; readonly unit?: string | undefined; readonly tone?: readonly Standing[] | undefined; readonly state?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined;
  readonly text?: string | undefined; readonly answer?: 'owed' | 'given' | undefined; readonly verifier?: string | undefined; readonly key?: boolean | undefined; readonly urged?: boolean | undefined;
};
/** Who looks, when, and at what. A walk through the pages of a list keeps the order of the moment at which it began. */
export type Looked = { readonly scope: Scope; readonly now: number; readonly standings: Standings; readonly filter: BoardFilter; readonly since?: number };
export type BoardItem = SupervisedItem & { readonly tone: Standing; readonly owes: readonly string[] };
export type Place = { readonly folded: boolean; readonly on: string; readonly id: string; readonly since: number };
export type Counted = { readonly by: 'tone' | 'plan' | 'unit' | 'owes' | 'verifier' | 'key' | 'urged'; readonly of: string; readonly tone: Standing; readonly count: number; readonly oldest: string | null };
export type OnDay = { readonly id: string; readonly title: string; readonly on: string; readonly tone: Standing };

const HERS = `($1 or a.member = any ($3::text[]))`; // another member's answer is not hers to know of
const SHARED = `a.task_id is not null`;
const OWED = `('assigned', 'acknowledged', 'returned')`;
const LEADS = `array(select jsonb_array_elements_text(s.leads))`;
const TONE = `case when p.closed_at is not null or s.state in ('verified', 'cancelled', 'done-at-import') then 'done' when s.state = 'reported' then 'verifying' when s.historical or d.due_at is null or d.state = 'ended' then 'none' when d.state = 'paused' then 'paused'
  when d.due_at <= $4::timestamptz then 'overdue' when d.due_at <= $5::timestamptz then 'today' when d.due_at <= coalesce(($6::jsonb ->> d.ladder)::timestamptz, $5::timestamptz) then 'soon' else 'normal' end`;
/** The day that a task had when a walk began, where it was moved since. */
const WAS = `select coalesce((f.payload ->> 'fromOn')::date, date '${NO_DAY}') as due from fact f where p.last_at > $18::timestamptz and f.process_id = s.id and f.at > $18::timestamptz and f.kind in ('supervised.moved', 'extension.granted') order by f.seq limit 1`;

/** Set-wise, for on a large board each row of its own would be looked up a dozen times: the clock of each task, and how each collective stands. */
const CLOCKS = `select distinct on (d.process_id) d.process_id, d.due_at, d.state, d.ladder from deadline d where d.of like 'completion.%' order by d.process_id, d.started_at desc`;
const ANSWERS = `select a.task_id, array_agg(a.member order by a.member) filter (where ${HERS}) as hers, array_agg(a.member order by a.member) filter (where ${HERS} and a.state in ${OWED}) as owing from supervised_answer a group by a.task_id`;
const NONE = `'{}'::text[]`;

/** The tasks a person may see, each with where it stands, whose it is, who owes it an answer and who verifies it; `folded` and `due` are its place in the list. Every figure and every list is made of this. */
const seen = (isWalk: boolean): string => `select s.id, s.title, s.clause, s.plan, s.state, s.due_on, s.is_key, t.tone, t.tone = 'done' and p.last_at <= $18::timestamptz as folded, coalesce(${isWalk ? 'was.due, ' : ''}s.due_on, date '${NO_DAY}') as due,
    case when ${SHARED} then coalesce(a.hers, ${NONE}) else ${LEADS} end as units,
    case when p.closed_at is not null then ${NONE} when ${SHARED} then coalesce(a.owing, ${NONE}) when s.state in ${OWED} then ${LEADS} else ${NONE} end as owes,
    case when ${SHARED} and not $1 then ${NONE} when ${SHARED} or s.state = 'reported' then array(select distinct t.key from user_task t where t.process_id = s.id and t.route = 'verification' and t.state in ('open', 'claimed')) else ${NONE} end as verifiers,
    exists (select from supervised_urge u where u.task_id = s.id and ${URGING_SEEN}) as urged
  from supervised_task s join process p on p.id = s.id and p.kind = 'supervisedTask' left join (${CLOCKS}) d on d.process_id = s.id left join (${ANSWERS}) a on a.task_id = s.id
    ${isWalk ? `left join lateral (${WAS}) was on true` : ''} cross join lateral (select ${TONE} as tone) t where ${SUPERVISED_VISIBLE}`;
const CHOSEN = `($7::text is null or plan = $7) and ($8::text is null or $8 = any (units)) and ($9::text[] is null or tone = any ($9)) and ($10::text is null or state = $10) and ($11::date is null or due_on >= $11) and ($12::date is null or due_on <= $12)
  and ($13::text is null or title ilike $13 or clause ilike $13) and ($14::text is null or ($14 = 'owed') = (case when $8::text is null then cardinality(owes) > 0 else $8 = any (owes) end)) and ($15::text is null or $15 = any (verifiers)) and ($16::boolean is null or is_key = $16) and ($17::boolean is null or urged = $17)`;
const chosen = (isWalk: boolean): string => `with seen as materialized (select * from (${seen(isWalk)}) s where ${CHOSEN})`;
const WITH = chosen(false);
/** With the days that tasks had when a walk began; where none has begun, none can have been moved since. */
const WALKING = chosen(true);

const literally = (text: string): string => `%${text.replace(/[\\%_]/g, (found) => `\\${found}`)}%`;
const orNull = <T>(value: T | undefined): T | null => value ?? null;

function given({ scope, now, standings, filter: f, since = now }: Looked): unknown[] {
  const soon = Object.fromEntries(Object.entries(standings.soonUntil).map(([ladder, at]) => [ladder, new Date(at).toISOString()]));
  return [
    scope.all, scope.units, scope.leads, new Date(now), new Date(standings.todayUntil), JSON.stringify(soon),
    ...[f.plan, f.unit, f.tone, f.state, f.from, f.to, f.text === undefined ? undefined : literally(f.text), f.answer, f.verifier, f.key, f.urged].map(orNull), new Date(since),
  ];
}

type Tones = Readonly<Partial<Record<Standing, number>>>;
type Listed = BoardItem & { readonly folded: boolean; readonly place: string; readonly tones: Tones };
const TONES = `select coalesce(jsonb_object_agg(tone, n), '{}') as of from (select tone, count(*)::int as n from seen group by 1) t`;
const DETAILS = `${SUPERVISED_ITEM}, f.tone, f.owes`;
const DETAILED = `join supervised_task s on s.id = f.id join process p on p.id = s.id`;

/** A page of the chosen tasks: what is open first, the longest overdue at the top; what is over is folded behind it. Each row knows how many there are of each tone in all. */
export async function boardPage(pool: Pool, looked: Looked, { after, atMost }: { after: Place | null; atMost: number }): Promise<Listed[]> {
  const { rows } = await pool.query<Listed>(`${after === null ? WITH : WALKING} select ${DETAILS}, f.folded, to_char(f.due, 'YYYY-MM-DD') as place, tones.of as tones from (select * from seen where (folded, due, id) > ($19::boolean, $20::date, $21::text) order by folded, due, id limit $22) f ${DETAILED} cross join (${TONES}) tones
    order by f.folded, f.due, f.id`, [...given(looked), after?.folded ?? false, after?.on ?? '-infinity', after?.id ?? '', atMost]);
  return rows;
}

const FILTERS = 11;
const LAST = 18;
/** The same choice with its filter's parameters beginning elsewhere. */
const chosenBy = (first: number): string => CHOSEN.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) - 7 + first}`);

/** How many tasks each of these filters leaves, of what a person may see: all of them in one statement. */
export async function boardCounts(pool: Pool, looked: Omit<Looked, 'filter'>, filters: readonly BoardFilter[]): Promise<number[]> {
  if (filters.length === 0) return [];
  const [base, own] = [given({ ...looked, filter: {} }), filters.flatMap((filter) => given({ ...looked, filter }).slice(6, 6 + FILTERS))];
  const counts = filters.map((_, n) => `count(*) filter (where ${chosenBy(LAST + 1 + n * FILTERS)})::int as c${n}`);
  const { rows } = await pool.query<Record<string, number>>(`with used as (select $7::text, $8::text, $9::text[], $10::text, $11::date, $12::date, $13::text, $14::text, $15::text, $16::boolean, $17::boolean) select ${counts.join(', ')} from (${seen(false)}) s`, [...base, ...own]);
  return filters.map((_, n) => rows[0]?.[`c${n}`] ?? 0);
}

/** How many of the chosen tasks there are of each tone. */
export async function boardTones(pool: Pool, looked: Looked): Promise<Tones> {
  const { rows } = await pool.query<{ of: Tones }>(`${WITH} ${TONES}`, given(looked));
  return rows[0]?.of ?? {};
}

export type BoardRead = { readonly counts: readonly Counted[]; readonly strip: readonly OnDay[]; readonly worst: readonly BoardItem[]; readonly waiting: readonly (Omit<OnDay, 'on'> & { readonly on: string | null })[] };
const counted = (by: Counted['by'], of: string, from = ''): string => `select '${by}' as by, ${of} as of, tone, sum(n)::int as count, to_char(min(oldest), 'YYYY-MM-DD') as oldest from alike ${from} group by 2, 3`;
const COUNTS = [
  counted('tone', `''`), counted('plan', 'plan'), counted('unit', 'u', 'cross join lateral unnest(units) u'), counted('owes', 'o', 'cross join lateral unnest(owes) o'), counted('verifier', 'v', 'cross join lateral unnest(verifiers) v'),
  counted('key', `''`, 'where is_key'), counted('urged', `''`, 'where urged'),
].join(' union all ');
const ON_AXIS = `select id, title, to_char(due_on, 'YYYY-MM-DD') as on, tone from seen where due_on is not null order by due_on, id`;
const BOARD = `${WITH}, alike as (select tone, plan, is_key, urged, units, owes, verifiers, count(*)::int as n, min(due_on) as oldest from seen group by 1, 2, 3, 4, 5, 6, 7)
  select (select coalesce(jsonb_agg(c order by c.by, c.of, c.tone), '[]') from (${COUNTS}) c) as counts, (select coalesce(jsonb_agg(t order by t.on, t.id), '[]') from (${ON_AXIS} limit $19) t) as strip,
    (select coalesce(jsonb_agg(x order by x."dueOn", x.id), '[]') from (select ${DETAILS} from (select * from seen where tone = 'overdue' order by due, id limit $20) f ${DETAILED}) x) as worst,
    (select coalesce(jsonb_agg(t order by t.on nulls last, t.id), '[]') from (select id, title, to_char(due_on, 'YYYY-MM-DD') as on, tone from seen where cardinality(verifiers) > 0 order by due, id limit $20) t) as waiting`;

/** The chosen tasks in one pass: counted by where they stand, and beside that by plan, by unit, by who owes an answer, by who verifies; so many of them on the axis of time; and of those that are overdue longest, and of those that wait for verification, the first few. */
export async function boardOf(pool: Pool, looked: Looked, { strip, few }: { strip: number; few: number }): Promise<BoardRead> {
  const { rows } = await pool.query<BoardRead>(BOARD, [...given(looked), strip, few]);
  return rows[0] ?? { counts: [], strip: [], worst: [], waiting: [] };
}

/** The chosen tasks on the axis of time: those that have a day. */
export async function boardStrip(pool: Pool, looked: Looked, atMost: number): Promise<OnDay[]> {
  const { rows } = await pool.query<OnDay>(`${WITH} ${ON_AXIS} limit $19`, [...given(looked), atMost]);
  return rows;
}

export type Ahead = Planned & { readonly of: string; readonly ladder: string };

/** What the ladders of the chosen tasks have still to say until a moment: the clock's agenda, narrowed to them. */
export async function boardAgenda(pool: Pool, looked: Looked, { until, atMost }: { until: number; atMost: number }): Promise<Ahead[]> {
  const { rows } = await pool.query<Ahead>(`${WITH} select ${RUNG}, d.of, d.ladder from ${RUNGS} where d.process_id in (select id from seen) and ${AHEAD} and d.next_at <= $19 and (r.v ->> 'at')::float8 <= $20 order by 1, p.id, r.n limit $21`, [...given(looked), new Date(until), until, atMost]);
  return rows;
}

export type RungOfDay = Ahead & { readonly said: boolean };

/** The rungs of the chosen tasks between two moments: those that were said, and of open deadlines those to come. */
export async function boardRungs(pool: Pool, looked: Looked, { from, until }: { from: number; until: number }): Promise<RungOfDay[]> {
  const { rows } = await pool.query<RungOfDay>(`${WITH} select ${RUNG}, d.of, d.ladder, r.n <= d.fired as said from ${RUNGS} where d.process_id in (select id from seen) and d.of like 'completion.%' and (r.n <= d.fired or (${AHEAD})) and (r.v ->> 'at')::float8 >= $19 and (r.v ->> 'at')::float8 < $20 order by 1, p.id, r.n limit 2000`, [...given(looked), from, until]);
  return rows;
}
