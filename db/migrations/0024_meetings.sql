-- compatible: review meetings, their agenda, who is there, who stands back, how each voted; and the meeting on whose agenda a user task stands.
alter table process drop constraint process_kind_check;
alter table process add constraint process_kind_check check (kind in ('projectLifecycle', 'supervisedTask', 'declarationWindow', 'declarationBatch', 'evaluation', 'operationYear', 'request', 'reviewMeeting'));
create or replace function lock_order(kind text) returns text language sql immutable parallel safe as $$ select case kind when 'declarationWindow' then '0' when 'declarationBatch' then '1' when 'reviewMeeting' then '2' else kind end $$;
create table meeting (
  id text primary key references process (id), title text not null, route text not null, step text not null, organ text not null, rule jsonb not null, held_on date not null, place text, convened_by text not null, convened_at timestamptz not null,
  held_at timestamptz, confirmed_at timestamptz, confirmed_by text, cancelled_at timestamptz, reason text
);
create index meeting_organ on meeting (organ, held_on desc, id);
create table meeting_attendee (process_id text not null references process (id), seq integer not null, person_id text not null, seat text not null, present boolean not null, n integer not null, primary key (process_id, person_id, seq));
create index meeting_attendee_person on meeting_attendee (person_id);
create table meeting_item (
  process_id text not null references process (id), n integer not null, item_process text not null, task_id text not null, title text not null, number text, unit_id text not null, state text not null check (state in ('on', 'off')),
  confirmed jsonb, result text check (result in ('decided', 'refused', 'undecided', 'elsewhere')), refused jsonb, settled_at timestamptz, primary key (process_id, n)
);
create table meeting_recusal (process_id text not null references process (id), seq integer not null, n integer not null, person_id text not null, why text not null, reason text, stands boolean not null, primary key (process_id, n, person_id, seq));
create table meeting_vote (process_id text not null references process (id), seq integer not null, n integer not null, person_id text not null, vote text not null check (vote in ('agree', 'disagree', 'return', 'abstain')), opinion text, at timestamptz not null, primary key (process_id, n, person_id, seq));
alter table user_task add column meeting_id text, add column voters jsonb;
grant select, insert, update, delete on meeting, meeting_attendee, meeting_item, meeting_recusal, meeting_vote to docket_app;
