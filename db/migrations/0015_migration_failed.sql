-- compatible: a unit may turn a migration down and say what is wrong; the plan then waits for a new scan and a new day on which it goes live.
alter table cloud_plan drop constraint cloud_plan_state_check;
alter table cloud_plan add constraint cloud_plan_state_check check (state in ('drafting', 'reported', 'returned', 'confirmed', 'ordered', 'rejected', 'allocated', 'live', 'failed', 'accepted'));
alter table cloud_plan add column faults jsonb;
