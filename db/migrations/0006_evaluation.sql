-- compatible: evaluations of systems with the sheets of their experts, and the system that an upgrade or a year of maintenance is about.
alter table process drop constraint process_kind_check;
alter table process add constraint process_kind_check check (kind in ('projectLifecycle', 'supervisedTask', 'declarationWindow', 'declarationBatch', 'evaluation', 'operationYear', 'request'));
alter table project add column original_id text;
-- What opinions may speak of: locked by whoever changes what is said of a system, shared by whoever relies on it.
create table system (id text primary key);
create table evaluation (
  id text primary key references process (id), kind text not null check (kind in ('post', 'pre')), year integer not null, set_id text not null, system_id text not null, project_id text, title text not null, unit_id text not null, department_id text not null,
  given jsonb not null default '[]', preliminary jsonb, composed jsonb, opinion_year integer, opinion_number integer, opinion_qualified boolean, opinion_words text, opinion_at timestamptz,
  listed_by text not null, listed_at timestamptz not null, jurisdiction text not null, unique (kind, year, system_id)
);
create index evaluation_system on evaluation (system_id, opinion_at desc);
create index evaluation_year on evaluation (year desc, id);
create unique index evaluation_opinion on evaluation (opinion_year, opinion_number) where opinion_number is not null;
create table evaluation_sheet (
  process_id text not null references process (id), expert_id text not null, n integer not null, state text not null check (state in ('open', 'locked', 'recused')),
  scores jsonb not null default '[]', total integer, locked_at timestamptz, reason text, primary key (process_id, expert_id)
);
create index evaluation_sheet_expert on evaluation_sheet (expert_id);
grant select, insert, update, delete on system, evaluation, evaluation_sheet to docket_app;
