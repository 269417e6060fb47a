import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readConfig } from '../../config';

export const ROOT = join(__dirname, '../..');

const NOT_OURS = new Set(['node_modules', '.git', '.docket', 'dist', 'coverage', 'test-results']);

/** The files of the tree, as paths from its root; nothing that is installed, built or left behind by a run. */
export function filesOf(folder = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    return entry.isFile() ? [relative(ROOT, path)] : [];
  });
}

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The settings as this environment would give them. */
export function configWith(env: NodeJS.ProcessEnv): ReturnType<typeof readConfig> {
  const before = process.env;
  process.env = env;
  try {
    return readConfig();
  } finally {
    process.env = before;
  }
}
