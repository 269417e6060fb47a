import type { z } from 'zod';
import { dayOf } from '../../../domain/calendar/calendar';
import { setOf } from '../../../domain/evaluation/measure';
import { exactComposite, meanOf, totalOf } from '../../../domain/evaluation/score';
import { parameterOf } from '../../../domain/policy/lookup';
import { valueOn } from '../../../domain/policy/value-on';
import type { EvaluationRow, SheetRow } from '../../../domain/record/case';
import type { Pool } from '../../../db/database';
import { namesOf } from '../../../db/reads/case';
import type { Sight } from '../../../db/reads/sight';
import type { ResultView } from '../../contract/evaluation';
import { sourceWords } from '../view';

type View = z.infer<typeof ResultView>;

/** The result with every figure it was made of. Whose sheet is whose is for those who may know the panel; others read the totals by size. */
export async function resultView(pool: Pool, row: EvaluationRow, { sight, named }: { sight: Sight; named: boolean }): Promise<View | null> {
  const { composed } = row;
  if (!composed) return null;
  const locked = row.sheets.filter(({ state }) => state === 'locked');
  const names = named ? await namesOf(pool, locked.map(({ expert }) => expert)) : new Map<string, string>();
  const sheets = locked.map(({ expert, total }) => ({ total: total ?? 0, expert: named ? (names.get(expert) ?? expert) : null })).sort((a, b) => b.total - a.total);
  const { numerator, denominator } = exactComposite(composed);
  const on = dayOf(sight.calendar, sight.now);
  return {
    ...composed, sheets, exact: { numerator: String(numerator), denominator: String(denominator) }, dimensions: dimensionsOf(row, locked, sight),
    passMarkSource: sourceWords(sight.pack, valueOn(parameterOf(sight.pack, 'evaluation-pass-mark'), on).source), weightsSource: sourceWords(sight.pack, valueOn(parameterOf(sight.pack, 'evaluation-professional-weight'), on).source),
  };
}

/** What the experts gave to each dimension: the mean of the locked sheets, exact. */
const dimensionsOf = (row: EvaluationRow, locked: readonly SheetRow[], { pack }: Sight): View['dimensions'] => setOf(pack, row.set).dimensions.map(({ id, name, indicators }) => ({
  id, name, max: indicators.reduce((sum, { max }) => sum + max, 0),
  points: meanOf(locked.map(({ scores }) => totalOf(scores.filter(({ indicator }) => indicators.some((each) => each.id === indicator)))), false),
}));
