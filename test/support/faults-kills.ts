import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openLedger } from './faults-ledger';
import { chance, openOffice } from './faults-office';
import { recount, type Recount } from './faults-recount';
import { patiently, type City } from './faults-city';
import type { Kept } from './faults-part';

export type Killing = { readonly seed: string; readonly instants: number; readonly apiPoints: readonly string[]; readonly workerPoints: readonly string[]; readonly changePoints: readonly string[]; readonly say?: (line: string) => void };
export type Killed = Recount & { readonly seed: string; readonly killed: Readonly<Record<string, number>>; readonly atPoints: readonly string[]; readonly diedByItself: readonly string[]; readonly declared: number; readonly tookS: number };

/** Where the product lets itself be killed: in the api, in the worker, and while a new build takes over. */
export const API_POINTS = ['after-commit-before-reply'] as const;
export const CHANGE_POINT = 'between-terminate-and-start';
export const WORKER_POINTS = ['after-record-commit-before-task-completes', 'inside-take-up', 'after-smtp-accept-before-mark'] as const;

export const TARGETS = ['api', 'worker', 'temporal', 'postgres'] as const;
export type Target = (typeof TARGETS)[number];

/** Under load: deaths at the named points first, then kill -9 of whichever part at random instants; then everything is counted again. */
export async function proveKills(city: City, { seed, instants, apiPoints, workerPoints, changePoints, say = () => undefined }: Killing): Promise<Killed> {
  const began = performance.now();
  const ledger = openLedger(join(city.home, 'ledger.jsonl'));
  const office = await openOffice({ city, ledger, seed, everyMs: 350, atMost: 2_000, plan: true });
  await Promise.all([city.api.willDieAt(apiPoints), city.worker.willDieAt(workerPoints)]);
  await until(() => city.api.pointsLeft() + city.worker.pointsLeft() === 0, 240_000, () => `died at ${JSON.stringify([city.api.deaths(), city.worker.deaths()])}`);
  await city.worker.stop();
  const worker = await city.another('worker-b', { env: { BUILD_SUFFIX: `b-${seed}` }, args: ['--activate'], chaos: changePoints });
  await until(() => worker.pointsLeft() === 0, 120_000, () => `died at ${JSON.stringify(worker.deaths())}`);
  say(`died at ${[...city.api.deaths().atPoints, ...city.worker.deaths().atPoints, ...worker.deaths().atPoints].join(', ')}`);
  const killed: Record<Target, number> = { api: 0, worker: 0, temporal: 0, postgres: 0 };
  for (let n = 0; n < instants; n += 1) {
    await pause(200 + chance(seed, `instant ${n}`) * 3_800);
    const target = TARGETS[n < TARGETS.length ? n : Math.floor(chance(seed, `target ${n}`) * TARGETS.length)] ?? 'api';
    await kill(city, worker, target);
    killed[target] += 1;
    if (n % 10 === 9) say(`${n + 1} killed, ${office.declared()} declared`);
  }
  await Promise.all([city.api.serves(), worker.serves()]);
  await office.finish();
  await patiently(() => unsent(city));
  const counted = await recount(city, ledger);
  const deaths = [city.api.deaths(), city.worker.deaths(), worker.deaths()];
  return { seed, killed, atPoints: deaths.flatMap(({ atPoints }) => atPoints), diedByItself: deaths.flatMap(({ byItself }) => byItself).map((said) => said.replaceAll(`${process.cwd()}/`, '')), declared: office.declared(), tookS: Math.round((performance.now() - began) / 1_000), ...counted };
}

/** kill -9 of a part; a server is started again on its port, the others have their keepers. */
export async function kill(city: City, worker: Kept, target: Target): Promise<void> {
  if (target === 'api') return city.api.kill();
  if (target === 'worker') return worker.kill();
  const server = target === 'postgres' ? city.postgres : city.temporalServer;
  await server.kill();
  await server.start();
}

export async function unsent(city: City): Promise<void> {
  const { rows } = await city.db().pool.query<{ n: number }>(`select count(*)::int as n from notice where state <> 'sent'`);
  if (rows[0]?.n !== 0) throw new Error(`${rows[0]?.n} notices are not sent`);
}

/** Looks again until something is so; says what stood in the way when it never was. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs: number, why: () => string): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${why()}`);
    await pause(30);
  }
}
