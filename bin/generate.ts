/**
 * Writes the papers that are made from code and packs. With `--check` it writes nothing and fails when one of them is out of date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApiDocument } from '../api/contract/openapi';
import { accessPage } from './papers/access';
import { featuresPage } from './papers/features';
import { policyCoveragePage } from './papers/policy-coverage';
import { statesPage } from './papers/states';

const ROOT = join(__dirname, '..');

const PAPERS: Record<string, () => string> = {
  'docs/states.md': statesPage,
  'docs/access.md': accessPage,
  'docs/policy-coverage.md': () => policyCoveragePage(join(ROOT, 'packs')),
  'docs/features.md': () => featuresPage(join(ROOT, 'docs', 'features.yaml')),
  'docs/openapi.json': () => `${JSON.stringify(openApiDocument(), null, 1)}\n`,
};

const isUpToDate = (file: string, text: string): boolean => existsSync(join(ROOT, file)) && readFileSync(join(ROOT, file), 'utf8') === text;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), text);
}

/** Brings every paper up to date, or with `checkOnly` says which are not. */
function generate(checkOnly: boolean): void {
  const stale = Object.entries(PAPERS).map(([file, make]) => ({ file, text: make() })).filter(({ file, text }) => !isUpToDate(file, text));
  for (const { file, text } of stale) {
    if (!checkOnly) write(file, text);
    process.stdout.write(checkOnly ? `${file} is out of date: run "npm run generate" and look at what changed.\n` : `${file} written.\n`);
  }
  if (checkOnly && stale.length > 0) process.exitCode = 1;
  else process.stdout.write(`${Object.keys(PAPERS).length} generated papers are up to date.\n`);
}

generate(process.argv.includes('--check'));
