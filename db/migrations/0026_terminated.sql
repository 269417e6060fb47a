-- compatible: when a leader ended a process; its run leaves its stage and closes it afterwards.
alter table process add column terminated_at timestamptz;
alter table round drop constraint round_outcome_check;
alter table request drop constraint request_outcome_check;
alter table request add constraint request_outcome_check check (outcome in ('granted', 'declined', 'withdrawn', 'terminated'));
alter table round add constraint round_outcome_check check (outcome in ('agreed', 'not-agreed', 'returned', 'withdrawn', 'terminated'));
