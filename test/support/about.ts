/** Processes of which a list would show another body, number or amount than their own rows say. */
export const SHOWN_OTHERWISE = `select p.id as what, 1 as n from process p join (
  select id, unit_id as organ, number, amount_fen as amount from project
  union all select id, unit_id, null, amount_fen from operation_year
  union all select id, department_id, null, null from supervised_task
  union all select id, unit_id, null, null from evaluation
  union all select id, department_id, receipt, null from declaration_batch
  union all select id, unit_id, number, (changes -> 'amount' ->> 'toFen')::bigint from request) a on a.id = p.id
  where (p.organ_id, p.number, p.amount_fen) is distinct from (a.organ, a.number, a.amount)`;
