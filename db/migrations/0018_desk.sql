-- compatible: what belongs to one person's desk and to no record: her own phrases in her order, and which tasks she has opened. They outlive a rebuild of the rows, so no task is referenced.
create table phrase (
  id text primary key, person_id text not null references person (id), place integer not null, words text not null, unique (person_id, words)
);
create table task_read (person_id text not null references person (id), task_id text not null, at timestamptz not null default now(), primary key (person_id, task_id));
create index supervised_task_key on supervised_task (project_id) where is_key;
grant select, insert, update, delete on phrase to docket_app;
grant select, insert on task_read to docket_app;
