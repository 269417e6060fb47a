-- compatible: a supervised task may have no day, come from outside every plan, be marked as key, and be answered by each member of a list for itself.
alter table supervised_task alter column due_on drop not null, alter column original_due_on drop not null;
alter table supervised_task add column due_kind text not null default 'by_date', add column starts_on date, add column historical boolean not null default false, add column is_key boolean not null default false,
  add column origin text, add column collective text, add column occurrence_of text;
alter table supervised_task drop constraint supervised_task_state_check;
alter table supervised_task add constraint supervised_task_state_check check (state in ('assigned', 'acknowledged', 'reported', 'returned', 'verified', 'cancelled', 'done-at-import'));
create index supervised_task_due on supervised_task (coalesce(due_on, date '9999-12-31'), id);
create table supervised_answer (
  task_id text not null references process (id), member text not null, state text not null check (state in ('assigned', 'acknowledged', 'reported', 'returned', 'verified')),
  by_id text, at timestamptz, report text, round integer, primary key (task_id, member)
);
create index supervised_answer_member on supervised_answer (member, task_id);
grant select, insert, update, delete on supervised_answer to docket_app;
