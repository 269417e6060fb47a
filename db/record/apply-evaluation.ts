import type { EvaluationFact } from '../../domain/evaluation/facts';
import type { FactOf, Recorded } from '../../domain/record/fact';
import { notices } from './apply-parts';
import { insert, update, type RowOp } from './tables';

type At<K extends EvaluationFact['kind']> = Recorded<FactOf<K>>;
const iso = (at: number): string => new Date(at).toISOString();

/** What the facts of an evaluation do to its rows. */
export const APPLY_EVALUATION: { readonly [K in EvaluationFact['kind']]: (fact: At<K>) => RowOp[] } = {
  'evaluation.listed': ({ processId: id, at, payload: { jurisdiction, kind, year, set, system, project, title, unit, department, by } }) =>
    [insert('evaluation', { id, kind, year, set_id: set, system_id: system, project_id: project, title, unit_id: unit, department_id: department, given: [], listed_by: by, listed_at: iso(at), jurisdiction })],
  'evaluation.filled': ({ processId: id, payload: { given } }) => [update('evaluation', { id }, { given })],
  'preliminary.scored': ({ processId: id, payload }) => [update('evaluation', { id }, { preliminary: payload })],
  'experts.assigned': ({ processId, seq, payload: { experts } }) => experts.map((expert, n) => insert('evaluation_sheet', { process_id: processId, expert_id: expert, n: seq * 100 + n, state: 'open', scores: [] })),
  'expert.recused': ({ processId, payload: { by, reason } }) => [update('evaluation_sheet', { process_id: processId, expert_id: by }, { state: 'recused', reason })],
  'sheet.locked': ({ processId, at, payload: { by, scores, total } }) => [update('evaluation_sheet', { process_id: processId, expert_id: by }, { state: 'locked', scores, total, locked_at: iso(at) })],
  'evaluation.composed': ({ processId: id, payload }) => [update('evaluation', { id }, { composed: payload })],
  'opinion.issued': (fact) => [
    update('evaluation', { id: fact.processId }, { opinion_year: fact.payload.year, opinion_number: fact.payload.number, opinion_qualified: fact.payload.qualified, opinion_words: fact.payload.words, opinion_at: iso(fact.at) }),
    ...notices(fact, 'opinion-issued', fact.payload.tells),
  ],
};
