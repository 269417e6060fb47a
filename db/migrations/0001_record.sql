-- compatible: the first schema. Facts, what is made of them, and what people and packs bring.
create function ms(at timestamptz) returns bigint language sql immutable parallel safe as $$ select (extract(epoch from at) * 1000)::bigint $$;

create table installation (
  only_one boolean primary key default true check (only_one),
  id text not null, kind text not null check (kind in ('demo', 'test', 'production')),
  hash_algorithm text not null check (hash_algorithm in ('sm3', 'sha256')),
  jurisdiction text not null, offset_ms bigint not null default 0,
  travel_until timestamptz, travel_state text, travel_by text,
  current_build text, namespace_id text, restored_at timestamptz,
  calendar_version integer not null default 1, directory_version integer not null default 1,
  secret text not null, created_at timestamptz not null default now(),
  check (kind <> 'production' or offset_ms = 0)
);

create table pack (
  hash text primary key, jurisdiction text not null, version text not null, body jsonb not null, files jsonb not null,
  published_at timestamptz not null default now(), published_by text not null, in_force_from timestamptz not null
);
create index pack_in_force on pack (jurisdiction, in_force_from desc);

create table calendar_year (jurisdiction text not null, year integer not null, status text not null check (status in ('official', 'projected')), source text not null, primary key (jurisdiction, year));
create table calendar_day (jurisdiction text not null, on_day date not null, kind text not null check (kind in ('holiday', 'makeup-workday', 'local-off', 'local-work')), name text not null, primary key (jurisdiction, on_day));

create table organ (id text primary key, jurisdiction text not null, name_zh text not null, name_en text not null, kind text not null, parent_id text references organ (id));
create index organ_parent on organ (parent_id);
create table person (
  id text primary key, login text not null unique, name text not null, mail text not null, password_hash text,
  state text not null default 'active' check (state in ('active', 'disabled')), locale text not null default 'zh-CN', created_at timestamptz not null default clock_timestamp()
);
create table holding (
  person_id text not null references person (id), role text not null, organ_id text not null references organ (id),
  from_at timestamptz not null default '-infinity', to_at timestamptz not null default 'infinity', primary key (person_id, role, organ_id)
);
create index holding_key on holding (role, organ_id);
create table sign_in_token (token_hash text primary key, person_id text not null references person (id), expires_at timestamptz not null, used_at timestamptz);
create table session (sid text primary key, sess json not null, expire timestamptz(6) not null, person_id text generated always as ((sess ->> 'personId')) stored);
create index session_expire on session (expire);
create index session_person on session (person_id);

create table login_rate (key varchar(255) primary key, points integer not null default 0, expire bigint);

create table process (
  id text primary key, kind text not null check (kind in ('projectLifecycle', 'supervisedTask')), subject_id text not null, jurisdiction text not null, title text not null, pack text not null references pack (hash),
  stage text, visit integer not null default 0, outcome text, last_seq integer not null, last_hash text not null, last_at timestamptz not null,
  opened_at timestamptz not null, closed_at timestamptz,
  seen_seq integer not null default 0, hear_by timestamptz not null, run_id text, run_build text
);
create index process_hear_by on process (hear_by) where closed_at is null or seen_seq < last_seq;
create index process_build on process (run_build) where closed_at is null;
create index process_pack on process (pack);

create table fact (
  process_id text not null, seq integer not null, at timestamptz not null, recorded_at timestamptz not null, kind text not null, v integer not null,
  actor_id text not null, on_behalf_of text, command_id text not null, payload jsonb not null, prev_hash text not null, hash text not null,
  primary key (process_id, seq)
);
create function fact_stays() returns trigger language plpgsql as $$ begin raise exception 'a fact is never changed or removed' using errcode = '42501'; end $$;
create trigger fact_stays before update or delete on fact for each row execute function fact_stays();
create trigger facts_stay before truncate on fact for each statement execute function fact_stays();

create table command (
  id text primary key, actor_id text not null, process_id text, content_hash text not null, answer jsonb not null,
  first_seq integer, last_seq integer, at timestamptz not null
);
create table text (id text primary key, salt text not null, body text, written_at timestamptz not null, redacted_at timestamptz);

create table round (
  process_id text not null references process (id), route text not null, round integer not null, path text not null, step text not null, pack text not null,
  state text not null check (state in ('open', 'ended')), outcome text check (outcome in ('agreed', 'not-agreed', 'returned', 'withdrawn')), items jsonb not null, resumes boolean not null,
  opened_at timestamptz not null, ended_at timestamptz, opened_seq integer not null, primary key (process_id, route, round)
);
create table user_task (
  id text primary key, process_id text not null references process (id), route text not null, round integer not null, step text not null, seat text not null, key text not null,
  state text not null check (state in ('open', 'claimed', 'decided', 'cancelled')), assignee_id text, due_at timestamptz not null, follow_up_at timestamptz, priority integer not null default 0,
  outcome text check (outcome in ('agree', 'disagree', 'return')), decided_by text, decided_at timestamptz, opinion text, saw jsonb, opened_at timestamptz not null, cancelled_why text
);
create index user_task_process on user_task (process_id);
create index user_task_decided on user_task (decided_by, decided_at desc) where decided_by is not null;
create index user_task_key on user_task (key, process_id);
create table queue_entry (queue_key text not null, due_at timestamptz not null, task_id text not null references user_task (id), primary key (queue_key, due_at, task_id));
create index queue_entry_task on queue_entry (task_id);

create table awaiting (process_id text not null references process (id), what text not null, nth integer not null, path text not null, state text not null check (state in ('open', 'ended')), outcome text, opened_at timestamptz not null, ended_at timestamptz, primary key (process_id, what, nth));
create table deadline (
  process_id text not null references process (id), of text not null, generation integer not null, ladder text not null, state text not null check (state in ('open', 'paused', 'ended')),
  started_at timestamptz not null, due_at timestamptz not null, original_due_at timestamptz not null, provisional boolean not null, rungs jsonb not null, fired integer not null default 0, missed_at timestamptz,
  next_at timestamptz, paused_at timestamptz, budget_left integer, primary key (process_id, of)
);
create index deadline_next on deadline (next_at) where state = 'open' and next_at is not null;
create table ruling (
  process_id text not null references process (id), seq integer not null, n integer not null, rule text not null, code text not null, source jsonb not null, strength text not null, pack text not null,
  saw jsonb not null, inputs jsonb not null, outcome text not null, holds boolean not null, waived jsonb, primary key (process_id, seq, n)
);
create table decision (process_id text not null references process (id), seq integer not null, route text not null, round integer not null, outcome text not null, decided_by text not null, decided_at timestamptz not null, primary key (process_id, seq));
create table notice (
  id text primary key, process_id text references process (id), seq integer, recipient_id text not null, told_as text not null, template text not null, about text not null, moment timestamptz not null,
  state text not null default 'due' check (state in ('due', 'sending', 'sent', 'failed')), tries integer not null default 0, ambiguous integer not null default 0, try_at timestamptz not null default now(), sent_at timestamptz, last_error text, read_at timestamptz,
  created_at timestamptz not null default now(), unique (recipient_id, process_id, moment)
);
create index notice_due on notice (try_at) where state in ('due', 'sending');
create index notice_of on notice (recipient_id, moment desc, id desc);
create table incident (
  id text primary key, process_id text, notice_id text, channel text, what text not null, code text not null, detail text not null,
  opened_at timestamptz not null default now(), resolved_at timestamptz, resolved_by text
);
create unique index incident_open on incident (coalesce(process_id, notice_id, channel), what) where resolved_at is null;

create table draft (
  id text primary key, unit_id text not null references organ (id), department_id text not null references organ (id), by_id text not null references person (id), data jsonb not null, key_task text,
  version integer not null default 1, submitted_at timestamptz, created_at timestamptz not null default now(), changed_at timestamptz not null default now()
);
create index draft_unit on draft (unit_id, changed_at desc);
create table attachment (
  id text primary key, project_id text not null, kind text not null, name text not null, version integer not null, hash text not null, size integer not null, media_type text not null,
  by_id text not null, at timestamptz not null, removed_at timestamptz, unique (project_id, kind, name, version)
);
create table blob (hash text primary key, bytes bytea not null);

create table project (
  id text primary key references process (id), number text not null unique, title text not null, kind text not null check (kind in ('NEW', 'UPGRADE', 'OM')), channel text not null, year integer not null,
  unit_id text not null, department_id text not null, amount_fen bigint not null check (amount_fen > 0), form text not null, attachments jsonb not null, declared_by text not null, declared_at timestamptz not null,
  arrived_at timestamptz not null, key_task text, withdrawn_at timestamptz, retired_at timestamptz, jurisdiction text not null
);
create index project_unit on project (unit_id, declared_at desc);
create index project_department on project (department_id, declared_at desc);
create table form_version (process_id text not null references process (id), seq integer not null, form text not null, amount_fen bigint not null, answers jsonb not null, at timestamptz not null, primary key (process_id, seq));
create table supervised_task (
  id text primary key references process (id), plan text not null, document text not null, item text not null, row_no integer not null, title text not null, clause text not null, ladder text not null,
  leads jsonb not null, cooperating jsonb not null, department_id text not null, unit_id text not null, due_on date not null, original_due_on date not null, asked_due_on date,
  project_id text, state text not null check (state in ('assigned', 'reported', 'verified', 'cancelled')), jurisdiction text not null
);
create table counter (name text primary key, value integer not null);
create table anchor (on_day date primary key, heads integer not null, root text not null, signature text not null, made_at timestamptz not null);
create table first_run (deed text primary key, done_at timestamptz not null default now());
create table travel_stop (n bigserial primary key, at timestamptz not null, rings integer not null, settled_ms integer, stopped_at timestamptz not null default now());
