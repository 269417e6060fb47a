-- compatible: what is local to a jurisdiction stands above the country's day and does not replace it; every change of the calendar is kept with who moved by it.
alter table calendar_day drop constraint calendar_day_pkey;
create unique index calendar_day_once on calendar_day (jurisdiction, on_day, (kind in ('local-off', 'local-work')));
create table calendar_change (
  version integer primary key, jurisdiction text not null, days jsonb not null, reason text not null, by_id text not null references person (id), at timestamptz not null default now(),
  moved integer not null default 0, earlier integer not null default 0, processes jsonb not null default '[]', done_at timestamptz
);
create index calendar_change_open on calendar_change (version) where done_at is null;
grant select, insert, update on calendar_change to docket_app;
