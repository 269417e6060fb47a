/** The tables that `apply` writes: key and column types, as PostgreSQL reads them out of JSON. */
export const TABLES = {
  process: { key: ['id'], columns: { id: 'text', kind: 'text', subject_id: 'text', jurisdiction: 'text', title: 'text', pack: 'text', parent_id: 'text', stage: 'text', visit: 'integer', outcome: 'text', last_seq: 'integer', last_hash: 'text', last_at: 'timestamptz', opened_at: 'timestamptz', closed_at: 'timestamptz', terminated_at: 'timestamptz', hear_by: 'timestamptz' } },
  round: { key: ['process_id', 'route', 'round'], columns: { process_id: 'text', route: 'text', round: 'integer', path: 'text', step: 'text', pack: 'text', state: 'text', outcome: 'text', items: 'jsonb', resumes: 'boolean', opened_at: 'timestamptz', ended_at: 'timestamptz', opened_seq: 'integer', stands: 'jsonb', resume: 'text' } },
  round_step: { key: ['process_id', 'route', 'round', 'step'], columns: { process_id: 'text', route: 'text', round: 'integer', step: 'text', turn: 'integer', state: 'text', why: 'text', ruling: 'jsonb', at: 'timestamptz' } },
  user_task: { key: ['id'], columns: { id: 'text', process_id: 'text', route: 'text', round: 'integer', step: 'text', seat: 'text', key: 'text', state: 'text', assignee_id: 'text', due_at: 'timestamptz', priority: 'integer', outcome: 'text', decided_by: 'text', decided_at: 'timestamptz', opinion: 'text', saw: 'jsonb', opened_at: 'timestamptz', cancelled_why: 'text', turn: 'integer', work: 'text', named_id: 'text', added: 'text', of_task: 'text', waits_for: 'jsonb', weight: 'integer', delegated_by: 'text', asked_by: 'text', note: 'text', decided_for: 'text', to_step: 'text', meeting_id: 'text', voters: 'jsonb' } },
  copy: { key: ['id'], columns: { id: 'text', process_id: 'text', seq: 'integer', to_id: 'text', told_as: 'text', by_id: 'text', note: 'text', at: 'timestamptz', read_at: 'timestamptz' } },
  task_urge: { key: ['process_id', 'seq'], columns: { process_id: 'text', seq: 'integer', task_id: 'text', by_id: 'text', told_as: 'text', at: 'timestamptz' } },
  remark: { key: ['process_id', 'seq'], columns: { process_id: 'text', seq: 'integer', task_id: 'text', by_id: 'text', words: 'text', attachments: 'jsonb', at: 'timestamptz' } },
  search_entry: { key: ['process_id'], columns: { process_id: 'text', kind: 'text', opened_at: 'timestamptz', title: 'tsvector', number: 'tsvector' } },
  queue_entry: { key: ['queue_key', 'task_id'], columns: { queue_key: 'text', due_at: 'timestamptz', task_id: 'text' } },
  awaiting: { key: ['process_id', 'what', 'nth'], columns: { process_id: 'text', what: 'text', nth: 'integer', path: 'text', state: 'text', outcome: 'text', opened_at: 'timestamptz', ended_at: 'timestamptz' } },
  deadline: { key: ['process_id', 'of'], columns: { process_id: 'text', of: 'text', generation: 'integer', ladder: 'text', state: 'text', started_at: 'timestamptz', due_at: 'timestamptz', original_due_at: 'timestamptz', provisional: 'boolean', rungs: 'jsonb', fired: 'integer', missed_at: 'timestamptz', next_at: 'timestamptz', paused_at: 'timestamptz', budget_left: 'integer', pack: 'text' } },
  ruling: { key: ['process_id', 'seq', 'n'], columns: { process_id: 'text', seq: 'integer', n: 'integer', rule: 'text', code: 'text', source: 'jsonb', strength: 'text', pack: 'text', saw: 'jsonb', inputs: 'jsonb', outcome: 'text', holds: 'boolean', waived: 'jsonb' } },
  decision: { key: ['process_id', 'seq'], columns: { process_id: 'text', seq: 'integer', route: 'text', round: 'integer', outcome: 'text', decided_by: 'text', decided_at: 'timestamptz', corrected_by_seq: 'integer' } },
  notice: { key: ['id'], columns: { id: 'text', process_id: 'text', seq: 'integer', recipient_id: 'text', told_as: 'text', template: 'text', about: 'text', moment: 'timestamptz' } },
  project: { key: ['id'], columns: { id: 'text', number: 'text', title: 'text', kind: 'text', channel: 'text', year: 'integer', unit_id: 'text', department_id: 'text', amount_fen: 'bigint', form: 'text', attachments: 'jsonb', declared_by: 'text', declared_at: 'timestamptz', arrived_at: 'timestamptz', key_task: 'text', withdrawn_at: 'timestamptz', retired_at: 'timestamptz', jurisdiction: 'text', operation: 'jsonb', operation_outcome: 'text', original_id: 'text', batch_id: 'text', declared_before: 'text', approved_fen: 'bigint', cloud: 'jsonb', requests: 'integer', open_request: 'text', group_id: 'text', cloud_state: 'text', themes: 'jsonb' } },
  operation_year: { key: ['id'], columns: { id: 'text', project_id: 'text', year: 'integer', attempt: 'integer', unit_id: 'text', department_id: 'text', amount_fen: 'bigint', declared_by: 'text', declared_at: 'timestamptz', note: 'text' } },
  request: { key: ['id'], columns: { id: 'text', kind: 'text', project_id: 'text', number: 'text', channel: 'text', unit_id: 'text', department_id: 'text', route: 'text', letter: 'text', form: 'text', changes: 'jsonb', declared_by: 'text', asked_at: 'timestamptz', outcome: 'text', settled_at: 'timestamptz' } },
  request_form: { key: ['process_id', 'seq'], columns: { process_id: 'text', seq: 'integer', form: 'text', changes: 'jsonb', answers: 'jsonb', at: 'timestamptz' } },
  usage: { key: ['operation_year_id', 'month'], columns: { operation_year_id: 'text', month: 'text', amount_fen: 'bigint', reported_by: 'text', reported_at: 'timestamptz', note: 'text' } },
  milestone: { key: ['project_id', 'milestone'], columns: { project_id: 'text', milestone: 'text', on_day: 'date', by_id: 'text', at: 'timestamptz', note: 'text' } },
  declaration_window: { key: ['id'], columns: { id: 'text', jurisdiction: 'text', channel: 'text', year: 'integer', last_day: 'date', cutoff_at: 'timestamptz', opened_by: 'text', closed_at: 'timestamptz' } },
  declaration_batch: { key: ['id'], columns: { id: 'text', jurisdiction: 'text', department_id: 'text', channel: 'text', year: 'integer', window_id: 'text', ranking: 'jsonb', submitted_at: 'timestamptz', submitted_by: 'text', receipt: 'text', accepted_at: 'timestamptz' } },
  batch_project: { key: ['process_id', 'project_id'], columns: { process_id: 'text', project_id: 'text', place: 'integer', accepted_at: 'timestamptz', outcome: 'text' } },
  form_version: { key: ['process_id', 'seq'], columns: { process_id: 'text', seq: 'integer', form: 'text', amount_fen: 'bigint', answers: 'jsonb', at: 'timestamptz' } },
  supervised_task: { key: ['id'], columns: { id: 'text', plan: 'text', document: 'text', item: 'text', row_no: 'integer', title: 'text', clause: 'text', ladder: 'text', leads: 'jsonb', cooperating: 'jsonb', department_id: 'text', unit_id: 'text', due_on: 'date', original_due_on: 'date', asked_due_on: 'date', project_id: 'text', state: 'text', jurisdiction: 'text', due_kind: 'text', starts_on: 'date', historical: 'boolean', is_key: 'boolean', origin: 'text', collective: 'text', occurrence_of: 'text' } },
  supervised_answer: { key: ['task_id', 'member'], columns: { task_id: 'text', member: 'text', state: 'text', by_id: 'text', at: 'timestamptz', report: 'text', round: 'integer' } },
  supervised_urge: { key: ['task_id', 'seq'], columns: { task_id: 'text', seq: 'integer', by_id: 'text', organs: 'jsonb', at: 'timestamptz' } },
  letter: { key: ['id'], columns: { id: 'text', process_id: 'text', seq: 'integer', cause_seq: 'integer', letter: 'text', number: 'text', series: 'text', year: 'integer', n: 'integer', template: 'text', template_hash: 'text', pack: 'text', signs: 'text', addressees: 'jsonb', data: 'jsonb', issued_on: 'date', issued_at: 'timestamptz' } },
  letter_to: { key: ['key', 'issued_at', 'letter_id'], columns: { letter_id: 'text', key: 'text', issued_at: 'timestamptz' } },
  letter_file: { key: ['letter_id'], columns: { letter_id: 'text' } },
  evaluation: { key: ['id'], columns: { id: 'text', kind: 'text', year: 'integer', set_id: 'text', system_id: 'text', project_id: 'text', title: 'text', unit_id: 'text', department_id: 'text', given: 'jsonb', preliminary: 'jsonb', composed: 'jsonb', opinion_year: 'integer', opinion_number: 'integer', opinion_qualified: 'boolean', opinion_words: 'text', opinion_at: 'timestamptz', listed_by: 'text', listed_at: 'timestamptz', jurisdiction: 'text' } },
  evaluation_sheet: { key: ['process_id', 'expert_id'], columns: { process_id: 'text', expert_id: 'text', n: 'integer', state: 'text', scores: 'jsonb', total: 'integer', locked_at: 'timestamptz', reason: 'text' } },
  approval: { key: ['process_id', 'round'], columns: { process_id: 'text', round: 'integer', by_id: 'text', amount_fen: 'bigint', cloud: 'jsonb', proposed_at: 'timestamptz', lapsed_at: 'timestamptz' } },
  approved_quantity: { key: ['process_id', 'service'], columns: { process_id: 'text', service: 'text', declared: 'bigint', quantity: 'bigint', seq: 'integer' } },
  cloud_plan: { key: ['process_id', 'version'], columns: { process_id: 'text', version: 'integer', state: 'text', provider_id: 'text', provider_key: 'text', hosts: 'integer', quantities: 'jsonb', form: 'text', drafted_by: 'text', drafted_at: 'timestamptz', unit_signed_by: 'text', provider_signed_by: 'text', reported_at: 'timestamptz', confirmed_at: 'timestamptz', ordered_at: 'timestamptz', allocated_at: 'timestamptz', live_on: 'date', accepted_at: 'timestamptz', scanned_on: 'date', scan_report: 'jsonb', faults: 'jsonb' } },
  meeting: { key: ['id'], columns: { id: 'text', title: 'text', route: 'text', step: 'text', organ: 'text', rule: 'jsonb', held_on: 'date', place: 'text', convened_by: 'text', convened_at: 'timestamptz', held_at: 'timestamptz', confirmed_at: 'timestamptz', confirmed_by: 'text', cancelled_at: 'timestamptz', reason: 'text' } },
  meeting_attendee: { key: ['process_id', 'person_id', 'seq'], columns: { process_id: 'text', seq: 'integer', person_id: 'text', seat: 'text', present: 'boolean', n: 'integer' } },
  meeting_item: { key: ['process_id', 'n'], columns: { process_id: 'text', n: 'integer', item_process: 'text', task_id: 'text', title: 'text', number: 'text', unit_id: 'text', state: 'text', confirmed: 'jsonb', result: 'text', refused: 'jsonb', settled_at: 'timestamptz' } },
  meeting_recusal: { key: ['process_id', 'n', 'person_id', 'seq'], columns: { process_id: 'text', seq: 'integer', n: 'integer', person_id: 'text', why: 'text', reason: 'text', stands: 'boolean' } },
  meeting_vote: { key: ['process_id', 'n', 'person_id', 'seq'], columns: { process_id: 'text', seq: 'integer', n: 'integer', person_id: 'text', vote: 'text', opinion: 'text', at: 'timestamptz' } },
} as const satisfies Record<string, { readonly key: readonly string[]; readonly columns: Readonly<Record<string, string>> }>;

export type TableName = keyof typeof TABLES;
export type Row<T extends TableName = TableName> = { readonly [column in keyof (typeof TABLES)[T]['columns'] & string]?: unknown };

/** One change of one row, as a fact asks for it. Nothing here touches a database. */
export type RowOp =
  | { readonly op: 'insert'; readonly table: TableName; readonly row: Readonly<Record<string, unknown>> }
  | { readonly op: 'update'; readonly table: TableName; readonly key: Readonly<Record<string, unknown>>; readonly set: Readonly<Record<string, unknown>> }
  | { readonly op: 'delete'; readonly table: TableName; readonly key: Readonly<Record<string, unknown>> };

/** A typed way to say an insertion. */
export const insert = <T extends TableName>(table: T, row: Row<T>): RowOp => ({ op: 'insert', table, row });
/** A typed way to say a change of a row that is there. */
export const update = <T extends TableName>(table: T, key: Row<T>, set: Row<T>): RowOp => ({ op: 'update', table, key, set });
/** A typed way to say that rows go. */
export const remove = <T extends TableName>(table: T, key: Row<T>): RowOp => ({ op: 'delete', table, key });
