import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../../../domain/policy/pack';
import type { PackFile } from '../../../domain/policy/parts';
import { readPack } from '../../../domain/policy/read-pack';

const PACKS = join(__dirname, '../../../packs');
const TEMPLATES = join(__dirname, '../../../templates/documents');

/** The files of a pack as they ship, named from the pack's folder. */
export const packFiles = (name: string): PackFile[] => [
  ...readdirSync(join(PACKS, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(join(PACKS, name, path), 'utf8') })),
  ...readdirSync(TEMPLATES).map((file) => ({ path: `templates/${file}`, text: readFileSync(join(TEMPLATES, file), 'utf8') })),
];

/** The pack that ships, read as a release reads it. */
export function shippedPack(name: string): Pack {
  const read = readPack(packFiles(name));
  if ('faults' in read) throw new Error(read.faults.map(({ file, line, says }) => `${file}:${line} ${says}`).join('\n'));
  return read.pack;
}
