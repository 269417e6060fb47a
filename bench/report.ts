import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from './figures';
import { circumstances } from './soak/machine';

/** A row with the circumstances of its own measuring: rows are measured one by one and each on its own day. */
type Kept = Measured & ReturnType<typeof circumstances> & { readonly seed: string; readonly full: boolean };
const ROOT = join(__dirname, '..');
const RESULTS = join(ROOT, 'bench', 'results', 'bench.json');

const lines = (figures: object): string[] => Object.entries(figures).filter(([name]) => name !== 'of').map(([name, value]) => `${name}: **${String(value)}**`);
const verdict = ({ holds }: Measured): string => (holds === null ? '' : holds ? 'reached' : 'not reached');

/** The figures as they are read in a terminal. */
export const table = (row: Kept): string => [
  '', `${row.what} — ${row.reach}${verdict(row) ? ` — ${verdict(row)}` : ''} (load before: ${row.loadBefore}, ${row.seconds} s)`,
  ...lines(row.figures).map((line) => `    ${line.replaceAll('**', '')}`), `  beside ${row.baseline.of}`, ...lines(row.baseline).map((line) => `    ${line.replaceAll('**', '')}`),
].join('\n');

const FILE = join(ROOT, 'docs', 'benchmarks.md');
const MARK = '<!-- what follows is written by npm run bench -->';

/** After it the row stands in the kept figures in the place of the one measured before it, and in the table of docs/benchmarks.md; what people wrote above the table stays. */
export function keepRow(measured: Measured, { seed, full }: { seed: string; full: boolean }): Kept {
  const row: Kept = { ...measured, ...circumstances(), seed, full };
  const before = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Kept[]) : [];
  const rows = [...before.filter((each) => each.row !== row.row), row].sort((a, b) => a.row.localeCompare(b.row));
  writeFileSync(RESULTS, `${JSON.stringify(rows, null, 2)}\n`);
  const [above = ''] = readFileSync(FILE, 'utf8').split(MARK);
  writeFileSync(FILE, `${above}${MARK}\n\n${rowsOf(rows)}\n`);
  return row;
}

const rowsOf = (rows: readonly Kept[]): string => [
  '| What | To reach | Measured | Beside | | Load before | When |', '|---|---|---|---|---|---|---|',
  ...rows.map((row) => `| ${row.what} | ${row.reach} | ${lines(row.figures).join('<br>')} | ${row.baseline.of}<br>${lines(row.baseline).join('<br>')} | ${verdict(row)} | ${row.loadBefore} | ${row.date.slice(0, 10)}, \`${row.commit}\`${row.full ? ', full size' : ''}, ${row.machine.cores} cores (${row.machine.cpu ?? ''}) |`),
].join('\n');
