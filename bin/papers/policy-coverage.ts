import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Pack, PackDocument, Rule, Source } from '../../domain/policy/pack';
import { readPack } from '../../domain/policy/read-pack';
import { packFilesIn } from '../pack-files';
import { page, table } from './markdown';

/** docs/policy-coverage.md: for each clause what carries it out, or why nothing does; each rule and where it is asked; each default of ours. */
export function policyCoveragePage(packsFolder: string): string {
  const folders = readdirSync(packsFolder).map((name) => join(packsFolder, name)).filter((folder) => existsSync(join(folder, 'pack.yaml')));
  const packs = folders.sort().map(load);
  return page('Which clause is carried out by what', '`packs/`', packs.flatMap(packParts));
}

function load(folder: string): Pack {
  const read = readPack(packFilesIn(folder));
  if ('faults' in read) throw new Error(`${relative('.', folder)} is no sound pack:\n${read.faults.map(({ file, line, says }) => `${file}:${line} ${says}`).join('\n')}`);
  return read.pack;
}

const packParts = (pack: Pack): string[] => [
  `## ${pack.name.zh} · ${pack.name.en} (\`${pack.jurisdiction}\`)`,
  ...pack.documents.flatMap(documentParts),
  '### Rules', table(['rule', 'code', 'clause', 'strength', 'in force', 'asked by', 'stops when'], pack.rules.map((rule) => ruleRow(rule, pack))),
  '### What no document says: defaults of the product', table(['item', 'why'], defaultsOf(pack)),
];

const documentParts = ({ document, title, shortTitle, clauses }: PackDocument): string[] => [
  `### ${document} · ${title} (${shortTitle})`,
  table(
    ['clause', 'says', 'read as', 'carried out by'],
    Object.entries(clauses).map(([clause, { says, means, doneBy, notAutomated }]) => [clause, says, means ?? '', doneBy?.map((it) => `\`${it}\``).join(', ') ?? `not automated: ${notAutomated ?? ''}`]),
  ),
];

const ruleRow = (rule: Rule, { gates, windows }: Pack): string[] => {
  const gatesOf = gates.filter(({ asks }) => asks.includes(rule.id)).map(({ id, at }) => `gate ${id} (${at.join(', ')})`);
  const windowsOf = windows.filter(({ rule: asked }) => asked === rule.id).map(({ id }) => `window ${id}`);
  return [`\`${rule.id}\``, rule.code, told(rule.source), rule.strength, `${rule.validFrom ?? ''}…${rule.validTo ?? ''}`, [...gatesOf, ...windowsOf].join('; '), rule.blocksWhen.join(', ')];
};

const told = (source: Source): string => ('document' in source ? `${source.document} ${source.clause}` : `default: ${source.default}`);

/** Every item whose source is a default, by its path through the pack; a named item is called by its name. */
function defaultsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'source' in value ? defaultReason(value.source) : undefined;
  const inner = Object.entries(value).flatMap(([key, part]) => defaultsOf(part, [...path, nameOf(part) ?? key]));
  return own === undefined ? inner : [[path.join(' › '), own], ...inner];
}

const defaultReason = (source: unknown): string | undefined =>
  typeof source === 'object' && source !== null && 'default' in source && typeof source.default === 'string' ? source.default : undefined;

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const named = Object.entries(value).find(([key, name]) => ['id', 'document', 'role', 'kind', 'channel', 'from', 'organ'].includes(key) && typeof name === 'string');
  return named?.[1] as string | undefined;
}
