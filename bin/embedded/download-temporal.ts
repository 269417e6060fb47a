import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './processes';

type Download = { home: string; say: (line: string) => void; signal?: AbortSignal };

const PATIENCE_MS = 20_000;
const PATIENCE_AGAIN_MS = 5_000;

/** Answers the server program that the SDK has downloaded, earlier or now; undefined when it cannot be had within 20 seconds. */
export async function downloadTemporal({ home, say, signal }: Download): Promise<string | undefined> {
  const cached = programIn(tmpdir());
  if (cached !== undefined) return cached;
  const folder = join(home, 'download');
  const failedBefore = join(folder, 'failed');
  const timeoutMs = existsSync(failedBefore) ? PATIENCE_AGAIN_MS : PATIENCE_MS;
  mkdirSync(folder, { recursive: true });
  say(`下载 Temporal 服务器（至多等 ${timeoutMs / 1000} 秒）/ downloading the Temporal server, given up after ${timeoutMs / 1000} seconds`);
  await fetchInto(folder, { timeoutMs, signal });
  const program = programIn(folder);
  if (program === undefined) {
    writeFileSync(failedBefore, '');
    say('Temporal 下载不到，试其他途径 / the download cannot be had, looking elsewhere');
  }
  return program;
}

// In a process of its own: the native code that downloads can neither be called back nor keep its failures to itself.
async function fetchInto(folder: string, { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal | undefined }): Promise<void> {
  const script = join(__dirname, 'download-child.ts');
  await run(process.execPath, ['--import', 'tsx', script, folder], { cwd: resolve(__dirname, '../..'), timeoutMs, signal });
}

// The system's folder for temporary files is everybody's: only what this user put there is run.
function programIn(folder: string): string | undefined {
  const { uid } = userInfo();
  return readdirSync(folder)
    .filter((name) => /^temporal-(sdk|cli)/.test(name))
    .map((name) => join(folder, name))
    .find((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found?.isFile() === true && found.uid === uid && (found.mode & 0o111) !== 0 && (found.mode & 0o022) === 0;
    });
}
