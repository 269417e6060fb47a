import type { Pool } from '../database';

/** A row of a queue as the screen needs it; instants are epoch milliseconds. */
export type QueueItem = {
  readonly id: string; readonly processId: string; readonly processKind: string; readonly title: string; readonly number: string | null; readonly route: string; readonly step: string; readonly round: number; readonly key: string;
  readonly organ: string; readonly amountFen: number | null; readonly receivedAt: number; readonly dueAt: number; readonly startedAt: number; readonly state: string; readonly assignee: string | null; readonly outcome: string | null; readonly pack: string; readonly decidedAt: number | null; readonly group: string | null;
};
export type QueueCursor = { readonly dueAt: number; readonly id: string };

const ITEM = `t.id, t.process_id as "processId", p.kind as "processKind", p.title, coalesce(j.number, b.receipt, x.number, (select a.number from project a where a.id = p.parent_id)) as number, t.route, t.step, t.round, t.key, coalesce(j.unit_id, o.unit_id, s.department_id, v.unit_id, b.department_id, x.unit_id) as organ, coalesce(j.amount_fen, o.amount_fen, (x.changes -> 'amount' ->> 'toFen')::bigint)::float8 as "amountFen",
  ms(t.opened_at)::float8 as "receivedAt", ms(t.due_at)::float8 as "dueAt", ms(t.opened_at)::float8 as "startedAt", t.state, t.assignee_id as assignee, t.outcome, p.pack, ms(t.decided_at)::float8 as "decidedAt", j.group_id as "group"`;
const FROM = `user_task t join process p on p.id = t.process_id left join project j on j.id = t.process_id left join supervised_task s on s.id = t.process_id left join operation_year o on o.id = t.process_id left join evaluation v on v.id = t.process_id left join declaration_batch b on b.id = t.process_id left join request x on x.id = t.process_id`;

const ORGAN = 'coalesce(j.unit_id, o.unit_id, s.department_id, v.unit_id, b.department_id, x.unit_id)';
/** What a list is narrowed to; instants are epoch milliseconds, and what is null narrows nothing. */
export type QueueFilter = { readonly kind: string | null; readonly unit: string | null; readonly text: string | null; readonly dueAfter: number | null; readonly dueBy: number | null };
const NARROWED = `($5::text is null or p.kind = $5) and ($6::text is null or ${ORGAN} = $6)
  and ($7::text is null or strpos(lower(p.title || ' ' || coalesce(j.number, b.receipt, x.number, '') || ' ' || coalesce((select g.name_zh || ' ' || g.name_en from organ g where g.id = ${ORGAN}), '')), lower($7)) > 0)
  and t.due_at > $8::timestamptz and t.due_at <= $9::timestamptz`;
const narrowing = ({ kind, unit, text, dueAfter, dueBy }: QueueFilter): (string | null)[] => [kind, unit, text, dueAfter === null ? '-infinity' : new Date(dueAfter).toISOString(), dueBy === null ? 'infinity' : new Date(dueBy).toISOString()];

/** A page of what waits in these queues and is not narrowed away, soonest due first. */
export async function narrowedPage(pool: Pool, { keys, after, atMost }: { readonly keys: readonly string[]; readonly after: QueueCursor | null; readonly atMost: number }, filter: QueueFilter): Promise<QueueItem[]> {
  const { rows } = await pool.query<QueueItem>(`select ${ITEM} from queue_entry q join ${FROM.replace('user_task t', 'user_task t on t.id = q.task_id')} where q.queue_key = any ($1) and (q.due_at, q.task_id) > ($2::timestamptz, $3::text) and ${NARROWED} order by q.due_at, q.task_id limit $4`,
    [keys, ...beyond(after), atMost, ...narrowing(filter)]);
  return rows;
}

/** The top of each queue is read by its key and merged: what a queue holds below its top costs nothing. */
function pageSql(keys: string, { dueAt, id, atMost }: { dueAt: string; id: string; atMost: string }): string {
  return `select ${ITEM} from (
      select e.* from unnest(${keys}::text[]) as k(key) cross join lateral (
        select q.due_at, q.task_id from queue_entry q where q.queue_key = k.key and (q.due_at, q.task_id) > (${dueAt}::timestamptz, ${id}::text) order by q.due_at, q.task_id limit ${atMost}) e
      order by e.due_at, e.task_id limit ${atMost}) top join ${FROM.replace('user_task t', 'user_task t on t.id = top.task_id')} order by top.due_at, top.task_id`;
}
const PAGE = { name: 'queue-page', text: pageSql('$1', { dueAt: '$2', id: '$3', atMost: '$4' }) };
const beyond = (after: QueueCursor | null): [string, string] => [after === null ? '-infinity' : new Date(after.dueAt).toISOString(), after?.id ?? ''];

/** A page of what waits in these queues, soonest due first. */
export async function queuePage(pool: Pool, keys: readonly string[], { after, atMost }: { after: QueueCursor | null; atMost: number }): Promise<QueueItem[]> {
  const { rows } = await pool.query<QueueItem>({ ...PAGE, values: [keys, ...beyond(after), atMost] });
  return rows;
}

/** A page of what a person has decided, latest first. */
export async function decidedPage(pool: Pool, { by, after, atMost }: { readonly by: string; readonly after: QueueCursor | null; readonly atMost: number }, filter: QueueFilter): Promise<QueueItem[]> {
  const { rows } = await pool.query<QueueItem>(`select ${ITEM} from ${FROM} where t.decided_by = $1 and (t.decided_at, t.id) < ($2::timestamptz, $3::text) and ${NARROWED} order by t.decided_at desc, t.id desc limit $4`,
    [by, after === null ? 'infinity' : new Date(after.dueAt).toISOString(), after?.id ?? '\uffff', atMost, ...narrowing(filter)]);
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
  from unnest(${keys}::text[]) as k(key) cross join lateral (select q.due_at from queue_entry q where q.queue_key = k.key order by q.due_at, q.task_id limit 1000) e`;
const COUNTS = { name: 'queue-counts', text: countsSql('$1', '$2::timestamptz', '$3::timestamptz') };
const instants = ({ now, endOfDay }: Moments): [string, string] => [new Date(now).toISOString(), new Date(endOfDay).toISOString()];

/** How many wait in these queues, how many of them in offices' queues, how many late, how many due by the end of the day; counted up to a thousand. */
export async function queueCounts(pool: Pool, keys: readonly string[], at: Moments): Promise<QueueCounts> {
  const { rows } = await pool.query<QueueCounts>({ ...COUNTS, values: [keys, ...instants(at)] });
  return rows[0] ?? { todo: 0, pool: 0, late: 0, today: 0 };
}

const PAGE_AND_COUNTS = {
  name: 'queue-page-and-counts',
  text: `select (select coalesce(json_agg(i), '[]') from (${pageSql('$1', { dueAt: '$2', id: '$3', atMost: '$4' })}) i) as items, (select row_to_json(c) from (${countsSql('$5', '$6::timestamptz', '$7::timestamptz')}) c) as counts`,
};

/** A page of some of these queues together with what waits in all of them, in one question to the database. */
export async function queueWithCounts(pool: Pool, asked: { readonly wanted: readonly string[]; readonly all: readonly string[]; readonly after: QueueCursor | null; readonly atMost: number }, at: Moments): Promise<{ items: QueueItem[]; counts: QueueCounts }> {
  const { rows } = await pool.query<{ items: QueueItem[]; counts: QueueCounts }>({ ...PAGE_AND_COUNTS, values: [asked.wanted, ...beyond(asked.after), asked.atMost, asked.all, ...instants(at)] });
  return rows[0] ?? { items: [], counts: { todo: 0, pool: 0, late: 0, today: 0 } };
}
