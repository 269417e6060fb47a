-- compatible: windows and batches of declaration; what stood before has no batch and goes on without one.
alter table process drop constraint process_kind_check;
alter table process add constraint process_kind_check check (kind in ('projectLifecycle', 'supervisedTask', 'declarationWindow', 'declarationBatch', 'evaluation', 'operationYear', 'request'));

create table declaration_window (
  id text primary key references process (id), jurisdiction text not null, channel text not null, year integer not null, last_day date not null, cutoff_at timestamptz not null,
  opened_by text not null, closed_at timestamptz, unique (jurisdiction, channel, year)
);
create table declaration_batch (
  id text primary key references process (id), jurisdiction text not null, department_id text not null, channel text not null, year integer not null, window_id text not null, ranking jsonb not null,
  submitted_at timestamptz, submitted_by text, receipt text unique, accepted_at timestamptz, unique (department_id, channel, year)
);
create index declaration_batch_window on declaration_batch (window_id);
create table batch_project (process_id text not null references process (id), project_id text not null, place integer not null, accepted_at timestamptz, outcome text, primary key (process_id, project_id));
alter table project add column batch_id text, add column declared_before text;
create index project_season on project (department_id, channel, year);
alter table draft add column declared_before text;
create unique index draft_declared_before on draft (declared_before) where declared_before is not null;

-- Locks are taken in one order, whoever takes them: windows, then batches, then projects and what hangs on them.
create function lock_order(kind text) returns text language sql immutable parallel safe as $$ select case kind when 'declarationWindow' then '0' when 'declarationBatch' then '1' else kind end $$;
grant select, insert, update, delete on declaration_window, declaration_batch, batch_project to docket_app;
