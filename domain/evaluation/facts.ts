import type { F, Told } from '../record/facts';
import type { EvaluationKind } from './states';

/** The points of one indicator in hundredths; `reason` is the id of a text. */
export type Score = { readonly indicator: string; readonly points: number; readonly reason: string | null };
/** What the unit says to one indicator; the words are a text of their own. */
export type Answer = { readonly indicator: string; readonly text: string };

/** How a result came about, with every figure that it was made of: it can be worked out again from the sheets on record. */
export type Composed = {
  readonly preliminary: number;
  /** The mean of the locked totals, exact: a sum over how many. */
  readonly professional: { readonly numerator: number; readonly denominator: number };
  readonly weights: { readonly professional: number; readonly preliminary: number };
  readonly dropExtremes: boolean;
  readonly composite: number;
  readonly passMark: number;
  readonly qualified: boolean;
};

export type EvaluationFact =
  | F<'evaluation.listed', { jurisdiction: string; kind: EvaluationKind; year: number; set: string; system: string; project: string | null; title: string; unit: string; department: string; by: string }>
  | F<'evaluation.filled', { by: string; given: readonly Answer[] }>
  | F<'preliminary.scored', { by: string; scores: readonly Score[]; total: number }>
  | F<'experts.assigned', { by: string; experts: readonly string[] }>
  | F<'expert.recused', { by: string; reason: string }>
  | F<'sheet.locked', { by: string; scores: readonly Score[]; total: number }>
  | F<'evaluation.composed', Composed>
  | F<'opinion.issued', { by: string; year: number; number: number; qualified: boolean; composite: number; words: string | null; tells: readonly Told[] }>;
