-- compatible: how each person wants to be written to, version by version; what waits by it; and the mails that collect what was told in a day.
create table mailing (
  person_id text not null references person (id), version integer not null check (version > 0), mailing text not null check (mailing in ('at-once', 'digest')), digest_at text not null,
  quiet_from text, quiet_to text, quiet_on_rest_days boolean not null, set_at timestamptz not null default clock_timestamp(), primary key (person_id, version),
  constraint quiet_hours_have_both_ends check ((quiet_from is null) = (quiet_to is null))
);

create table digest (
  id text primary key, recipient_id text not null references person (id), on_day date not null, subject text not null, text_part text not null, html_part text not null,
  state text not null default 'due' check (state in ('due', 'sending', 'sent', 'failed', 'waiting')), leaves_at timestamptz, tries integer not null default 0, ambiguous integer not null default 0,
  try_at timestamptz not null default now(), sent_at timestamptz, last_error text, made_at timestamptz not null default now(), created_at timestamptz not null default now(), unique (recipient_id, on_day)
);
create index digest_due on digest (try_at) where state in ('due', 'sending');
create index digest_waiting on digest (leaves_at) where state = 'waiting';

alter table notice drop constraint notice_state_check;
alter table notice add constraint notice_state_check check (state in ('due', 'sending', 'sent', 'failed', 'waiting', 'collected'));
alter table notice add column leaves_at timestamptz, add column digest_id text references digest (id);
create index notice_waiting on notice (leaves_at) where state = 'waiting';
create index notice_waiting_for on notice (recipient_id) where state = 'waiting';
create index notice_of_digest on notice (digest_id) where digest_id is not null;

grant select, insert on mailing to docket_app;
grant select, insert, update on digest to docket_app;
