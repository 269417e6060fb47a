-- compatible: whose a process is, its number and its amount stand in its own row, whichever build writes them; a list of fifty reads one table instead of seven.
alter table process add column organ_id text, add column number text, add column amount_fen bigint;

-- Each argument names a cell of the subject, a dot leading into its JSON; a dash is nothing. The subject has the id of its process.
create function keep_about() returns trigger language plpgsql as $$
declare
  whole constant jsonb := to_jsonb(new);
begin
  update process set organ_id = whole #>> string_to_array(tg_argv[0], '.'), number = whole #>> string_to_array(tg_argv[1], '.'), amount_fen = (whole #>> string_to_array(tg_argv[2], '.'))::bigint where id = new.id;
  return null;
end $$;

create trigger about after insert or update of unit_id, number, amount_fen on project for each row execute function keep_about('unit_id', 'number', 'amount_fen');
create trigger about after insert or update of unit_id, amount_fen on operation_year for each row execute function keep_about('unit_id', '-', 'amount_fen');
create trigger about after insert or update of department_id on supervised_task for each row execute function keep_about('department_id', '-', '-');
create trigger about after insert or update of unit_id on evaluation for each row execute function keep_about('unit_id', '-', '-');
create trigger about after insert or update of department_id, receipt on declaration_batch for each row execute function keep_about('department_id', 'receipt', '-');
create trigger about after insert or update of unit_id, number, changes on request for each row execute function keep_about('unit_id', 'number', 'changes.amount.toFen');

update process p set organ_id = a.organ, number = a.number, amount_fen = a.amount from (
  select id, unit_id as organ, number, amount_fen as amount from project
  union all select id, unit_id, null, amount_fen from operation_year
  union all select id, department_id, null, null from supervised_task
  union all select id, unit_id, null, null from evaluation
  union all select id, department_id, receipt, null from declaration_batch
  union all select id, unit_id, number, (changes -> 'amount' ->> 'toFen')::bigint from request) a where a.id = p.id;
