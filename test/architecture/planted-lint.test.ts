/** Plants what the lint rules of the house forbid in a temporary tree and lets ESLint judge it with the configuration of the product. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './files';

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `  console_.push(${i});`).join('\n');

const PLANTED: readonly { rule: string; file: string; code: string }[] = [
  { rule: 'no-restricted-syntax', file: 'domain/now.ts', code: `export const today = (): number => Date.now();` },
  { rule: 'no-restricted-syntax', file: 'domain/new-date.ts', code: `export const today = (): Date => new Date();` },
  { rule: 'no-restricted-syntax', file: 'domain/chance.ts', code: `export const roll = (): number => Math.random();` },
  { rule: 'no-restricted-syntax', file: 'domain/id.ts', code: `export const id = (): string => crypto.randomUUID();` },
  { rule: 'no-restricted-syntax', file: 'workflows/now.ts', code: `export const today = (): number => Date.now();` },
  { rule: 'no-restricted-syntax', file: 'workflows/wait.ts', code: `setTimeout(() => undefined, 5);` },
  { rule: 'no-restricted-syntax', file: 'api/rows.ts', code: `export const rows = 'select id from fact where seq = 1';` },
  { rule: 'no-restricted-syntax', file: 'activities/rows.ts', code: 'export const rows = (id: string): string => `update process set stage = 1 where id = ${id}`;' },
  { rule: 'no-restricted-syntax', file: 'web/src/red.ts', code: `export const red = '#ff0000';` },
  { rule: 'no-restricted-properties', file: 'db/url.ts', code: `export const url = process.env.DATABASE_URL;` },
  { rule: 'no-restricted-imports', file: 'bin/url.ts', code: `import { env } from 'node:process'; export const url = env.DATABASE_URL;` },
  { rule: 'no-console', file: 'bin/says.ts', code: `console.log('here');` },
  { rule: 'no-restricted-exports', file: 'api/default.ts', code: `export default 1;` },
  { rule: 'max-params', file: 'db/four.ts', code: `export const four = (a: number, b: number, c: number, d: number): number => a + b + c + d;` },
  { rule: 'max-lines-per-function', file: 'db/long.ts', code: `const console_: number[] = [];\nexport function long(): void {\n${lines(60)}\n}` },
  { rule: 'max-lines', file: 'db/longer.ts', code: `const console_: number[] = [];\n${lines(260)}\nexport const all = console_;` },
  { rule: 'complexity', file: 'db/tangle.ts', code: `export const tangle = (n: number): number => ${Array.from({ length: 9 }, (_, i) => `n === ${i} ? ${i} :`).join(' ')} -1;` },
  { rule: '@typescript-eslint/no-floating-promises', file: 'api/forgets.ts', code: `export const forgets = (later: Promise<void>): void => { later; };` },
  { rule: '@typescript-eslint/no-explicit-any', file: 'api/any.ts', code: `export const any = (x: any): number => Number(x);` },
  { rule: '@typescript-eslint/switch-exhaustiveness-check', file: 'domain/half.ts', code: `export function half(s: 'a' | 'b'): number { switch (s) { case 'a': return 1; } return 0; }` },
  { rule: 'no-console', file: 'api/silenced.ts', code: `console.log('here'); // eslint-disable-line` },
];

const SOUND = { file: 'config.ts', code: `export const port = process.env.PORT;` };

type Result = { filePath: string; messages: { ruleId: string | null }[] };

let dir: string;
let found: string[];

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'docket-lint-'));
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), include: ['**/*.ts'] }));
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  for (const { file, code } of [...PLANTED, SOUND]) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), `${code}\n`);
  }
  found = lint().flatMap(({ filePath, messages }) => messages.map(({ ruleId }) => `${ruleId}: ${filePath.slice(dir.length + 1)}`));
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

function lint(): Result[] {
  const args = [join(ROOT, 'node_modules/eslint/bin/eslint.js'), '--config', join(ROOT, 'eslint.config.mjs'), '--format', 'json', '.'];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd: dir, encoding: 'utf8' })) as Result[];
  } catch (err) {
    return JSON.parse((err as { stdout: string }).stdout) as Result[];
  }
}

test.each(PLANTED)('$rule catches $file', ({ rule, file }) => expect(found).toContain(`${rule}: ${file}`));

test('config.ts alone may read the environment', () => expect(found.filter((line) => line.endsWith(': config.ts'))).toEqual([]));
