import fc from 'fast-check';
import { measureOn } from '../../../domain/evaluation/measure';
import { compose, exactComposite, recomposed, totalOf } from '../../../domain/evaluation/score';
import { isRefusal } from '../../../domain/refusal';
import { EVALUATION_ID, INDICATORS, lock, pointsOf, recuse } from '../../support/evaluation-deeds';
import { anEvaluation } from '../../support/evaluations';
import { PACK, type MemoryRecord } from '../../support/memory-record';
import { reportSeed } from '../../support/seeds';

const MEASURE = measureOn(PACK, '2019-06-10');
const total = fc.integer({ min: 0, max: 10_000 });
const totals = fc.array(total, { minLength: 1, maxLength: 9 });
const sheet = fc.tuple(...INDICATORS.map(({ max }) => fc.integer({ min: 0, max })));
const scored = (points: readonly number[]) => points.map((n, i) => ({ indicator: INDICATORS[i]?.id ?? '', points: n, reason: null }));

test('the result lies between the preliminary score and the professional one', () => {
  fc.assert(fc.property(total, totals, (p, sheets) => {
    const { numerator, denominator } = exactComposite(compose(p, sheets, MEASURE));
    const [sum, n] = [BigInt(sheets.reduce((a, b) => a + b, 0)), BigInt(sheets.length)];
    const [low, high] = BigInt(p) * n <= sum ? [[BigInt(p), 1n], [sum, n]] as const : [[sum, n], [BigInt(p), 1n]] as const;
    return low[0] * denominator <= numerator * low[1] && numerator * high[1] <= high[0] * denominator;
  }), reportSeed({ numRuns: 500 }));
});

test('it is the exact figure rounded once: never half a hundredth away, and up where it is exactly half', () => {
  fc.assert(fc.property(total, totals, (p, sheets) => {
    const composed = compose(p, sheets, MEASURE);
    const { numerator, denominator } = exactComposite(composed);
    const twice = 2n * (BigInt(composed.composite) * denominator - numerator);
    return -denominator < twice && twice <= denominator;
  }), reportSeed({ numRuns: 500 }));
});

test('raising any indicator, of any sheet or of the preliminary score, never lowers the result', () => {
  fc.assert(fc.property(sheet, fc.array(sheet, { minLength: 3, maxLength: 5 }), fc.tuple(fc.nat(), fc.nat()), (p, sheets, [whose, which]) => {
    const all = [p, ...sheets];
    const [row, column] = [whose % all.length, which % INDICATORS.length];
    const raised = all.map((points, i) => points.map((n, j) => (i === row && j === column ? Math.min(n + 1, INDICATORS[j]?.max ?? n) : n)));
    const result = ([first = [], ...rest]: readonly (readonly number[])[]): number => compose(totalOf(scored(first)), rest.map((points) => totalOf(scored(points))), MEASURE).composite;
    return result(raised) >= result(all);
  }), reportSeed({ numRuns: 300 }));
});

test('in whatever order the experts stand, the result is the same', () => {
  fc.assert(fc.property(total, totals.chain((sheets) => fc.tuple(fc.constant(sheets), fc.shuffledSubarray(sheets, { minLength: sheets.length }))), fc.boolean(), (p, [sheets, shuffled], dropExtremes) => {
    expect(compose(p, shuffled, { ...MEASURE, dropExtremes })).toEqual(compose(p, sheets, { ...MEASURE, dropExtremes }));
  }), reportSeed({ numRuns: 300 }));
});

test('a result is worked out again from the sheets it was made of, and from no others', () => {
  fc.assert(fc.property(sheet, fc.array(sheet, { minLength: 3, maxLength: 5 }), (p, sheets) => {
    const composed = compose(totalOf(scored(p)), sheets.map((points) => totalOf(scored(points))), MEASURE);
    expect(recomposed(composed, scored(p), sheets.map(scored))).toEqual(composed);
    expect(recomposed(composed, scored(p), [...sheets.map(scored), pointsOf(totalOf(scored(p)) === 10_000 ? 0 : 10_000)])).not.toEqual(composed);
  }), reportSeed({ numRuns: 100 }));
});

type Happening = { readonly who: number; readonly what: 'lock' | 'again' | 'recuse'; readonly total: number };
const happening: fc.Arbitrary<Happening> = fc.record({ who: fc.nat(6), what: fc.constantFrom('lock', 'lock', 'lock', 'again', 'recuse'), total });

function happens(record: MemoryRecord, { who, what, total: points }: Happening, locked: Map<string, number>): void {
  const expert = `expert-${who + 1}`;
  const said = record.act(what === 'recuse' ? recuse(expert) : lock(expert, points));
  if (what !== 'recuse' && !isRefusal(said)) locked.set(`demo-${expert}`, points);
}

/** What does not hold: a sheet that is not as it was locked, or a result of too few. */
function broken(record: MemoryRecord, locked: ReadonlyMap<string, number>): unknown[] {
  const sheets = record.case(EVALUATION_ID).evaluation?.sheets ?? [];
  const changed = [...locked].filter(([id, kept]) => !sheets.some(({ expert, state, total: now }) => expert === id && state === 'locked' && now === kept));
  const count = sheets.filter(({ state }) => state === 'locked').length;
  return record.case(EVALUATION_ID).evaluation?.composed && count < 3 ? [...changed, `a result of ${count}`] : changed;
}

test('whatever experts do in whatever order, a locked sheet never changes, and a result is made of three at least', async () => {
  const begun = await anEvaluation('assigned');
  await fc.assert(fc.asyncProperty(fc.array(happening, { maxLength: 14, size: 'max' }), async (story) => {
    const record = begun.cutAfter(begun.commits.length);
    const locked = new Map<string, number>();
    for (const each of story) {
      happens(record, each, locked);
      expect(broken(record, locked)).toEqual([]);
    }
  }), reportSeed({ numRuns: 60 }));
});
