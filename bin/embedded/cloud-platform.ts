import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type CloudPlatform = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts the cloud platform of demos and tests as a process of its own; it ends with the one that started it. */
export async function startCloudPlatform(secret: string): Promise<CloudPlatform> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'cloud-platform-child.ts')], { stdio: ['pipe', 'pipe', 'ignore'], cwd: join(__dirname, '..', '..') });
  const ended = once(child, 'exit');
  child.stdin.write(`${secret}\n`);
  const said = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended.then(() => [])]);
  const [url] = said as [string?];
  if (url === undefined) throw new Error('the cloud platform did not start');
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
