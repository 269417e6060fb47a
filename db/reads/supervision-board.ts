import type { Scope } from '../../domain/access/may';
import type { Standing, Standings } from '../../domain/supervision/standing';
import type { Pool } from '../database';
import { AHEAD, RUNG, RUNGS, type Planned } from './operations';
import { NO_DAY, SUPERVISED_ITEM, SUPERVISED_VISIBLE, type SupervisedItem } from './supervised';

/** What narrows the tasks on the board and in its list; what is left out narrows nothing. */
export type BoardFilter = {
  readonly plan?: string | undefined; readonly unit?: string | undefined; readonly tone?: readonly Standing[] | undefined; readonly state?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined;
  readonly text?: string | undefined; readonly answer?: 'owed' | 'given' | undefined; readonly verifier?: string | undefined; readonly key?: boolean | undefined;
};
/** Who looks, when, and at what. */
export type Looked = { readonly scope: Scope; readonly now: number; readonly standings: Standings; readonly filter: BoardFilter };
export type BoardItem = SupervisedItem & { readonly tone: Standing; readonly owes: readonly string[] };
export type Place = { readonly folded: boolean; readonly on: string; readonly id: string };
export type Counted = { readonly by: 'tone' | 'plan' | 'unit' | 'owes' | 'verifier' | 'key'; readonly of: string; readonly tone: Standing; readonly count: number; readonly oldest: string | null };
export type OnDay = { readonly id: string; readonly title: string; readonly on: string; readonly tone: Standing };

const HERS = `($1 or a.member = any ($3::text[]))`; // another member's answer is not hers to know of
const SHARED = `exists (select from supervised_answer a where a.task_id = s.id)`;
const LEADS = `array(select jsonb_array_elements_text(s.leads))`;
const TONE = `case when p.closed_at is not null or s.state in ('verified', 'cancelled', 'done-at-import') then 'done' when s.state = 'reported' then 'verifying' when s.historical or d.due_at is null or d.state = 'ended' then 'none' when d.state = 'paused' then 'paused'
  when d.due_at <= $4::timestamptz then 'overdue' when d.due_at <= $5::timestamptz then 'today' when d.due_at <= coalesce(($6::jsonb ->> d.ladder)::timestamptz, $5::timestamptz) then 'soon' else 'normal' end`;

/** The tasks a person may see, each with where it stands, whose it is, who owes it an answer and who verifies it. Every figure and every list is made of this. */
const SEEN = `select s.id, s.title, s.clause, s.plan, s.state, s.due_on, s.is_key, coalesce(s.due_on, date '${NO_DAY}') as due, ${TONE} as tone,
    case when ${SHARED} then array(select a.member from supervised_answer a where a.task_id = s.id and ${HERS}) else ${LEADS} end as units,
    case when p.closed_at is not null then '{}'::text[] when ${SHARED} then array(select a.member from supervised_answer a where a.task_id = s.id and a.state in ('assigned', 'acknowledged', 'returned') and ${HERS} order by 1) when s.state in ('assigned', 'acknowledged', 'returned') then ${LEADS} else '{}'::text[] end as owes,
    case when $1 or not ${SHARED} then array(select distinct t.key from user_task t where t.process_id = s.id and t.route = 'verification' and t.state in ('open', 'claimed')) else '{}'::text[] end as verifiers
  from supervised_task s join process p on p.id = s.id left join lateral (select d.due_at, d.state, d.ladder from deadline d where d.process_id = s.id and d.of like 'completion.%' order by d.started_at desc limit 1) d on true where ${SUPERVISED_VISIBLE}`;
const CHOSEN = `($7::text is null or plan = $7) and ($8::text is null or $8 = any (units)) and ($9::text[] is null or tone = any ($9)) and ($10::text is null or state = $10) and ($11::date is null or due_on >= $11) and ($12::date is null or due_on <= $12)
  and ($13::text is null or title ilike $13 or clause ilike $13) and ($14::text is null or ($14 = 'owed') = (case when $8::text is null then cardinality(owes) > 0 else $8 = any (owes) end)) and ($15::text is null or $15 = any (verifiers)) and ($16::boolean is null or is_key = $16)`;
const WITH = `with seen as materialized (select * from (${SEEN}) s where ${CHOSEN})`;

const literally = (text: string): string => `%${text.replace(/[\\%_]/g, (found) => `\\${found}`)}%`;
const orNull = <T>(value: T | undefined): T | null => value ?? null;

function given({ scope, now, standings, filter: f }: Looked): unknown[] {
  const soon = Object.fromEntries(Object.entries(standings.soonUntil).map(([ladder, at]) => [ladder, new Date(at).toISOString()]));
  return [
    scope.all, scope.units, scope.leads, new Date(now), new Date(standings.todayUntil), JSON.stringify(soon),
    ...[f.plan, f.unit, f.tone, f.state, f.from, f.to, f.text === undefined ? undefined : literally(f.text), f.answer, f.verifier, f.key].map(orNull),
  ];
}

/** A page of the chosen tasks: what is open first, the longest overdue at the top; what is over is folded behind it. */
export async function boardPage(pool: Pool, looked: Looked, { after, atMost }: { after: Place | null; atMost: number }): Promise<BoardItem[]> {
  const { rows } = await pool.query<BoardItem>(`${WITH} select ${SUPERVISED_ITEM}, f.tone, f.owes from seen f join supervised_task s on s.id = f.id join process p on p.id = s.id
    where (f.tone = 'done', f.due, f.id) > ($17::boolean, $18::date, $19::text) order by f.tone = 'done', f.due, f.id limit $20`, [...given(looked), after?.folded ?? false, after?.on ?? '-infinity', after?.id ?? '', atMost]);
  return rows;
}

/** How many of the chosen tasks there are: by where they stand, and beside that by plan, by unit, by who owes an answer, by who verifies. */
export async function boardCounts(pool: Pool, looked: Looked): Promise<Counted[]> {
  const counted = (by: Counted['by'], of: string, from = ''): string => `select '${by}' as by, ${of} as of, tone, count(*)::int as count, to_char(min(due_on), 'YYYY-MM-DD') as oldest from seen ${from} group by 2, 3`;
  const { rows } = await pool.query<Counted>([
    `${WITH} ${counted('tone', `''`)}`, counted('plan', 'plan'), counted('unit', 'u', 'cross join lateral unnest(units) u'), counted('owes', 'o', 'cross join lateral unnest(owes) o'), counted('verifier', 'v', 'cross join lateral unnest(verifiers) v'),
    `${counted('key', `''`, 'where is_key')} order by 1, 2, 3`,
  ].join(' union all '), given(looked));
  return rows;
}

/** The chosen tasks on the axis of time: those that have a day. */
export async function boardStrip(pool: Pool, looked: Looked, atMost: number): Promise<OnDay[]> {
  const { rows } = await pool.query<OnDay>(`${WITH} select id, title, to_char(due_on, 'YYYY-MM-DD') as on, tone from seen where due_on is not null order by due_on, id limit $17`, [...given(looked), atMost]);
  return rows;
}

export type Ahead = Planned & { readonly of: string; readonly ladder: string };

/** What the ladders of the chosen tasks have still to say until a moment: the clock's agenda, narrowed to them. */
export async function boardAgenda(pool: Pool, looked: Looked, { until, atMost }: { until: number; atMost: number }): Promise<Ahead[]> {
  const { rows } = await pool.query<Ahead>(`${WITH} select ${RUNG}, d.of, d.ladder from ${RUNGS} where d.process_id in (select id from seen) and ${AHEAD} and d.next_at <= $17 and (r.v ->> 'at')::float8 <= $18 order by 1, p.id, r.n limit $19`, [...given(looked), new Date(until), until, atMost]);
  return rows;
}

export type RungOfDay = Ahead & { readonly said: boolean };

/** The rungs of the chosen tasks between two moments: those that were said, and of open deadlines those to come. */
export async function boardRungs(pool: Pool, looked: Looked, { from, until }: { from: number; until: number }): Promise<RungOfDay[]> {
  const { rows } = await pool.query<RungOfDay>(`${WITH} select ${RUNG}, d.of, d.ladder, r.n <= d.fired as said from ${RUNGS} where d.process_id in (select id from seen) and d.of like 'completion.%' and (r.n <= d.fired or (${AHEAD})) and (r.v ->> 'at')::float8 >= $17 and (r.v ->> 'at')::float8 < $18 order by 1, p.id, r.n limit 2000`, [...given(looked), from, until]);
  return rows;
}

