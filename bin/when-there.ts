import type { Logger } from 'pino';

const LOOK_AGAIN_MS = 1_000;
/** Whether a connection to Temporal could not be made. */
export const isTemporalAway = (err: unknown): boolean => err instanceof Error && (err.name === 'TransportError' || err.name === 'ServiceError');

/** What a part stands on may still be starting, or be down: it waits for it. Whatever else goes wrong ends it. */
export async function whenThere<T>(log: Logger, isAway: (err: unknown) => boolean, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (err) {
      if (!isAway(err)) throw err;
      log.warn({ err }, 'start.waits');
      await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
    }
  }
}
