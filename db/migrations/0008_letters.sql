-- compatible: letters are facts of their process; these are the rows made of them, and the files printed from them.
create table letter (
  id text primary key, process_id text not null references process (id), seq integer not null, cause_seq integer not null, letter text not null, number text not null unique,
  series text not null, year integer not null, n integer not null, template text not null, template_hash text not null, pack text not null references pack (hash),
  signs text not null, addressees jsonb not null, data jsonb not null, issued_on date not null, issued_at timestamptz not null, unique (series, year, n)
);
create index letter_cause on letter (process_id, cause_seq);
create index letter_pack on letter (pack);
-- one row for each office addressed: a page of a person's letters merges the newest of each of hers
create table letter_to (letter_id text not null references letter (id), key text not null, issued_at timestamptz not null, primary key (key, issued_at, letter_id));
create index letter_to_letter on letter_to (letter_id);
-- the printed file of a letter: what the world made of it, no part of the record; it outlives a rebuild, so it has no foreign key
create table letter_file (
  letter_id text primary key, state text not null default 'due' check (state in ('due', 'made')), tries integer not null default 0, try_at timestamptz not null default now(),
  hash text references blob (hash), size integer, made_at timestamptz, last_error text
);
create index letter_file_due on letter_file (try_at) where state = 'due';
create index letter_file_hash on letter_file (hash);
grant select, insert on letter, letter_to to docket_app;
grant select, insert, update on letter_file to docket_app;
