import { appendFileSync } from 'node:fs';
import type { Config } from '../config';

/**
 * Points at which the fault tests let this process die, by `CHAOS=point:n`: at its n-th passing of the point it is gone as by kill -9.
 * Without the setting nothing is passed down and nothing is asked.
 */
export function chaosPoint({ CHAOS, NODE_ENV, DOCKET_HOME }: Config): { point?: (name: string) => Promise<void> } {
  if (CHAOS === undefined || NODE_ENV === 'production') return {};
  const [name, nth = '1'] = CHAOS.split(':');
  let left = Number(nth);
  return {
    point: (passed) => {
      if (passed === name && --left === 0) {
        appendFileSync(`${DOCKET_HOME}/chaos.log`, `${name}\n`);
        process.kill(process.pid, 'SIGKILL');
        return new Promise(() => undefined); // dead already, but for the scheduler
      }
      return Promise.resolve();
    },
  };
}
