import pino from 'pino';
import { SHOWN_OTHERWISE } from '../support/about';
import { aDatabase, type TestDatabase } from '../support/database';
import { coarse, keptRows } from '../support/kept-rows';
import { aRecord, on } from '../support/memory-record';
import { aSpring, STORY_IDS } from '../support/stories';
import { aTown } from '../support/town';
import { openDatabase, type Database } from '../../db/database';
import { rebuild } from '../../db/record/rebuild';
import { verify } from '../../db/record/verify';

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

test('the rows made anew from the facts alone are the rows that were there, table by table', async () => {
  const before = await keptRows(db.pool);
  expect(before.length).toBeGreaterThan(150);
  expect(await rebuild(owner.pool)).toBe(57);
  expect(await keptRows(db.pool)).toEqual(before);
  await rebuild(owner.pool);
  expect(await keptRows(db.pool)).toEqual(before);
});

test('every chain is whole after a whole spring', async () => {
  const { broken, processes, facts } = await verify(db.pool, 'sm3');
  expect({ broken, processes }).toEqual({ broken: [], processes: 57 });
  expect(facts).toBeGreaterThan(150);
});

test('a record in memory comes to the same cases by the same story: what the domain’s tests stand on is what PostgreSQL does', async () => {
  const record = aRecord();
  await aSpring({ do: record.do, case: record.case, passTo: (local) => { record.at = on(local); record.fireDue(); }, past: record.facts });
  for (const id of STORY_IDS) expect(coarse(await town.case(id))).toEqual(coarse(record.case(id)));
  const kinds = await db.pool.query<{ kind: string }>('select kind from fact where process_id = $1 order by seq', ['p1']);
  expect(kinds.rows.map(({ kind }) => kind)).toEqual(record.facts('p1').map(({ kind }) => kind));
});

test('whose a process is, its number and its amount are in its own row what they are in its subject’s, whatever changed them', async () => {
  expect((await db.pool.query(SHOWN_OTHERWISE)).rows).toEqual([]);
  const { rows: [shown] } = await db.pool.query<Record<string, number>>(`select count(*) filter (where organ_id is not null)::int as organs, count(number)::int as numbers, count(distinct amount_fen)::int as amounts from process`);
  expect(Math.min(...Object.values(shown ?? {}))).toBeGreaterThan(1);
  await db.pool.query(`update project set unit_id = 'sh-czj', amount_fen = 12 where id = 'p1'`);
  await db.pool.query(`update supervised_task set department_id = 'sh-czj'`);
  expect((await db.pool.query(SHOWN_OTHERWISE)).rows).toEqual([]);
  expect((await db.pool.query(`select organ_id, amount_fen::int from process where id = 'p1'`)).rows).toEqual([{ organ_id: 'sh-czj', amount_fen: 12 }]);
});
