-- compatible: a change of working days is written by one person and confirmed by another; so is an office; system, security and audit administrators are apart.
create table calendar_proposal (
  id text primary key, jurisdiction text not null, days jsonb not null, reason text not null, by_id text not null references person (id), at timestamptz not null default clock_timestamp(),
  confirmed_by text references person (id), confirmed_at timestamptz, version integer unique,
  constraint calendar_two_people check (confirmed_by <> by_id)
);
create index calendar_proposal_open on calendar_proposal (at) where confirmed_at is null;

create table office_change (
  id text primary key, person_id text not null references person (id), role text not null, organ_id text not null references organ (id), ends boolean not null, reason text not null,
  by_id text not null references person (id), at timestamptz not null default clock_timestamp(), confirmed_by text references person (id), confirmed_at timestamptz,
  constraint office_two_people check (confirmed_by <> by_id and confirmed_by <> person_id)
);
create index office_change_open on office_change (at) where confirmed_at is null;

create table account_change (
  n bigserial primary key, person_id text not null references person (id), what text not null check (what in ('opened', 'invited', 'disabled')), reason text not null, by_id text not null references person (id), at timestamptz not null default clock_timestamp()
);

create function offices_apart() returns trigger language plpgsql as $$
declare administers constant text[] := array['admin', 'security_admin', 'audit_admin'];
begin
  perform 1 from person where id = new.person_id for update;
  if exists (select from holding h where h.person_id = new.person_id and h.role <> new.role and (h.role = any (administers) or new.role = any (administers))) then
    raise exception 'who administers holds no other office' using errcode = '23514', constraint = 'holding_apart';
  end if;
  return new;
end $$;
create trigger offices_apart before insert or update on holding for each row execute function offices_apart();

grant select, insert, update on calendar_proposal, office_change to docket_app;
grant select, insert on account_change to docket_app;
grant usage on all sequences in schema public to docket_app;
