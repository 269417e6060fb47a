import { mkdirSync, realpathSync } from 'node:fs';

/** The folder of this installation exists; answers its one true path, by which its servers are recognised. */
export function realHome(home: string): string {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return realpathSync(home);
}
