-- compatible: what an installation edits of its pack: the packs as shipped, files drafted by one person, publications by another with whose deadlines moved; under which pack a deadline's ladder stands; moves of cases to another version.
create table shipped_pack (hash text primary key, jurisdiction text not null, version text not null, files jsonb not null, shipped_at timestamptz not null default clock_timestamp());
create index shipped_pack_newest on shipped_pack (jurisdiction, shipped_at desc);
insert into shipped_pack (hash, jurisdiction, version, files, shipped_at) select hash, jurisdiction, version, files, published_at from pack;
create table overlay_draft (
  jurisdiction text not null, path text not null, body text, by_ids text[] not null check (cardinality(by_ids) > 0), at timestamptz not null default clock_timestamp(), primary key (jurisdiction, path)
);
create table overlay_publication (
  jurisdiction text not null, n integer not null, pack text not null unique references pack (hash), before text references pack (hash), shipped text not null references shipped_pack (hash), files jsonb not null, changes jsonb not null, reason text not null,
  drafted_by text[] not null, published_by text not null, at timestamptz not null default clock_timestamp(), moved integer not null default 0, earlier integer not null default 0, processes jsonb not null default '[]', done_at timestamptz,
  primary key (jurisdiction, n), constraint overlay_two_people check (published_by <> all (drafted_by))
);
create index overlay_publication_open on overlay_publication (n) where done_at is null;
grant select, insert, update, delete on overlay_draft to docket_app;
grant select, insert, update on shipped_pack, overlay_publication to docket_app;
alter table deadline add column pack text;
