import type { Composed, Score } from './facts';

export type Fraction = { readonly numerator: number; readonly denominator: number };
type Weights = Composed['weights'];
/** By what a result is composed: the weights of 003 A4 and what the product sets beside them. */
export type Measure = { readonly weights: Weights; readonly passMark: number; readonly dropExtremes: boolean };

/** The sum of the points given, in hundredths. */
export const totalOf = (scores: readonly Pick<Score, 'points'>[]): number => scores.reduce((sum, { points }) => sum + points, 0);

/** The mean of the locked totals as an exact fraction. With `dropExtremes` the highest and the lowest of three or more do not count. */
export function meanOf(totals: readonly number[], dropExtremes: boolean): Fraction {
  const sorted = [...totals].sort((a, b) => a - b);
  const counted = dropExtremes && sorted.length >= 3 ? sorted.slice(1, -1) : sorted;
  return { numerator: counted.reduce((sum, total) => sum + total, 0), denominator: counted.length };
}

/** The composite before it is rounded, exact: the weighted sum over the weights (003 A4: 80 and 20 of a hundred). */
export function exactComposite({ professional, preliminary, weights }: Pick<Composed, 'professional' | 'preliminary' | 'weights'>): { readonly numerator: bigint; readonly denominator: bigint } {
  const [z, n] = [BigInt(professional.numerator), BigInt(professional.denominator)];
  const [wz, wp] = [BigInt(weights.professional), BigInt(weights.preliminary)];
  return { numerator: wz * z + wp * BigInt(preliminary) * n, denominator: n * (wz + wp) };
}

/** A result out of a preliminary score and the locked totals: rounded once, half up, to hundredths; qualified from the pass mark on. */
export function compose(preliminary: number, totals: readonly number[], { weights, passMark, dropExtremes }: Measure): Composed {
  const professional = meanOf(totals, dropExtremes);
  const composite = halfUp(exactComposite({ professional, preliminary, weights }));
  return { preliminary, professional, weights, dropExtremes, composite, passMark, qualified: composite >= passMark };
}

const halfUp = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }): number => Number((2n * numerator + denominator) / (2n * denominator));

/** What a recorded result should be by the sheets beside it, or nothing where there are none to make it of. */
export function recomposed(recorded: Composed, preliminary: readonly Score[], sheets: readonly (readonly Score[])[]): Composed | undefined {
  return sheets.length === 0 ? undefined : compose(totalOf(preliminary), sheets.map(totalOf), recorded);
}
