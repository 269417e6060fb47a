-- compatible: what the review proposes and approves, the cloud plan that is drafted under it, and the words that the platform has used up.
alter table project add column approved_fen bigint check (approved_fen > 0), add column cloud jsonb;
create table approval (
  process_id text not null references process (id), round integer not null, by_id text not null, amount_fen bigint not null check (amount_fen > 0), cloud jsonb,
  proposed_at timestamptz not null, lapsed_at timestamptz, primary key (process_id, round)
);
create table approved_quantity (process_id text not null references process (id), service text not null, declared bigint not null, quantity bigint not null check (quantity >= 0), seq integer not null, primary key (process_id, service));
create table cloud_plan (
  process_id text not null references process (id), version integer not null, state text not null check (state in ('drafting', 'reported', 'returned', 'confirmed', 'ordered', 'rejected', 'allocated', 'live', 'accepted')),
  provider_id text not null, provider_key text not null, hosts integer not null, quantities jsonb not null, form text not null, drafted_by text not null, drafted_at timestamptz not null,
  unit_signed_by text, provider_signed_by text, reported_at timestamptz, confirmed_at timestamptz, ordered_at timestamptz, allocated_at timestamptz, live_on date, accepted_at timestamptz, primary key (process_id, version)
);
create index cloud_plan_provider on cloud_plan (provider_key, process_id);
create table platform_nonce (nonce text primary key, heard_at timestamptz not null default clock_timestamp());
create index platform_nonce_heard on platform_nonce (heard_at);
grant select, insert, update, delete on approval, approved_quantity, cloud_plan, platform_nonce to docket_app;
