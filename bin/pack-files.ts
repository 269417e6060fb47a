import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Pack } from '../domain/policy/pack';
import type { PackFile } from '../domain/policy/parts';
import { readPack } from '../domain/policy/read-pack';

const PACKS = join(__dirname, '..', 'packs');
const TEMPLATES = join(__dirname, '..', 'templates', 'documents');

const isPart = (name: string): boolean => name.endsWith('.yaml') || name.endsWith('.html.hbs');

/** The files of the pack in a folder, and the templates of letters that it does not replace by its own. */
export function packFilesIn(folder: string): PackFile[] {
  const own = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isPart).map((path) => ({ path: path.split(sep).join('/'), from: join(folder, path) }));
  const shared = readdirSync(TEMPLATES).filter(isPart).map((name) => ({ path: `templates/${name}`, from: join(TEMPLATES, name) }));
  const all = [...own, ...shared.filter(({ path }) => !own.some((each) => each.path === path))].sort((a, b) => (a.path < b.path ? -1 : 1));
  return all.map(({ path, from }) => ({ path, text: readFileSync(from, 'utf8') }));
}

/** Reads a pack from the files of this release; its faults, with file and line, are thrown all at once. */
export async function readShippedPack(jurisdiction: string): Promise<{ pack: Pack; files: Record<string, string> }> {
  const files = packFilesIn(join(PACKS, jurisdiction));
  const read = readPack(files);
  if ('faults' in read) throw new Error(`the pack ${jurisdiction} has faults:\n${read.faults.map(({ file, line, says }) => `  ${file}:${line} ${says}`).join('\n')}`);
  return { pack: read.pack, files: Object.fromEntries(files.map(({ path, text }) => [path, text])) };
}
