-- compatible: a decision knows the newest correction that stands beside it.
alter table decision add column corrected_by_seq integer;
