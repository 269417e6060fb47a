import pg from 'pg';

type Volume = { readonly tasks: number; readonly organs: readonly string[]; readonly seed: number };
const MEMBERS = 20; // of a collective: one in ten

/**
 * Adds supervised tasks that only make the board large, set-wise and past the record: led by these organs in turn, due within a year around now. Of ten, one is
 * answered by twenty members, one waits for verification with its user task, four are over; what runs has its clock. The user tasks that are there get theirs as well.
 * What is measured reads them and does nothing to them.
 */
export async function addBoardVolume(url: string, { tasks, organs, seed }: Volume): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set session_replication_role = replica`);
  await client.query('select setseed($1)', [(seed % 1000) / 1000]);
  await client.query('begin');
  await client.query(`create temporary table lot on commit drop as select 'b' || lpad(n::text, 8, '0') as id, n, n % 10 as lot, ($2::text[])[1 + n % cardinality($2::text[])] as lead, (current_timestamp + (select offset_ms from installation) * interval '1 millisecond')::date + (random() * 365 - 60)::int as due_on,
    (select hash from pack limit 1) as pack, now() + (select offset_ms from installation) * interval '1 millisecond' as at from generate_series(0, $1::int - 1) n`, [tasks, [...organs]]);
  await client.query(`insert into process (id, kind, subject_id, jurisdiction, title, pack, visit, last_seq, last_hash, last_at, opened_at, seen_seq, hear_by, closed_at, outcome)
    select id, 'supervisedTask', id, 'shanghai', '体量督办 ' || n, pack, 0, 1, '', at - interval '90 days', at - interval '90 days', 1, now() + interval '10 years', case when lot > 5 then at - interval '1 day' end, case when lot > 5 then 'verified' end from lot`);
  await client.query(`insert into supervised_task (id, plan, document, item, row_no, title, clause, ladder, leads, cooperating, department_id, unit_id, due_on, original_due_on, state, jurisdiction, due_kind, historical, is_key, collective)
    select id, 'volume', '000', id, n, '体量督办 ' || n, '表', 'plan-task', case when lot = 0 then '[]'::jsonb else jsonb_build_array(lead) end, '[]', lead, lead, due_on, due_on, case when lot > 5 then 'verified' when lot = 1 then 'reported' else 'assigned' end, 'shanghai', 'by_date', false, n % 40 = 3, case when lot = 0 then 'municipal-departments' end from lot`);
  await client.query(`insert into supervised_answer (task_id, member, state) select l.id, ($1::text[])[m], case when (l.n + m) % 3 = 0 then 'verified' else 'assigned' end from lot l, generate_series(1, least(${MEMBERS}, cardinality($1::text[]))) m where l.lot = 0`, [[...organs]]);
  await client.query(`insert into user_task (id, process_id, route, round, step, seat, key, state, due_at, priority, opened_at) select id || '~verification~1~verify~verifier', id, 'verification', 1, 'verify', 'verifier', 'supervisor@sh-wg', 'open', at + interval '10 days', 0, at from lot where lot = 1`);
  await client.query(`insert into deadline (process_id, of, generation, ladder, state, started_at, due_at, original_due_at, provisional, rungs) select id, 'completion.1', 1, 'plan-task', case when lot = 1 then 'ended' else 'open' end, at - interval '90 days', (due_on + 1)::timestamp at time zone 'Asia/Shanghai', (due_on + 1)::timestamp at time zone 'Asia/Shanghai', false, '[]' from lot where lot <= 5`);
  await client.query(`insert into deadline (process_id, of, generation, ladder, state, started_at, due_at, original_due_at, provisional, rungs) select process_id, route || '.' || round || '.' || step, 1, 'review-item', 'open', opened_at, due_at, due_at, false, '[]' from user_task where process_id like 'v%' on conflict do nothing`);
  await client.query(`insert into supervised_urge (task_id, seq, by_id, organs, at) select id, 1, 'demo-zhengshi', jsonb_build_array(lead), at - interval '1 day' from lot where n % 7 = 2 and lot between 2 and 5`);
  await client.query('commit');
  for (const table of ['process', 'supervised_task', 'supervised_answer', 'supervised_urge', 'user_task', 'deadline']) await client.query(`vacuum (analyze) ${table}`);
  await client.end();
}
