import { measureOn } from '../../../domain/evaluation/measure';
import { compose } from '../../../domain/evaluation/score';
import { PACK } from '../../support/memory-record';

const MEASURE = measureOn(PACK, '2019-06-10'); // 003 A4: 80 and 20 of a hundred, from the pack that ships
const times = (n: number, total: number): number[] => Array.from({ length: n }, () => total);

/** Worked out by hand, in hundredths of a point: C = (4·sum + n·P) ÷ 5n, rounded once, half up. */
type Worked = { readonly sheets: readonly number[]; readonly p: number; readonly exact: string; readonly c: number; readonly passes: boolean };
/* prettier-ignore */
const WORKED: readonly Worked[] = [
  { sheets: times(3, 10_000),                    p: 10_000, exact: 'everything is everything',                                         c: 10_000, passes: true },
  { sheets: times(5, 0),                         p: 0,      exact: 'nothing is nothing',                                               c: 0,      passes: false },
  { sheets: times(3, 9000),                      p: 8000,   exact: '7200 + 1600',                                                      c: 8800,   passes: true },
  { sheets: [8000, 8100, 8200, 8300, 8400],      p: 7000,   exact: '164000 + 35000 over 25 = 7960',                                    c: 7960,   passes: true },
  { sheets: times(5, 8640),                      p: 7540,   exact: '6912 + 1508',                                                      c: 8420,   passes: true },
  { sheets: times(3, 8533),                      p: 7777,   exact: '6826.4 + 1555.4 = 8381.8',                                         c: 8382,   passes: true },
  { sheets: times(3, 6005),                      p: 5980,   exact: '4804 + 1196 = 6000, on the mark',                                  c: 6000,   passes: true },
  { sheets: times(3, 6005),                      p: 5979,   exact: '4804 + 1195.8 = 5999.8',                                           c: 6000,   passes: true },
  { sheets: times(3, 6004),                      p: 5980,   exact: '4803.2 + 1196 = 5999.2',                                           c: 5999,   passes: false },
  { sheets: [7000, 7000, 7001],                  p: 7000,   exact: '105004 over 15 = 7000.26…',                                        c: 7000,   passes: true },
  { sheets: [8000, 8000, 8001],                  p: 7002,   exact: '117010 over 15 = 7800.66…; a mean rounded first would say 7800',   c: 7801,   passes: true },
  { sheets: [8000, 8001, 8001],                  p: 7004,   exact: '117020 over 15 = 7801.33…; a mean rounded first would say 7802',   c: 7801,   passes: true },
  { sheets: [9120, 8755, 9010, 8890, 9345],      p: 8415,   exact: '222555 over 25 = 8902.2',                                          c: 8902,   passes: true },
  { sheets: [5550, 6125, 6340, 5980, 6005],      p: 6000,   exact: '150000 over 25 = 6000, on the mark',                               c: 6000,   passes: true },
  { sheets: [5550, 6125, 6340, 5980, 6004],      p: 6000,   exact: '149996 over 25 = 5999.84',                                         c: 6000,   passes: true },
  { sheets: [5550, 6125, 6340, 5980, 6001],      p: 6000,   exact: '149984 over 25 = 5999.36',                                         c: 5999,   passes: false },
  { sheets: [8000, 8000, 8000, 8003],            p: 7500,   exact: '158012 over 20 = 7900.6',                                          c: 7901,   passes: true },
  { sheets: times(5, 10_000),                    p: 0,      exact: 'a department alone sinks nobody',                                  c: 8000,   passes: true },
  { sheets: times(5, 0),                         p: 10_000, exact: 'and lifts nobody',                                                 c: 2000,   passes: false },
  { sheets: [4999, 5001, 5000, 5002, 4998],      p: 9999,   exact: '149995 over 25 = 5999.8',                                          c: 6000,   passes: true },
  { sheets: [7333, 7334, 7335],                  p: 6666,   exact: '108006 over 15 = 7200.4',                                          c: 7200,   passes: true },
  { sheets: [1, 0, 0],                           p: 0,      exact: '4 over 15 = 0.26…',                                                c: 0,      passes: false },
  { sheets: [1, 1, 0],                           p: 0,      exact: '8 over 15 = 0.53…',                                                c: 1,      passes: false },
  { sheets: [...times(7, 6000), 6005],           p: 6000,   exact: '240020 over 40 = 6000.5, a tie: up',                               c: 6001,   passes: true },
  { sheets: [...times(7, 6000), 5995],           p: 6000,   exact: '239980 over 40 = 5999.5, a tie on the mark: up, and it passes',    c: 6000,   passes: true },
  { sheets: [...times(7, 6000), 5994],           p: 6000,   exact: '239976 over 40 = 5999.4',                                          c: 5999,   passes: false },
  { sheets: [...times(7, 8500), 8501],           p: 7777,   exact: '334220 over 40 = 8355.5, a tie: up',                               c: 8356,   passes: true },
];

test.each(WORKED)('003 A4: $sheets and $p make $c ($exact)', ({ sheets, p, c, passes }) => {
  const composed = compose(p, sheets, MEASURE);
  expect([composed.composite, composed.qualified]).toEqual([c, passes]);
  expect(composed.professional).toEqual({ numerator: sheets.reduce((a, b) => a + b, 0), denominator: sheets.length });
});

test('where a pack drops extremes, the highest and the lowest sheet do not count; of fewer than three all count', () => {
  const dropping = { ...MEASURE, dropExtremes: true };
  expect(compose(8000, [5000, 8000, 8000, 8000, 10_000], dropping)).toMatchObject({ composite: 8000, professional: { numerator: 24_000, denominator: 3 } });
  expect(compose(8000, [5000, 8000, 8000, 8000, 10_000], MEASURE).composite).toBe(7840);
  expect(compose(8000, [6000, 8000], dropping).professional).toEqual({ numerator: 14_000, denominator: 2 });
});

test('there is work enough to trust it', () => expect(WORKED.length).toBeGreaterThanOrEqual(20));
