import type { Worker } from '@temporalio/worker';
import type { Logger } from 'pino';

const PAUSE_MS = 1_000;

/**
 * Runs the workers that are made, until told to stop. A worker of the SDK gives up for good when its namespace is lost: then all are made anew.
 * Throws where they cannot be made the first time.
 */
export async function keepWorking(log: Logger, make: () => Promise<Worker[]>): Promise<() => Promise<void>> {
  const told = new AbortController();
  let workers = await make();
  const running = (async () => {
    while (await hasFailed(workers, { log, signal: told.signal })) {
      if (told.signal.aborted) return;
      workers = (await madeAnew(make, { log, signal: told.signal })) ?? [];
    }
  })();
  return async () => {
    told.abort();
    endAll(workers);
    await running;
  };
}

/** True when one of them gave up; false when all ended as they were told. */
async function hasFailed(workers: readonly Worker[], { log, signal }: { log: Logger; signal: AbortSignal }): Promise<boolean> {
  const running = workers.map((worker) => worker.run().then(() => false, (err: unknown) => {
    log.warn({ err }, 'worker.failed');
    endAll(workers);
    return true;
  }));
  if (signal.aborted) endAll(workers); // told to stop while these were being made
  return (await Promise.all(running)).includes(true);
}

function endAll(workers: readonly Worker[]): void {
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
}

async function madeAnew(make: () => Promise<Worker[]>, { log, signal }: { log: Logger; signal: AbortSignal }): Promise<Worker[] | undefined> {
  while (!signal.aborted) {
    await new Promise((done) => setTimeout(done, PAUSE_MS));
    try {
      return await make();
    } catch (err) {
      log.warn({ err }, 'worker.not-yet');
    }
  }
  return undefined;
}
