import { parameterOf } from '../policy/lookup';
import type { IndicatorSet, Pack } from '../policy/pack';
import { numberSetting } from '../policy/settings';
import { valueOn } from '../policy/value-on';
import type { Measure } from './score';

/** The indicators of a set, dimension by dimension. */
export const indicatorsOf = (set: IndicatorSet): IndicatorSet['dimensions'][number]['indicators'] => set.dimensions.flatMap(({ indicators }) => indicators);

/** The set by its id. A published pack has no dangling reference, so a miss is our bug. */
export function setOf(pack: Pack, id: string): IndicatorSet {
  const set = pack.indicatorSets.find((each) => each.id === id);
  if (!set) throw new Error(`the pack has no indicator set ${id}`);
  return set;
}

/** Weights and pass mark in force on a day, and whether extremes are dropped. */
export const measureOn = (pack: Pack, on: string): Measure => ({
  weights: { professional: valueOn(parameterOf(pack, 'evaluation-professional-weight'), on).value, preliminary: valueOn(parameterOf(pack, 'evaluation-preliminary-weight'), on).value },
  passMark: valueOn(parameterOf(pack, 'evaluation-pass-mark'), on).value,
  dropExtremes: pack.settings['evaluationDropExtremes']?.value === true,
});

/** How many experts score, and of how many sheets a result can be made. */
export const panelOf = (pack: Pack): { experts: number; minimum: number } => ({ experts: numberSetting(pack, 'evaluationExperts'), minimum: numberSetting(pack, 'evaluationMinimumSheets') });
