-- compatible: what a system is built, accepted and operated by; and processes that another one opened.
alter table process add column parent_id text;
alter table process drop constraint process_kind_check;
alter table process add constraint process_kind_check check (kind in ('projectLifecycle', 'supervisedTask', 'declarationWindow', 'declarationBatch', 'evaluation', 'operationYear', 'request'));

alter table project add column operation jsonb, add column operation_outcome text;
create table milestone (project_id text not null references project (id), milestone text not null, on_day date not null, by_id text not null, at timestamptz not null, note text, primary key (project_id, milestone));
create table operation_year (
  id text primary key references process (id), project_id text not null, year integer not null, attempt integer not null, unit_id text not null, department_id text not null,
  amount_fen bigint not null check (amount_fen > 0), declared_by text not null, declared_at timestamptz not null, note text, unique (project_id, year, attempt)
);
create table usage (operation_year_id text not null references operation_year (id), month text not null, amount_fen bigint not null check (amount_fen >= 0), reported_by text not null, reported_at timestamptz not null, note text not null, primary key (operation_year_id, month));
create index process_parent on process (parent_id) where parent_id is not null;
grant select, insert, update, delete on milestone, operation_year, usage to docket_app;
