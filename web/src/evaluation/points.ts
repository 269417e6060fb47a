import type { Evaluation } from '../api/contract';

export type Indicator = Evaluation['dimensions'][number]['indicators'][number];

/** Hundredths as people read them. */
export const pointsOf = (hundredths: number): string => `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

/** What was typed as points in whole hundredths; nothing where it is none. */
export function hundredthsOf(text: string): number | undefined {
  const found = /^(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined;
}

/** A mean that is kept as a sum over how many, to two decimals; only for the eye. */
export const meanOf = ({ numerator, denominator }: { numerator: number; denominator: number }): string => pointsOf(denominator === 0 ? 0 : Math.floor((2 * numerator + denominator) / (2 * denominator)));

/** Every indicator in the order of its set. */
export const indicatorsOf = ({ dimensions }: Evaluation): Indicator[] => dimensions.flatMap(({ indicators }) => indicators);
