import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startCloudPlatform } from '../../bin/embedded/cloud-platform';
import { readClock, unsettled } from '../../db/clock';
import { platformAt, type Hands, type Platform } from '../journeys/two-years/hands';
import { ROAD, take, type StepName } from '../journeys/two-years/road';
import { aWalk } from '../journeys/two-years/walk';
import { aCity, patiently, type City } from './faults-city';
import { kill, TARGETS, unsent, until, type Target } from './faults-kills';
import { openLedger, type Ledger } from './faults-ledger';
import { chance } from './faults-office';
import { recount, type Recount } from './faults-recount';

const SECRET = 'the secret of the cloud platform under faults';

/** A city with a cloud platform to order from, which stays up whatever is killed. */
export async function aCloudCity(bundles?: string): Promise<City> {
  const platform = await startCloudPlatform(SECRET);
  const env = { CLOUD_PLATFORM_URL: platform.url, CLOUD_PLATFORM_SECRET: SECRET };
  const city = await aCity({ apiEnv: env, workerEnv: env, bundles });
  return { ...city, close: async () => { await city.close(); await platform.stop(); } };
}

export type Walked = Recount & { readonly seed: string; readonly steps: number; readonly killed: Readonly<Record<Target, number>>; readonly at: readonly string[]; readonly diedByItself: readonly string[]; readonly tookS: number };
type Walking = { readonly seed: string; readonly instants: number; readonly say?: (line: string) => void };

/** The two years of one project, walked by its people while parts are killed at random instants of random steps; then everything is counted again. */
export async function proveTwoYears(city: City, { seed, instants, say = () => undefined }: Walking): Promise<Walked> {
  const began = performance.now();
  const ledger = openLedger(join(city.home, 'ledger-two-years.jsonl'));
  const walk = aWalk(handsUnderFaults(city, { ledger, platform: platformAt({ url: city.platformUrl ?? '', secret: SECRET, door: city.url }) }));
  const steps = Object.keys(ROAD) as StepName[];
  const plan = planOf(seed, { instants, steps });
  const killed: Record<Target, number> = { api: 0, worker: 0, temporal: 0, postgres: 0 };
  const die = async ({ target, afterMs }: Death): Promise<void> => {
    await pause(afterMs);
    await kill(city, city.worker, target);
    killed[target] += 1;
  };
  for (const step of steps) {
    const deaths = plan.filter((death) => death.step === step);
    await Promise.all([take(walk, step), deaths.reduce((before, death) => before.then(() => die(death)), Promise.resolve())]);
    if (deaths.length > 0) say(`${deaths.map(({ target }) => target).join(', ')} killed: ${step}`);
  }
  await Promise.all([city.api.serves(), city.worker.serves()]);
  await walk.hands.settled();
  await patiently(() => unsent(city));
  const counted = await recount(city, ledger);
  const asExpected = (await city.db().pool.query<{ kind: string; n: number }>(WALKED, [walk.id])).rows.filter(({ kind, n }) => n !== (kind === TWICE ? 2 : 1)).map(({ kind, n }) => `${kind} ${n} times in one life`);
  const diedByItself = [city.api, city.worker].flatMap((part) => part.deaths().byItself);
  return { seed, steps: walk.seen.length, killed, at: plan.map(({ step, target }) => `${target}: ${step}`), diedByItself, tookS: Math.round((performance.now() - began) / 1_000), ...counted, faults: [...counted.faults, ...asExpected] };
}

/** It goes live again after its first migration was turned down. */
const TWICE = 'cloud-plan.went-live';
/** What happens once in such a life, whatever died meanwhile. */
const WALKED = `select k.kind, (select count(*)::int from fact f where f.kind = k.kind and (f.process_id = $1 or f.process_id like '%' || $1 || '%')) as n
  from unnest(array['project.approved', 'project.changed', 'request.asked', 'cloud-plan.went-live', 'migration.failed', 'migration.accepted', 'evaluation.listed', 'opinion.issued']) k(kind)`;

type Death = { readonly step: StepName; readonly target: Target; readonly afterMs: number };

/** Which part dies in which step and when, by the seed; the first deaths are of each part in turn. */
const planOf = (seed: string, { instants, steps }: { instants: number; steps: readonly StepName[] }): Death[] =>
  Array.from({ length: instants }, (_, n) => ({
    step: steps[Math.floor(chance(seed, `step ${n}`) * steps.length)] ?? steps[0] ?? never(),
    target: TARGETS[n < TARGETS.length ? n : Math.floor(chance(seed, `target ${n}`) * TARGETS.length)] ?? 'api',
    afterMs: Math.floor(chance(seed, `instant ${n}`) * 500),
  }));

function never(): never {
  throw new Error('there is no road');
}

/** People who wait out what dies under them: an act is asked again under the same name until its end is known, and a "no" is an error here. */
function handsUnderFaults(city: City, { ledger, platform }: { ledger: Ledger; platform: Platform }): Hands {
  const pool = () => city.db().pool;
  const settled = (): Promise<void> => until(() => patiently(async () => { const { behind, due } = await unsettled(pool()); return behind + due === 0; }), 120_000, () => 'settled');
  const heard = (work: () => Promise<number>): Promise<number> => patiently(async () => {
    const status = await work();
    if (status >= 500) throw new Error(`the door answered ${status}`);
    return status;
  });
  return {
    settled,
    platform: { ...platform, allocates: (order) => heard(() => platform.allocates(order)), says: (order, quantities) => heard(() => platform.says(order, quantities)) },
    get: (login, path) => patiently(async () => (await city.as(login)).get(path)),
    async act(...[login, name, path, body = {}]) {
      const entry = await ledger.call((who) => city.as(who), { name, who: login, method: 'POST', path, body });
      if (entry.ended !== 'ok') throw new Error(`${name} was refused: ${entry.refusal}`);
      return entry.answer ?? {};
    },
    prepare: (login, work) => patiently(async () => work(await city.as(login))),
    facts: (id) => patiently(async () => (await pool().query(`select process_id as "processId", seq, kind, ms(at)::float8 as at, actor_id as "actorId", command_id as "commandId", payload from fact where process_id = $1 order by seq`, [id])).rows),
    async travel(local) {
      const to = new Date(`${local.replace(' ', 'T')}:00+08:00`);
      await until(() => patiently(async () => {
        const { now, until: going } = await readClock(pool());
        if (going === null && now < to.getTime()) await (await city.as('zhengshi')).send('POST', '/clock/travels', { until: to.toISOString() });
        return going === null && now >= to.getTime();
      }), 240_000, () => `travelled to ${local}`);
      await settled();
    },
  };
}
