-- compatible: who urged a supervised task by hand, when, and which organs, one row for each time; and two ways to the processes and clocks of supervised tasks past a million others.
create table supervised_urge (
  task_id text not null references process (id), seq integer not null, by_id text not null, organs jsonb not null, at timestamptz not null, primary key (task_id, seq)
);
grant select, insert, update, delete on supervised_urge to docket_app;
create index process_supervised on process (id, closed_at, last_at) where kind = 'supervisedTask';
create index deadline_completion on deadline (process_id, started_at desc) where of like 'completion.%';
