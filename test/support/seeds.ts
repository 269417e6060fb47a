import type fc from 'fast-check';

/** The seed of everything random in this process: printed, so that a failure can be had again by `SEED=…`. */
export const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Settings of a property: fast-check prints the seed with a failure; `SOAK` makes it ten times as many. */
export const reportSeed = <T>({ numRuns }: { numRuns: number }): fc.Parameters<T> => ({ seed: SEED, numRuns: process.env['SOAK'] ? numRuns * 10 : numRuns });

/** A generator of chance from a seed (mulberry32): numbers from 0 up to 1. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
