-- compatible: who acts in whose place, from when to when and how far (代理); and where a leaver's work is found.
create table substitution (
  id text primary key, person_id text not null references person (id), substitute_id text not null references person (id), from_at timestamptz not null, to_at timestamptz not null,
  kinds jsonb, organs jsonb, max_fen bigint check (max_fen > 0), reason text not null, made_by text not null references person (id), made_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz, ended_by text references person (id),
  constraint substitution_of_another check (person_id <> substitute_id), constraint substitution_forward check (from_at < to_at), constraint substitution_ended check ((ended_at is null) = (ended_by is null))
);
create index substitution_open on substitution (person_id) where ended_at is null;
create index substitution_of on substitution (substitute_id, made_at desc);
create index user_task_assignee on user_task (assignee_id) where assignee_id is not null and state in ('waiting', 'open', 'claimed');
create index user_task_delegated on user_task (delegated_by) where delegated_by is not null and state in ('waiting', 'open', 'claimed');
alter table account_change drop constraint account_change_what_check;
alter table account_change add constraint account_change_what_check check (what in ('opened', 'invited', 'disabled', 'handed-over'));
grant select, insert on substitution to docket_app;
grant update (ended_at, ended_by) on substitution to docket_app;

-- Whether one of several scopes reaches a task; a task without a sum is within every sum.
create function within_scopes(task text, scopes jsonb) returns boolean language sql stable as $$
  select exists (
    select from user_task t join process p on p.id = t.process_id left join project j on j.id = t.process_id left join operation_year o on o.id = t.process_id left join request x on x.id = t.process_id, jsonb_array_elements(scopes) s
    where t.id = task and (s -> 'kinds' = 'null' or jsonb_exists(s -> 'kinds', p.kind) or jsonb_exists(s -> 'kinds', t.route)) and (s -> 'organs' = 'null' or jsonb_exists(s -> 'organs', split_part(t.key, '@', 2)))
      and (s -> 'maxFen' = 'null' or coalesce(j.amount_fen, o.amount_fen, (x.changes -> 'amount' ->> 'toFen')::bigint, 0) <= (s ->> 'maxFen')::bigint))
$$;
