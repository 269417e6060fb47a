import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from './figures';

type Kept = { readonly commit: string; readonly date: string; readonly machine: { readonly cores: number; readonly cpu?: string | undefined; readonly node: string }; readonly seed: string; readonly full: boolean; readonly rows: readonly Measured[] };
const ROOT = join(__dirname, '..');

const lines = (figures: object): string[] => Object.entries(figures).filter(([name]) => name !== 'of').map(([name, value]) => `${name}: **${String(value)}**`);
const verdict = ({ holds }: Measured): string => (holds === null ? '' : holds ? 'reached' : 'not reached');

/** The figures as they are read in a terminal. */
export const table = (kept: Kept): string => kept.rows.flatMap((row) => [
  '', `${row.what} — ${row.reach}${verdict(row) ? ` — ${verdict(row)}` : ''} (load before: ${row.loadBefore}, ${row.seconds} s)`,
  ...lines(row.figures).map((line) => `    ${line.replaceAll('**', '')}`), `  beside ${row.baseline.of}`, ...lines(row.baseline).map((line) => `    ${line.replaceAll('**', '')}`),
]).join('\n');

const FILE = join(ROOT, 'docs', 'benchmarks.md');
const MARK = '<!-- what follows is written by npm run bench -->';

/** Writes the table of docs/benchmarks.md out of the kept figures; what people wrote above it stays. */
export function report(kept: Kept): void {
  const rows = kept.rows.map((row) => `| ${row.what} | ${row.reach} | ${lines(row.figures).join('<br>')} | ${row.baseline.of}<br>${lines(row.baseline).join('<br>')} | ${verdict(row)} | ${row.loadBefore} |`);
  const [above = ''] = readFileSync(FILE, 'utf8').split(MARK);
  writeFileSync(FILE, `${above}${MARK}

Commit \`${kept.commit}\`, ${kept.date}, ${kept.machine.cores} cores (${kept.machine.cpu ?? ''}), Node ${kept.machine.node}, seed ${kept.seed}${kept.full ? ', full sizes' : ', small sizes'}. The load average before each row says how much the machine was shared.

| What | To reach | Measured | Beside | | Load before |
|---|---|---|---|---|---|
${rows.join('\n')}
`);
}

if (require.main === module) report(JSON.parse(readFileSync(join(ROOT, 'bench', 'results', process.argv[2] ?? 'bench.json'), 'utf8')) as Kept);
