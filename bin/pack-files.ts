import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '../domain/policy/pack';
import { readPack } from '../domain/policy/read-pack';

const PACKS = join(__dirname, '..', 'packs');

/** Reads a pack from the files of this release; its faults, with file and line, are thrown all at once. */
export async function readShippedPack(jurisdiction: string): Promise<{ pack: Pack; files: Record<string, string> }> {
  const folder = join(PACKS, jurisdiction);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(names.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
  const read = readPack(files);
  if ('faults' in read) throw new Error(`the pack ${jurisdiction} has faults:\n${read.faults.map(({ file, line, says }) => `  ${file}:${line} ${says}`).join('\n')}`);
  return { pack: read.pack, files: Object.fromEntries(files.map(({ path, text }) => [path, text])) };
}
