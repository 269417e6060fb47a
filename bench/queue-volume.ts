import pg from 'pg';

type Volume = { readonly tasks: number; readonly from?: number; readonly seed: string; readonly shares: Readonly<Record<string, number>> };
const AT_ONCE = 250_000;
const OTHERS = 50;

/**
 * Adds open projects that only make the tables large, set-wise and past the record: each with one open user task in one queue, due within
 * twenty days of now. What is measured is never done to them; nobody rings them, and no chain is theirs.
 */
export async function addVolume(url: string, { tasks, from: first = 0, seed, shares }: Volume): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set session_replication_role = replica`); // foreign keys of rows made side by side need no looking up
  await client.query('select setseed($1)', [(Number(BigInt.asUintN(31, BigInt(hash(seed)))) % 1000) / 1000]);
  for (let from = first; from < first + tasks; from += AT_ONCE) await addSome(client, { from, to: Math.min(from + AT_ONCE, first + tasks), queue: queueSql(shares) });
  for (const table of ['process', 'project', 'user_task', 'queue_entry']) await client.query(`vacuum (analyze) ${table}`);
  await client.end();
}

const hash = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

/** The queue of a row by its lot `r`: the named shares first, the rest spread over offices that nobody asks about. */
function queueSql(shares: Volume['shares']): string {
  let below = 0;
  const cases = Object.entries(shares).map(([key, share]) => `when r < ${(below += share).toFixed(4)} then '${key}'`);
  return `case ${cases.join(' ')} else 'reviewer@office-' || floor(r * 1000)::int % ${OTHERS} end`;
}

async function addSome(client: pg.Client, { from, to, queue }: { from: number; to: number; queue: string }): Promise<void> {
  await client.query('begin');
  await client.query(`create temporary table lot on commit drop as select 'v' || lpad(n::text, 8, '0') as id, n, (select hash from pack limit 1) as pack, now() + (select offset_ms from installation) * interval '1 millisecond' + (random() * 40 - 5) * interval '1 day' as due_at,
    random() as r from generate_series(${from}, ${to - 1}) n`);
  await client.query(`insert into process (id, kind, subject_id, jurisdiction, title, pack, stage, visit, last_seq, last_hash, last_at, opened_at, seen_seq, hear_by, organ_id, number, amount_fen)
    select id, 'projectLifecycle', id, 'shanghai', '体量项目 ' || n, pack, 'review', 1, 1, '', now(), now(), 1, now() + interval '10 years', 'sh-zjw-xxb', 'V-' || n, 30000000 from lot`);
  await client.query(`insert into project (id, number, title, kind, channel, year, unit_id, department_id, amount_fen, form, attachments, declared_by, declared_at, arrived_at, jurisdiction)
    select id, 'V-' || n, '体量项目 ' || n, 'NEW', 'daily', 2019, 'sh-zjw-xxb', 'sh-zjw', 30000000, 'form', '[]', 'demo-zjw-clerk', now(), now(), 'shanghai' from lot`);
  await client.query(`insert into user_task (id, process_id, route, round, step, seat, key, state, due_at, priority, opened_at)
    select id || '~review~1~first-review~first-reviewer', id, 'review', 1, 'first-review', 'first-reviewer', ${queue}, 'open', due_at, 0, due_at - interval '14 days' from lot`);
  await client.query(`insert into queue_entry (queue_key, due_at, task_id) select ${queue}, due_at, id || '~review~1~first-review~first-reviewer' from lot`);
  await client.query('commit');
}
