import { existsSync, readdirSync, rmSync } from 'node:fs';
import { isHeld } from './holders';
import { runningServer } from './postgres-server';
import { isAlive } from './process-table';
import { stopProcess } from './processes';
import { runningTemporal } from './temporal';
import { readWhere } from './where';

/** Nothing of this home is left, nor of its folders outside it. Refused while a live Docket holds it, and for a folder that is no home. */
export async function wipeHome(home: string): Promise<void> {
  if (!existsSync(home) || readdirSync(home).length === 0) return;
  const { postgres, mailbox } = readWhere(home);
  if (!postgres && !mailbox) throw new Error(`${home} 不像是 Docket 的目录，未删除 / ${home} does not look like a folder of Docket: nothing was deleted`);
  if (isHeld(home)) throw new Error(`${home} 正被另一个 Docket 使用，未删除 / ${home} is in use by another Docket: nothing was deleted`);

  const left = [postgres && runningServer(postgres), runningTemporal(home)].filter((server) => server !== undefined);
  await Promise.all(left.map(({ pid }) => stopProcess(pid, () => isAlive(pid), 5_000)));
  if (postgres) rmSync(postgres.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
