-- compatible: what a process is found by, and by whom it may be found; views of lists that a person has named; the day on which she will look at a task again; which tasks press by somebody's word.
create table search_entry (
  process_id text primary key references process (id), kind text not null, opened_at timestamptz not null, title tsvector not null, number tsvector not null default '', seen_by tsvector not null default ''
);
create index search_entry_words on search_entry using gin ((title || number || seen_by));
create index search_entry_latest on search_entry (opened_at desc, process_id desc);
grant select, insert, update, delete on search_entry to docket_app;

-- The relations in which somebody can stand to a process so that a list would show it: one token each, spelt as domain/access/sight.ts spells those of a reader; and the organs it is looked for by.
-- A request and a year are seen by whoever sees the system they are about.
create function search_kin(p text) returns table (id text) language sql stable as $$ select p union all select project_id from request where request.id = p union all select project_id from operation_year where operation_year.id = p $$;
create function search_followers(p text) returns table (id text) language sql stable as $$ select p union all select request.id from request where project_id = p union all select operation_year.id from operation_year where project_id = p $$;

create function search_seen(p text) returns tsvector language sql stable as $$
  select coalesce(array_to_tsvector(array_agg(distinct token)), ''::tsvector) from (
    select unnest(array['@project.view/all', '@project.view/unit:' || d.unit_id, '@project.view/department:' || d.department_id, '@o:' || d.unit_id, '@o:' || d.department_id]) as token
      from (select unit_id, department_id from project where id = p union all select unit_id, department_id from operation_year where id = p union all select unit_id, department_id from request where id = p) d
    union all select '@project.view/group:' || j.group_id from project j where j.id = p or j.id in (select project_id from request where id = p)
    union all select '@project.view/key:' || t.key from user_task t join process s on s.id = p and s.kind in ('projectLifecycle', 'operationYear', 'request') where t.process_id in (select id from search_kin(p))
    union all select '@project.view/key:' || k.provider_key from cloud_plan k where k.process_id in (select id from search_kin(p))
    union all select unnest(array['@supervised.view/all', '@supervised.view/unit:' || s.unit_id, '@o:' || s.unit_id, '@o:' || s.department_id]) from supervised_task s where s.id = p
    union all select unnest(array['@supervised.view/lead:' || o.organ, '@o:' || o.organ]) from supervised_task s cross join lateral jsonb_array_elements_text(s.leads || s.cooperating) o (organ) where s.id = p
    union all select unnest(array['@supervised.view/lead:' || a.member, '@o:' || a.member]) from supervised_answer a where a.task_id = p
    union all select unnest(array['@evaluation.view/all', '@evaluation.view/unit:' || e.unit_id, '@evaluation.view/department:' || e.department_id, '@o:' || e.unit_id, '@o:' || e.department_id]) from evaluation e where e.id = p
    union all select '@evaluation.view/person:' || h.expert_id from evaluation_sheet h where h.process_id = p
    union all select unnest(array['@batch.view/all', '@batch.view/department:' || b.department_id, '@o:' || b.department_id]) from declaration_batch b where b.id = p
  ) tokens where token is not null $$;

-- After the statement that wrote the row, so that it sees all that the statement wrote.
create function search_follows() returns trigger language plpgsql as $$
declare p text := to_jsonb(new) ->> tg_argv[0];
begin
  update search_entry e set seen_by = search_seen(e.process_id) where e.process_id in (select id from search_followers(p));
  return null;
end $$;
create function search_follows_task() returns trigger language plpgsql as $$
declare seen tsvector := array_to_tsvector(array['@project.view/key:' || new.key]);
begin
  update search_entry e set seen_by = e.seen_by || seen
    where e.process_id in (select id from search_followers(new.process_id)) and e.kind in ('projectLifecycle', 'operationYear', 'request') and length(e.seen_by || seen) > length(e.seen_by);
  return null;
end $$;
create trigger search_follows after insert or update of unit_id, department_id, group_id on project for each row execute function search_follows('id');
create trigger search_follows after insert on operation_year for each row execute function search_follows('id');
create trigger search_follows after insert on request for each row execute function search_follows('id');
create trigger search_follows after insert on cloud_plan for each row execute function search_follows('process_id');
create trigger search_follows after insert or update of leads, cooperating, unit_id on supervised_task for each row execute function search_follows('id');
create trigger search_follows after insert on supervised_answer for each row execute function search_follows('task_id');
create trigger search_follows after insert on evaluation for each row execute function search_follows('id');
create trigger search_follows after insert on evaluation_sheet for each row execute function search_follows('process_id');
create trigger search_follows after insert on declaration_batch for each row execute function search_follows('id');
create trigger search_follows after insert on user_task for each row execute function search_follows_task();

create table saved_view (
  id text primary key, person_id text not null references person (id), list text not null check (list in ('tasks', 'supervision')), place integer not null, name text not null, query text not null, unique (person_id, list, name)
);
create table follow_up (person_id text not null references person (id), task_id text not null, on_day date not null, primary key (person_id, task_id));
grant select, insert, update, delete on saved_view, follow_up to docket_app;
create index user_task_pressing on user_task (id) where priority > 0 and state in ('open', 'claimed');
create index copy_unread on copy (to_id, at desc, id) where read_at is null;
create index process_opened_by on project (declared_by, declared_at desc);
create index request_asked_by on request (declared_by, asked_at desc);
create index operation_year_declared_by on operation_year (declared_by, declared_at desc);
