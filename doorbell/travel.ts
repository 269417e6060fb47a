import { nextStop, readClock, settledAfter, stopAt, stopTravelling, unsettled, waitingForMoments } from '../db/clock';
import type { Pool } from '../db/database';
import type { Ring } from './ring';

type Travelling = { readonly pool: Pool; readonly ring: Ring };
const LOOK_AGAIN_MS = 15;
const A_TURN_MS = 20_000;

/**
 * Carries a journey of the business clock on, if one was asked for: it stops at each next moment of any deadline or waiting mail, rings whose moment it is,
 * waits until the installation is settled, then goes on. Killed midway, the next turn of any worker goes on from the record.
 */
export async function travelOn({ pool, ring }: Travelling): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < A_TURN_MS) {
    const { now, until } = await readClock(pool);
    if (until === null || !(await settles(pool, began))) return;
    const next = (await nextStop(pool)) ?? Infinity;
    const stop = Math.min(next, until);
    if (stop > now) await halt({ pool, ring }, stop);
    if (next > until && (await settles(pool, began))) return arrive({ pool, ring });
  }
}

async function halt({ pool, ring }: Travelling, at: number): Promise<void> {
  const from = performance.now();
  for (const one of await stopAt(pool, at)) ring.process(one);
  ring.postman();
  await settles(pool, from);
  await settledAfter(pool, performance.now() - from);
}

/** After a journey every run, and whoever carries mail, reads the next moment anew, for the timer is that of the time before. */
async function arrive({ pool, ring }: Travelling): Promise<void> {
  await stopTravelling(pool);
  ring.postman();
  for (const one of await waitingForMoments(pool)) ring.process(one);
}

async function settles(pool: Pool, began: number): Promise<boolean> {
  while (performance.now() - began < A_TURN_MS) {
    const { behind, due, notices } = await unsettled(pool);
    if (behind + due + notices === 0) return true;
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
  }
  return false;
}
