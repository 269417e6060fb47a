-- compatible: what approval rounds know beside one open step: tasks that wait for others, are asked by name, added, delegated or consulted; where each step of a round stands; copies, urgings, remarks.
alter table user_task drop constraint user_task_state_check;
alter table user_task add constraint user_task_state_check check (state in ('waiting', 'open', 'claimed', 'decided', 'cancelled'));
alter table user_task drop constraint user_task_outcome_check;
alter table user_task add constraint user_task_outcome_check check (outcome in ('agree', 'disagree', 'return', 'abstain', 'answered'));
alter table user_task
  add column turn integer not null default 1, add column work text not null default 'decide' check (work in ('decide', 'consult')), add column named_id text, add column added text check (added in ('before', 'after', 'beside')),
  add column of_task text, add column waits_for jsonb not null default '[]', add column weight integer not null default 1, add column delegated_by text, add column asked_by text, add column note text, add column decided_for text, add column to_step text;
alter table round add column stands jsonb, add column resume text check (resume in ('back', 'forward'));
create table round_step (
  process_id text not null references process (id), route text not null, round integer not null, step text not null, turn integer not null, state text not null check (state in ('open', 'skipped', 'ahead')), why text, ruling jsonb, at timestamptz not null,
  primary key (process_id, route, round, step)
);
create table copy (
  id text primary key, process_id text not null references process (id), seq integer not null, to_id text not null, told_as text not null, by_id text not null, note text, at timestamptz not null, read_at timestamptz
);
create index copy_to on copy (to_id, at desc, id);
create index copy_process on copy (process_id);
create table task_urge (process_id text not null references process (id), seq integer not null, task_id text not null, by_id text not null, told_as text not null, at timestamptz not null, primary key (process_id, seq));
create table remark (process_id text not null references process (id), seq integer not null, task_id text, by_id text not null, words text not null, attachments jsonb not null, at timestamptz not null, primary key (process_id, seq));
grant select, insert, update, delete on round_step, copy, task_urge, remark to docket_app;
insert into round_step (process_id, route, round, step, turn, state, at) select f.process_id, f.payload ->> 'route', (f.payload ->> 'round')::integer, f.payload ->> 'step', 1, 'open', f.at from fact f where f.kind = 'step.opened';
