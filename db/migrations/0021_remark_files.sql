-- compatible: files that lie ready for a remark on a case, by their content; the remark that names one keeps it, with its version.
create table remark_file (
  process_id text not null references process (id), hash text not null, name text not null, size integer not null, media_type text not null, by_id text not null, at timestamptz not null,
  primary key (process_id, hash, name)
);
grant select, insert, update, delete on remark_file to docket_app;
