-- compatible: what is asked of an approved project, version by version, and the one request that is open on it.
alter table process drop constraint process_kind_check;
alter table process add constraint process_kind_check check (kind in ('projectLifecycle', 'supervisedTask', 'declarationWindow', 'declarationBatch', 'evaluation', 'operationYear', 'request'));
alter table project add column requests integer, add column open_request text;
create table request (
  id text primary key references process (id), kind text not null, project_id text not null, number text not null, channel text not null, unit_id text not null, department_id text not null, route text not null, letter text not null,
  form text not null, changes jsonb not null, declared_by text not null, asked_at timestamptz not null, outcome text check (outcome in ('granted', 'declined', 'withdrawn')), settled_at timestamptz
);
create unique index request_one_open on request (project_id) where outcome is null;
create index request_project on request (project_id, asked_at);
create table request_form (process_id text not null references process (id), seq integer not null, form text not null, changes jsonb not null, answers jsonb not null, at timestamptz not null, primary key (process_id, seq));
grant select, insert, update, delete on request, request_form to docket_app;
