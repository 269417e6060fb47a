-- compatible: the notices of a process are found by it, so that making rows anew (docket rebuild) takes as long for the ten thousandth process as for the first.
create index notice_process on notice (process_id) where process_id is not null;
