import type { ScopedKey } from '../../domain/access/may';
import type { Pool } from '../database';

/** In what order a queue can be read: soonest due, latest arrived, largest amount. */
export type QueueOrder = 'due' | 'arrived' | 'amount';

/** A row of a queue as the screen needs it; instants are epoch milliseconds. */
export type QueueItem = {
  readonly id: string; readonly processId: string; readonly processKind: string; readonly title: string; readonly number: string | null; readonly route: string; readonly step: string; readonly round: number; readonly key: string;
  readonly organ: string; readonly amountFen: number | null; readonly receivedAt: number; readonly dueAt: number; readonly startedAt: number; readonly state: string; readonly assignee: string | null; readonly outcome: string | null; readonly pack: string; readonly decidedAt: number | null; readonly group: string | null; readonly urgent: boolean; readonly delegatedBy: string | null; readonly actsFor: string | null; readonly marked: boolean;
};
/** What a row is to its reader: whether she has opened it, on what day she will look at it again, whether somebody else has to sign it: she has signed beside, or stood back. */
export type Noted = { readonly opened: boolean; readonly followUp: string | null; readonly notHers: boolean };
/** Whose desk a list is, and where the pack in force wants different people: routes of which nobody fills two seats, and `route~step~other` for steps at which nobody sits who decided on that other route. */
export type Reader = { readonly id: string; readonly apart: readonly string[]; readonly barred: readonly string[] };
/** The last row that was read: what it was ordered by, and its id. */
export type QueueCursor = { readonly key: number; readonly id: string };

/** A year of operation and an evaluation have the number of what they belong to. */
const NUMBER = 'coalesce(p.number, (select a.number from process a where a.id = p.parent_id))';
/** A task under key supervision that is not done yet. */
const pressing = (of: string): string => `${of}.is_key and ${of}.state not in ('verified', 'cancelled', 'done-at-import')`;
const ITEM = `t.id, t.process_id as "processId", p.kind as "processKind", p.title, ${NUMBER} as number, t.route, t.step, t.round, t.key, p.organ_id as organ, p.amount_fen::float8 as "amountFen",
  ms(t.opened_at)::float8 as "receivedAt", ms(t.due_at)::float8 as "dueAt", ms(t.opened_at)::float8 as "startedAt", t.state, t.assignee_id as assignee, t.outcome, p.pack, ms(t.decided_at)::float8 as "decidedAt", (select j.group_id from project j where j.id = t.process_id) as "group", (select n.name from person n where n.id = t.decided_for) as "actsFor", (t.priority > 0 or exists (select from supervised_task k where k.id = t.process_id and ${pressing('k')}) or exists (select from supervised_task k where k.project_id = t.process_id and ${pressing('k')})) as urgent, t.priority > 0 as marked, t.delegated_by as "delegatedBy"`;
/** Where the texts of a statement find its reader. */
type ReaderAt = Readonly<Record<keyof Reader, string>>;
/** Where the act would not hear her: her seat is taken (`seatTaken`), for she sits at another place of a route of different people, or decided where the step wants somebody else; or she has stood back from the case (`isRecused`). */
export const notHers = ({ id, apart, barred }: ReaderAt, task: string): string => `exists (select from user_task d where d.process_id = ${task}.process_id and (d.cancelled_why = 'recused' and d.assignee_id = ${id} or d.work = 'decide' and d.decided_at is not null and (${id} in (d.decided_by, d.decided_for) or d.voters ? ${id})
    and (d.route = ${task}.route and ${task}.route = any (${apart}::text[]) and case when d.step = ${task}.step then d.round = ${task}.round and d.turn = ${task}.turn else d.outcome = 'agree' end
      or ${id} in (d.decided_by, d.decided_for) and ${task}.route || '~' || ${task}.step || '~' || d.route = any (${barred}::text[]))))`;
const NOTES = (reader: ReaderAt, task: string): string => `exists (select from task_read r where r.person_id = ${reader.id} and r.task_id = ${task}) as opened, (select to_char(f.on_day, 'YYYY-MM-DD') from follow_up f where f.person_id = ${reader.id} and f.task_id = ${task}) as "followUp",
  exists (select from user_task m where m.id = ${task} and ${notHers(reader, 'm')}) as "notHers"`;
const FROM = 'user_task t join process p on p.id = t.process_id';

/** What a list is narrowed to; instants are epoch milliseconds, and what is null narrows nothing. A file that waits is looked for by its due, one that is done by when it was decided. */
export type QueueFilter = { readonly kind: string | null; readonly unit: string | null; readonly text: string | null; readonly after: number | null; readonly by: number | null; readonly outcome: string | null;
  /** Whose follow-ups, and until what day: only what she meant to look at again by then. */
  readonly follows: { readonly person: string; readonly by: string } | null;
};
const narrowed = (moment: 't.due_at' | 't.decided_at', first: number): string => `($${first}::text is null or p.kind = $${first}) and ($${first + 1}::text is null or p.organ_id = $${first + 1})
  and ($${first + 2}::text is null or strpos(lower(p.title || ' ' || coalesce(p.number, '') || ' ' || coalesce((select g.name_zh || ' ' || g.name_en from organ g where g.id = p.organ_id), '')), lower($${first + 2})) > 0)
  and ${moment} > $${first + 3}::timestamptz and ${moment} <= $${first + 4}::timestamptz and ($${first + 5}::text is null or t.outcome = $${first + 5}) and ($${first + 6}::text is null or exists (select from follow_up f where f.person_id = $${first + 6} and f.task_id = t.id and f.on_day <= $${first + 7}::date))`;
const narrowing = ({ kind, unit, text, after, by, outcome, follows }: QueueFilter): (string | null)[] => [kind, unit, text, after === null ? '-infinity' : instant(after), by === null ? 'infinity' : instant(by), outcome, follows?.person ?? null, follows?.by ?? null];
const instant = (at: number): string => new Date(at).toISOString();

/** What each order reads by; whatever comes first has the smallest key. */
const KEYS: Readonly<Record<QueueOrder, string>> = { due: 'ms(t.due_at)::float8', arrived: '-ms(t.opened_at)::float8', amount: `-coalesce(p.amount_fen, 0)::float8` };

/** The key of a row in an order, as the database reads it. */
export const keyOf = ({ dueAt, receivedAt, amountFen }: QueueItem, order: QueueOrder): number => ({ due: dueAt, arrived: -receivedAt, amount: -(amountFen ?? 0) })[order];

type Asked = { readonly keys: readonly string[]; readonly after: QueueCursor | null; readonly atMost: number; readonly order: QueueOrder };

/** A page of what waits in these queues and is not narrowed away, in an order. */
export async function narrowedPage(pool: Pool, { keys, after, atMost, order }: Asked, filter: QueueFilter): Promise<QueueItem[]> {
  const key = KEYS[order];
  const { rows } = await pool.query<QueueItem>(`select ${ITEM} from queue_entry q join ${FROM.replace('user_task t', 'user_task t on t.id = q.task_id')} where q.queue_key = any ($1) and (${key}, t.id) > ($2::float8, $3::text) and ${narrowed('t.due_at', 5)} order by ${key}, t.id limit $4`,
    [keys, after?.key ?? '-infinity', after?.id ?? '', atMost, ...narrowing(filter)]);
  return rows;
}

/** So many keys as there may be. Planned for the very list, a statement is planned anew each time that it is asked, which takes longer than its answer; so is one whose limit is not said. */
export const keysOf = (given: string): string => `(select ${given}::text[])`;

const URGENT = {
  name: 'queue-urgent',
  text: `select q.task_id as id from supervised_task u join user_task t on t.process_id = any (array[u.id, u.project_id]) join queue_entry q on q.task_id = t.id where ${pressing('u')} and q.queue_key = any (${keysOf('$1')}::text[])
    union select q.task_id from user_task t join queue_entry q on q.task_id = t.id where t.priority > 0 and t.state in ('open', 'claimed') and q.queue_key = any (${keysOf('$1')}::text[])`,
};

/** Which files come before everything else in these queues: those of tasks under key supervision and of the projects that carry such a task out, and those that press by a leader's word. */
export async function urgentIds(pool: Pool, keys: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({ ...URGENT, values: [keys] });
  return rows.map(({ id }) => id);
}

/** Those of these files that are not narrowed away, in an order. Mostly there are none, and that costs nothing. */
export async function urgentItems(pool: Pool, { ids, atMost, order }: { readonly ids: readonly string[] } & Pick<Asked, 'atMost' | 'order'>, filter: QueueFilter): Promise<QueueItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query<QueueItem>(`select ${ITEM} from ${FROM} where t.id = any ($1) and ${narrowed('t.due_at', 3)} order by ${KEYS[order]}, t.id limit $2`, [ids, atMost, ...narrowing(filter)]);
  return rows;
}

/** The top of each queue is read by its key and merged: what a queue holds below its top costs nothing. */
function pageSql(keys: string, { dueAt, id, atMost }: { dueAt: string; id: string; atMost: number }): string {
  return `select ${ITEM} from (
      select e.* from unnest(${keysOf(keys)}) as k(key) cross join lateral (
        select q.due_at, q.task_id from queue_entry q where q.queue_key = k.key and (q.due_at, q.task_id) > (${dueAt}::timestamptz, ${id}::text) order by q.due_at, q.task_id limit ${atMost}) e
      order by e.due_at, e.task_id limit ${atMost}) top join ${FROM.replace('user_task t', 'user_task t on t.id = top.task_id')} order by top.due_at, top.task_id`;
}
const page = (atMost: number) => ({ name: `queue-page-${atMost}`, text: pageSql('$1', { dueAt: '$2', id: '$3', atMost }) });
const beyond = (after: QueueCursor | null): [string, string] => [after === null ? '-infinity' : instant(after.key), after?.id ?? ''];

/** A page of what waits in these queues, soonest due first. */
export async function queuePage(pool: Pool, keys: readonly string[], { after, atMost }: { after: QueueCursor | null; atMost: number }): Promise<QueueItem[]> {
  const { rows } = await pool.query<QueueItem>({ ...page(atMost), values: [keys, ...beyond(after)] });
  return rows;
}

/** A page of what a person has decided, latest first. */
export async function decidedPage(pool: Pool, { by, after, atMost }: { readonly by: string; readonly after: QueueCursor | null; readonly atMost: number }, filter: QueueFilter): Promise<QueueItem[]> {
  const { rows } = await pool.query<QueueItem>(`select ${ITEM} from ${FROM} where t.decided_by = $1 and (t.decided_at, t.id) < ($2::timestamptz, $3::text) and ${narrowed('t.decided_at', 5)} order by t.decided_at desc, t.id desc limit $4`,
    [by, after === null ? 'infinity' : instant(after.key), after?.id ?? '\uffff', atMost, ...narrowing(filter)]);
  return rows;
}

/** One user task as a queue shows it. */
export async function queueItem(pool: Pool, id: string): Promise<QueueItem | undefined> {
  const { rows } = await pool.query<QueueItem>(`select ${ITEM} from ${FROM} where t.id = $1`, [id]);
  return rows[0];
}

export type QueueCounts = { readonly todo: number; readonly pool: number; readonly late: number; readonly today: number };

type Moments = { readonly now: number; readonly endOfDay: number };

const countsSql = (keys: string, now: string, endOfDay: string): string => `
  select least(1000, count(*))::int as todo, least(1000, count(*) filter (where k.key not like 'person:%'))::int as pool, least(1000, count(*) filter (where e.due_at <= ${now}))::int as late,
    (least(1000, count(*) filter (where e.due_at <= ${endOfDay})) - least(1000, count(*) filter (where e.due_at <= ${now})))::int as today
  from unnest(${keysOf(keys)}) as k(key) cross join lateral (select q.due_at from queue_entry q where q.queue_key = k.key order by q.due_at, q.task_id limit 1000) e`;
const COUNTS = { name: 'queue-counts', text: countsSql('$1', '$2::timestamptz', '$3::timestamptz') };
const instants = ({ now, endOfDay }: Moments): [string, string] => [instant(now), instant(endOfDay)];

/** How many wait in these queues, how many of them in offices' queues, how many late, how many due by the end of the day; counted up to a thousand. */
export async function queueCounts(pool: Pool, keys: readonly string[], at: Moments): Promise<QueueCounts> {
  const { rows } = await pool.query<QueueCounts>({ ...COUNTS, values: [keys, ...instants(at)] });
  return rows[0] ?? { todo: 0, pool: 0, late: 0, today: 0 };
}

const whole = (atMost: number) => ({
  name: `queue-whole-${atMost}`,
  text: `select (select coalesce(json_agg(i), '[]') from (select i.*, ${NOTES({ id: '$7::text', apart: '$8', barred: '$9' }, 'i.id')} from (${pageSql('$1', { dueAt: '$2', id: '$3', atMost })}) i) i) as items, (select row_to_json(c) from (${countsSql('$4', '$5::timestamptz', '$6::timestamptz')}) c) as counts,
    (select coalesce(json_agg(u.id), '[]') from (${URGENT.text}) u) as urgent`,
});
type Whole = { readonly items: readonly (QueueItem & Noted)[]; readonly counts: QueueCounts; readonly urgent: readonly string[] };

/** A page of some of these queues, what its reader noted of each row, what waits in all of them, and what presses: in one question to the database. */
export async function wholeQueue(pool: Pool, asked: { readonly wanted: readonly string[]; readonly all: readonly string[]; readonly reader: Reader; readonly after: QueueCursor | null; readonly atMost: number }, at: Moments): Promise<Whole> {
  const { rows } = await pool.query<Whole>({ ...whole(asked.atMost), values: [asked.wanted, ...beyond(asked.after), asked.all, ...instants(at), ...ofReader(asked.reader)] });
  return rows[0] ?? { items: [], counts: { todo: 0, pool: 0, late: 0, today: 0 }, urgent: [] };
}

const SCOPED = `jsonb_to_recordset($1::jsonb) as k(key text, scopes jsonb) cross join lateral (select q.* from queue_entry q where q.queue_key = k.key and within_scopes(q.task_id, k.scopes)) e`;

/** A page of what waits in queues of which only a part is shown, in an order; such queues are one person's, or those of a scope that few have. */
export async function scopedPage(pool: Pool, { scoped, after, atMost, order }: Omit<Asked, 'keys'> & { readonly scoped: readonly ScopedKey[] }, filter: QueueFilter): Promise<QueueItem[]> {
  const key = KEYS[order];
  const { rows } = await pool.query<QueueItem>(`select ${ITEM} from ${SCOPED} join ${FROM.replace('user_task t', 'user_task t on t.id = e.task_id')} where (${key}, t.id) > ($2::float8, $3::text) and ${narrowed('t.due_at', 5)} order by ${key}, t.id limit $4`,
    [JSON.stringify(scoped), after?.key ?? '-infinity', after?.id ?? '', atMost, ...narrowing(filter)]);
  return rows;
}

/** How many wait there, counted like the whole queues. */
export async function scopedCounts(pool: Pool, scoped: readonly ScopedKey[], at: Moments): Promise<QueueCounts> {
  const { rows } = await pool.query<QueueCounts>(`select least(1000, count(*))::int as todo, least(1000, count(*) filter (where e.queue_key not like 'person:%'))::int as pool, least(1000, count(*) filter (where e.due_at <= $2::timestamptz))::int as late,
    least(1000, count(*) filter (where e.due_at > $2::timestamptz and e.due_at <= $3::timestamptz))::int as today from ${SCOPED}`, [JSON.stringify(scoped), ...instants(at)]);
  return rows[0] ?? { todo: 0, pool: 0, late: 0, today: 0 };
}

const ofReader = ({ id, apart, barred }: Reader): [string, readonly string[], readonly string[]] => [id, apart, barred];
const NOTED = { name: 'queue-noted', text: `select k.id, ${NOTES({ id: '$1::text', apart: '$2', barred: '$3' }, 'k.id')} from unnest($4::text[]) k (id)` };

/** What each of these tasks is to somebody. */
export async function notedOf(pool: Pool, reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Noted>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<Noted & { id: string }>({ ...NOTED, values: [...ofReader(reader), ids] });
  return new Map(rows.map(({ id, ...noted }) => [id, noted]));
}

export { NUMBER as PROCESS_NUMBER, instant as queueInstant };
