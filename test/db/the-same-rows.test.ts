import pino from 'pino';
import { aDatabase, type TestDatabase } from '../support/database';
import type { Case } from '../../domain/record/case';
import { aRecord, on } from '../support/memory-record';
import { aSpring, STORY_IDS } from '../support/stories';
import { aTown } from '../support/town';
import { openDatabase, type Database } from '../../db/database';
import { rebuild } from '../../db/record/rebuild';
import { verify } from '../../db/record/verify';
import { TABLES } from '../../db/record/tables';

let db: TestDatabase;
let owner: Database; // `docket rebuild` works as the owner: the application may not delete a ruling
let town: ReturnType<typeof aTown>;
beforeAll(async () => {
  db = await aDatabase();
  town = aTown(db);
  owner = openDatabase({ url: db.url, log: pino({ level: 'silent' }), max: 2, asOwner: true });
  await aSpring(town);
}, 120_000);
afterAll(async () => {
  await owner.close();
  await db.drop();
});

/** Everything that is kept of processes, one line a row. What only movement uses (when a run is to be heard from) is no part of it. */
async function dump(): Promise<string[]> {
  const lines: string[] = [];
  for (const table of Object.keys(TABLES)) {
    const { rows } = await db.pool.query<{ line: string }>(`select '${table} ' || (to_jsonb(t) - 'hear_by')::text as line from ${table} t order by 1`);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines;
}

test('the rows made anew from the facts alone are the rows that were there, table by table', async () => {
  const before = await dump();
  expect(before.length).toBeGreaterThan(150);
  expect(await rebuild(owner.pool)).toBe(57);
  expect(await dump()).toEqual(before);
  await rebuild(owner.pool);
  expect(await dump()).toEqual(before);
});

test('every chain is whole after a whole spring', async () => {
  const { broken, processes, facts } = await verify(db.pool, 'sm3');
  expect({ broken, processes }).toEqual({ broken: [], processes: 57 });
  expect(facts).toBeGreaterThan(150);
});

/** Instants to the hour, and no hashes: the two records were written at other milliseconds. */
const inOrder = <T>(rows: readonly T[], key: (row: T) => string): T[] => [...rows].sort((a, b) => key(a).localeCompare(key(b)));
const coarse = ({ tasks, deadlines, awaits, ...rest }: Case): unknown => withoutMs({ ...rest, tasks: inOrder(tasks, ({ id }) => id), deadlines: inOrder(deadlines, ({ of }) => of), awaits: inOrder(awaits, ({ what, nth }) => `${what} ${nth}`) });
const withoutMs = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'lastHash' || name === 'pack' ? '' : typeof inner === 'number' && inner > 1e12 ? Math.floor(inner / 3_600_000) : inner)));

test('a record in memory comes to the same cases by the same story: what the domain’s tests stand on is what PostgreSQL does', async () => {
  const record = aRecord();
  await aSpring({ do: record.do, case: record.case, passTo: (local) => { record.at = on(local); record.fireDue(); }, past: record.facts });
  for (const id of STORY_IDS) expect(coarse(await town.case(id))).toEqual(coarse(record.case(id)));
  const kinds = await db.pool.query<{ kind: string }>('select kind from fact where process_id = $1 order by seq', ['p1']);
  expect(kinds.rows.map(({ kind }) => kind)).toEqual(record.facts('p1').map(({ kind }) => kind));
});
