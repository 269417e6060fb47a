import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { wipeHome } from '../../bin/embedded/wipe-home';

export const silent = pino({ level: 'silent' });
export const isRoot = process.getuid?.() === 0;

/** A folder for homes that the database's user may enter, gone with everything in it when `clear` is called. */
export function aPlaceForHomes() {
  const folder = mkdtempSync(join(tmpdir(), 'docket-test-'));
  chmodSync(folder, 0o755);
  const homes: string[] = [];
  return {
    folder,
    aHome(mode = 0o755) {
      const home = join(folder, String(homes.length + 1));
      mkdirSync(home, { mode });
      homes.push(home);
      return home;
    },
    async clear() {
      for (const home of homes) await wipeHome(home).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Collects what would be printed. */
export function ear() {
  const lines: string[] = [];
  return { say: (line: string) => void lines.push(line), heard: () => lines.join('\n') };
}
