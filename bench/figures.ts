import { setTimeout as pause } from 'node:timers/promises';

/** What a row of the table says: figures by name, numbers rounded as they are shown. */
export type Figures = Readonly<Record<string, number | string | boolean | null>>;
export type Measured = {
  readonly row: string; readonly what: string; readonly reach: string; readonly command: string;
  readonly figures: Figures; readonly baseline: Figures & { readonly of: string }; readonly holds: boolean | null; readonly loadBefore: number; readonly seconds: number;
};

/** The value below which this part of the sample lies. */
export function percentile(sample: readonly number[], part: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))] ?? NaN;
}

/** Three figures that say how long something took; milliseconds. */
export const spread = (sample: readonly number[]): { p50: number; p95: number; p99: number } =>
  ({ p50: round(percentile(sample, 0.5)), p95: round(percentile(sample, 0.95)), p99: round(percentile(sample, 0.99)) });

/** As many digits as a figure of a shared machine is worth. */
export function round(value: number): number {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number(value.toFixed(digits));
}

export type Run = { readonly perSecond: number; readonly ms: readonly number[]; readonly done: number };

/** Lets so many work side by side until the work is used up or the time is over; every piece is timed. `next` answers undefined when there is none left. */
export async function sideBySide(clients: number, seconds: number, piece: (client: number) => Promise<number | undefined>): Promise<Run> {
  const ms: number[] = [];
  const from = performance.now();
  const until = from + seconds * 1000;
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    while (performance.now() < until) {
      const took = await piece(client);
      if (took === undefined) return;
      ms.push(took);
    }
  }));
  return { perSecond: (ms.length / (performance.now() - from)) * 1000, ms, done: ms.length };
}

/** So many a second begin, whether the ones before have ended or not. */
export async function paced(rate: number, seconds: number, begin: (n: number) => Promise<unknown>): Promise<void> {
  const from = performance.now();
  const begun: Promise<unknown>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    await pause(Math.max(0, from + (n * 1000) / rate - performance.now()));
    begun.push(begin(n));
  }
  await Promise.all(begun);
}
