import pino from 'pino';
import { openDatabase, type Pool } from '../../db/database';
import { rebuild } from '../../db/record/rebuild';
import { TABLES } from '../../db/record/tables';
import type { Case } from '../../domain/record/case';

/** Everything that is kept of processes, one line a row. What only movement uses (when a run is to be heard from) is no part of it. */
export async function keptRows(pool: Pick<Pool, 'query'>, { but = [] }: { readonly but?: readonly string[] } = {}): Promise<string[]> {
  const lines: string[] = [];
  for (const table of Object.keys(TABLES).filter((name) => !but.includes(name))) {
    const { rows } = await pool.query<{ line: string }>(`select '${table} ' || (to_jsonb(t) - 'hear_by')::text as line from ${table} t`);
    for (const { line } of rows) lines.push(line); // more than a call may have arguments
  }
  return lines.sort();
}

/** What is sent and printed stays as it is when rows are made anew. */
const CARRIED = ['notice', 'letter_file'];

/** Makes all rows anew from the facts, as the owner does it; answers those that are not what they were. Mails go out and letters are printed meanwhile, and are left out. */
export async function changedByRebuilding(url: string): Promise<string[]> {
  const owner = openDatabase({ url, log: pino({ level: 'silent' }), max: 2, asOwner: true });
  const reader = await owner.pool.connect();
  try {
    await reader.query('set statement_timeout = 0'); // a table of ten thousand processes is read at once
    const before = await keptRows(reader, { but: CARRIED });
    await rebuild(owner.pool);
    const [was, is] = [new Set(before), new Set(await keptRows(reader, { but: CARRIED }))];
    return [...[...was].filter((line) => !is.has(line)).map((line) => `gone: ${line}`), ...[...is].filter((line) => !was.has(line)).map((line) => `new: ${line}`)];
  } finally {
    reader.release(true);
    await owner.close();
  }
}

const inOrder = <T>(rows: readonly T[], key: (row: T) => string): T[] => [...rows].sort((a, b) => key(a).localeCompare(key(b)));
/** A case to be compared with that of another record, which was written at other milliseconds: instants to the hour, and no hashes. */
export const coarse = ({ tasks, deadlines, awaits, rounds, ...rest }: Case): unknown => withoutMs({ ...rest, rounds: rounds.map(({ steps, ...round }) => ({ ...round, steps: inOrder(steps, ({ step }) => step) })), tasks: inOrder(tasks, ({ id }) => id), deadlines: inOrder(deadlines, ({ of }) => of), awaits: inOrder(awaits, ({ what, nth }) => `${what} ${nth}`) });
const withoutMs = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'lastHash' || name === 'pack' ? '' : typeof inner === 'number' && inner > 1e12 ? Math.floor(inner / 3_600_000) : inner)));
