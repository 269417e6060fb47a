import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config';
import type { Database } from '../db/database';
import { chaosPoint } from './chaos';
import type { Parts } from './embedded/parts';
import { startTemporal } from './embedded/temporal';
import { say } from './say';
import { bundleOf, startWorker } from './worker';

type Moving = { readonly config: Config; readonly log: Logger; readonly db: Database; readonly parts: Parts; readonly publicUrl: string; readonly cloud: { readonly url: string; readonly secret: string }; readonly signal: AbortSignal };
type Kept = {
  /** Where the bell hangs; nothing while there is no Temporal. */
  readonly temporal: () => { address: string; namespace: string } | null;
  /** True when something moves for the first time; false when it was stopped before. */
  readonly begun: Promise<boolean>;
  readonly stop: () => Promise<void>;
};

const LOOK_AGAIN_MS = 10_000;

/** Moves processes as soon as there is a Temporal: at once, or whenever it comes. Without one the record goes on and nothing moves. */
export function keepMoving(moving: Moving): Kept {
  const { config, signal } = moving;
  let address: string | undefined;
  const endings: (() => Promise<void>)[] = [];
  const begun = (async () => {
    while (!signal.aborted) {
      try {
        address = moving.parts.temporalAddress ?? (await lookFor(moving, endings));
        if (address !== undefined) {
          endings.push(await work(moving, address));
          return true;
        }
      } catch (err) {
        moving.log.warn({ err }, 'movement.not-yet');
      }
      await sleep(LOOK_AGAIN_MS, signal);
    }
    return false;
  })();
  return {
    temporal: () => (address === undefined ? null : { address, namespace: config.TEMPORAL_NAMESPACE }), begun,
    stop: async () => {
      await begun;
      for (const end of endings.reverse()) await end();
    },
  };
}

async function work({ config, log, db, parts, publicUrl, cloud }: Moving, address: string): Promise<() => Promise<void>> {
  const bundle = await bundleOf(resolve(config.DOCKET_HOME));
  const worker = await startWorker({ db, log, address, namespace: config.TEMPORAL_NAMESPACE, smtpUrl: parts.smtpUrl, mailFrom: config.MAIL_FROM, chromium: config.CHROMIUM, publicUrl, cloudUrl: cloud.url, cloudSecret: cloud.secret, bundle, activate: true, ...chaosPoint(config) });
  return worker.stop;
}

/** Looks once more for a Temporal that somebody may have installed meanwhile; it is not downloaded or built a second time. */
async function lookFor({ config, log }: Moving, endings: (() => Promise<void>)[]): Promise<string | undefined> {
  const found = await startTemporal({ config, home: config.DOCKET_HOME, log, say: () => undefined, roads: ['setting', 'path', 'kept'] });
  if ('missing' in found) return undefined;
  say('Temporal 已就绪，流程开始推进 / Temporal is there: movement begins');
  endings.push(() => found.stop());
  return found.address;
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> => new Promise((done) => {
  const timer = setTimeout(done, ms);
  signal.addEventListener('abort', () => { clearTimeout(timer); done(); }, { once: true });
});
