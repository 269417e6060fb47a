/** What stands of an original system, as SQL: `system`, `year` and `department` are expressions; the latest opinion counts until the next (003 A4, product default). */
export const originalOf = (system: string, year: string, department: string): string =>
  `json_build_object('system', ${system}, 'listed', exists (select from evaluation e where e.system_id = ${system} and e.kind = 'post' and e.year <= ${year}),
    'opinion', coalesce((select case when e.opinion_qualified then 'qualified' else 'unqualified' end from evaluation e where e.system_id = ${system} and e.kind = 'post' and e.department_id = ${department} and e.opinion_at is not null order by e.opinion_at desc, e.id desc limit 1), 'none'))`;

/** What was said of a project before it is built, as SQL: the latest opinion of a pre-evaluation, or `none` (003 A4). */
export const opinionBefore = (project: string): string =>
  `coalesce((select case when e.opinion_qualified then 'qualified' else 'unqualified' end from evaluation e where e.system_id = ${project} and e.kind = 'pre' and e.opinion_at is not null order by e.opinion_at desc, e.id desc limit 1), 'none')`;
