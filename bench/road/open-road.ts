import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { NAMESPACE, type Ground } from '../ground';

type Told = { readonly name: string; readonly at: number };
/** The bare comparison beside the product's workers: its runs, and when what was sent to them arrived. */
export type Road = { readonly handles: readonly WorkflowHandle[]; readonly arrived: (name: string) => Promise<number>; readonly close: () => Promise<void> };

/** Starts the comparison's worker and so many runs that wait. */
export async function openRoad({ temporal, temporalAddress, databaseUrl }: Ground, runs: number): Promise<Road> {
  const child = fork(join(__dirname, 'road-child.ts'), [temporalAddress, NAMESPACE, databaseUrl], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const arrivals = new Map<string, (at: number) => void>();
  await new Promise<void>((done, failed) => {
    child.on('message', ({ name, at }: Told) => { if (name === 'ready') done(); else arrivals.get(name)?.(at); });
    child.once('exit', (code) => failed(new Error(`the comparison's worker ended (${code})`)));
  });
  const client = await temporal();
  const tag = Date.now();
  const handles: WorkflowHandle[] = [];
  for (let n = 0; n < runs; n += 1) handles.push(await client.start('road', { workflowId: `road-${tag}-${n}`, taskQueue: 'bench-road' }));
  return {
    handles,
    arrived: (name) => new Promise((done) => { arrivals.set(name, done); }),
    async close() {
      for (const handle of handles) await handle.terminate('measured').catch(() => undefined);
      child.kill('SIGTERM');
      await ended;
    },
  };
}
