import type { Logger } from 'pino';
import { isNotNow, type Pool } from '../db/database';
import { aloneDoing } from '../db/alone';
import { filesWait } from '../db/letters/files';
import { currentBuild, movesIn, noticesWait, notFired, notHeard, ofOtherBuilds, type ToRing } from '../db/sweep';
import type { Ring } from './ring';

export type Sweeping = {
  readonly pool: Pool; readonly ring: Ring; readonly log: Logger;
  /** The id of the Temporal namespace that answers; one that was lost is made again. */
  readonly namespaceId: () => Promise<string>;
  /** Whether any worker polls the queue of a build. */
  readonly isPolled: (build: string) => Promise<boolean>;
};

const AT_ONCE = 200; // rings a second
const RESTARTS_AT_ONCE = 50;
const STRAGGLERS_EVERY_MS = 30_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** After so many rings of one process that were lost in a row, the trouble is its own. */
const LOST_IN_A_ROW = 3;
type Pauses = Map<string, { readonly until: number; readonly pauseMs: number; readonly lost: number }>;

/** One turn: rings what is past its time, replaces runs of other builds. It only rings; it never appends a fact. */
export function createSweep(sweeping: Sweeping): () => Promise<void> {
  const pauses: Pauses = new Map();
  let stragglersAt = performance.now() + STRAGGLERS_EVERY_MS;
  return async () => {
    const { pool, ring } = sweeping;
    const build = await currentBuild(pool);
    const namespaceId = await sweeping.namespaceId();
    if (build === null || !(await sweeping.isPolled(build))) return; // nobody would hear
    if (await movesIn(pool, namespaceId)) sweeping.log.warn('movement.taken-up-anew');
    const silent = [...(await notHeard(pool, AT_ONCE)), ...(await notFired(pool, AT_ONCE))];
    await ringAll(sweeping, pauses, unique(silent).slice(0, AT_ONCE));
    for (const other of await ofOtherBuilds(pool, build, RESTARTS_AT_ONCE)) await ring.restart(other);
    await ringHands(sweeping);
    if (performance.now() < stragglersAt) return;
    stragglersAt = performance.now() + STRAGGLERS_EVERY_MS;
    if (await ring.replaceStragglers(RESTARTS_AT_ONCE)) sweeping.log.warn('movement.stragglers');
  };
}

/** Who carries mail and who prints is rung where something waits for them. */
async function ringHands({ pool, ring }: Sweeping): Promise<void> {
  if (await noticesWait(pool)) await ring.replacePostman();
  if (await filesWait(pool)) await ring.replaceClerk();
}

const unique = (rows: readonly ToRing[]): ToRing[] => [...new Map(rows.map((row) => [row.processId, row])).values()];

async function ringAll(sweeping: Sweeping, pauses: Pauses, rows: readonly ToRing[]): Promise<void> {
  const now = performance.now();
  const waiting = new Set(rows.map(({ processId }) => processId));
  for (const id of pauses.keys()) if (!waiting.has(id)) pauses.delete(id);
  const due = rows.filter(({ processId }) => (pauses.get(processId)?.until ?? 0) <= now);
  for (let i = 0; i < due.length; i += 10) {
    const areHeard = await Promise.all(due.slice(i, i + 10).map((row) => ringOne(sweeping, pauses, { row, now })));
    if (areHeard.includes(false)) return; // who is farther off does not go ahead of whose ring was lost
  }
}

/** False where the ring was lost and is to keep its place: it is rung again in the next turn. One that was rung in vain, or is lost again and again, waits longer each time. */
async function ringOne({ ring, log }: Sweeping, pauses: Pauses, { row, now }: { readonly row: ToRing; readonly now: number }): Promise<boolean> {
  const before = pauses.get(row.processId);
  const { pauseMs, lost } = before ?? { pauseMs: FIRST_PAUSE_MS / 2, lost: 0 };
  const longer = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  pauses.set(row.processId, { until: now + longer, pauseMs: longer, lost });
  try {
    // Who was rung in vain may have a run on the queue of a build that is gone, begun before the record could note it.
    await (before ? ring.restart(row) : ring.awaited(row));
    return true;
  } catch (err) {
    log.debug({ err, processId: row.processId }, 'ring.lost');
    if (lost >= LOST_IN_A_ROW) return true;
    pauses.set(row.processId, { until: now, pauseMs, lost: lost + 1 });
    return false;
  }
}

const SWEEPER = 4711001;
const TURN_MS = 1_000;

export type Keeping = { readonly pool: Pool; readonly log: Logger; readonly turn: () => Promise<void>; readonly everyMs?: number; readonly lock?: number };

/** Takes turns until stopped, one worker of all at a time (an advisory lock). Postgres or Temporal being away ends a turn, not the sweeper. */
export function keepSweeping({ pool, log, turn, everyMs = TURN_MS, lock = SWEEPER }: Keeping): () => Promise<void> {
  let stopped = false;
  const once = (): Promise<void> => aloneDoing(pool, lock, turn);
  const running = (async () => {
    while (!stopped) {
      await once().catch((err: unknown) => log[isNotNow(err) ? 'debug' : 'warn']({ err }, 'sweep.missed'));
      await new Promise((done) => setTimeout(done, everyMs));
    }
  })();
  return async () => {
    stopped = true;
    await running;
  };
}
