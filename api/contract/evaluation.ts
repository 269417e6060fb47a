import { z } from 'zod';
import { OpenTasks } from './handing';
import { DayMark, Id, Instant, MayDo, Named, Page, Recorded, saying, textOf, Words } from './common';

export const EvaluationsQuery = z.strictObject({ ...Page });
/** An evaluation as every list shows it. The composite and the opinion are there for whoever may read them now. */
export const EvaluationRow = z.object({
  id: z.string(), kind: z.enum(['post', 'pre']), year: z.int(), title: z.string(), unit: Named, department: Named, stage: z.string(), dayMark: DayMark.nullable(), moving: z.boolean(),
  composite: z.int().nullable(), opinion: z.object({ year: z.int(), number: z.int(), at: Instant, qualified: z.boolean() }).nullable(),
}).meta({ id: 'EvaluationRow' });
export const Evaluations = z.object({
  at: Instant, rows: z.array(EvaluationRow), next: z.string().nullable(), may: z.array(z.string()),
  sets: z.array(z.object({ id: z.string(), kind: z.string(), name: Words })), systems: z.array(z.object({ id: z.string(), title: z.string(), unit: Named, sets: z.array(z.string()) })), units: z.array(Named),
});
export const Systems = z.object({ rows: z.array(z.object({ id: z.string(), title: z.string(), unit: Named })) });

/** Points are whole hundredths. What the reader may not see is null. */
export const IndicatorView = z.object({ id: z.string(), name: Words, max: z.int(), scale: Words, given: z.string().nullable(), preliminary: z.int().nullable(), preliminaryReason: z.string().nullable(), mine: z.int().nullable(), mineReason: z.string().nullable() });
export const DimensionView = z.object({ id: z.string(), name: Words, max: z.int(), indicators: z.array(IndicatorView) });
/** The sum step by step: the sheets, their exact mean, the weighted sum before rounding, and the result. Whole numbers that may grow travel as strings. */
export const ResultView = z.object({
  preliminary: z.int(), sheets: z.array(z.object({ total: z.int(), expert: z.string().nullable() })), professional: z.object({ numerator: z.int(), denominator: z.int() }),
  weights: z.object({ professional: z.int(), preliminary: z.int() }), dropExtremes: z.boolean(), exact: z.object({ numerator: z.string(), denominator: z.string() }), composite: z.int(), passMark: z.int(), qualified: z.boolean(),
  dimensions: z.array(z.object({ id: z.string(), name: Words, max: z.int(), points: z.object({ numerator: z.int(), denominator: z.int() }) })), passMarkSource: Words, weightsSource: Words,
});
export const EvaluationPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), evaluation: EvaluationRow, set: z.object({ id: z.string(), name: Words, scale: z.int() }), dimensions: z.array(DimensionView), items: z.array(z.object({ n: z.int(), text: z.string() })),
  sheet: z.object({ state: z.string(), total: z.int().nullable(), lockedAt: Instant.nullable() }).nullable(),
  panel: z.object({ needed: z.int(), experts: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })), candidates: z.array(z.object({ id: z.string(), name: z.string() })) }).nullable(),
  result: ResultView.nullable(), words: z.string().nullable(), may: z.array(MayDo), tasks: OpenTasks,
}).meta({ id: 'EvaluationPage' });

const Unique = <T extends { readonly indicator: string }>(list: readonly T[]): boolean => new Set(list.map(({ indicator }) => indicator)).size === list.length;
const Points = z.strictObject({ indicator: Id, points: z.int().min(0).max(100_000), reason: textOf(1000).optional() });
const Scores = z.array(Points).min(1).max(100).refine(Unique, { error: 'an-indicator-twice' });

/** A year's list: projects in operation by their id, older systems with name and unit beside an id of the authority's own. */
export const ListSystems = z.strictObject({
  year: z.int().min(2000).max(2100), set: Id,
  systems: z.array(z.strictObject({ system: Id, title: saying(100).optional(), unit: Id.optional() })).min(1).max(200).refine((list) => new Set(list.map(({ system }) => system)).size === list.length, { error: 'a-system-twice' }),
});
export const Listed = Recorded.extend({ year: z.int(), evaluations: z.array(z.string()) });
export const Fill = z.strictObject({ given: z.array(z.strictObject({ indicator: Id, text: saying(4000) })).min(1).max(100).refine(Unique, { error: 'an-indicator-twice' }) });
export const Confirm = z.strictObject({ scores: Scores });
export const SendBack = z.strictObject({ items: z.array(saying(500)).min(1).max(50) });
export const AssignExperts = z.strictObject({ experts: z.array(Id).min(1).max(20) });
export const LockSheet = z.strictObject({ scores: Scores });
export const Recuse = z.strictObject({ reason: saying(1000) });
export const IssueOpinion = z.strictObject({ words: textOf(4000).optional() });
export const Evaluated = Recorded.extend({ evaluationId: z.string() });
