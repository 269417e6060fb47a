import type { IndicatorSet } from '../policy/pack';
import type { Refusal } from '../refusal';
import type { Score } from './facts';
import { indicatorsOf } from './measure';

/** Why something cannot be said indicator by indicator: one is missing, said twice, or none of the set. */
export function mismatch(set: IndicatorSet, said: readonly { readonly indicator: string }[]): Refusal | undefined {
  const [known, given] = [indicatorsOf(set).map(({ id }) => id), said.map(({ indicator }) => indicator)];
  const missing = known.filter((id) => !given.includes(id));
  const unknown = given.filter((id, n) => !known.includes(id) || given.indexOf(id) !== n);
  return missing.length + unknown.length === 0 ? undefined : { refused: 'indicators-mismatch', missing, unknown };
}

/** Why these points cannot stand: every indicator of the set exactly once, whole hundredths from nothing up to its maximum. */
export function unfitPoints(set: IndicatorSet, scores: readonly Score[]): Refusal | undefined {
  const beyond = indicatorsOf(set).find(({ id, max }) => scores.some(({ indicator, points }) => indicator === id && !(Number.isSafeInteger(points) && points >= 0 && points <= max)));
  return mismatch(set, scores) ?? (beyond && { refused: 'score-out-of-range', indicator: beyond.id, max: beyond.max });
}
