import { verify } from '../../db/record/verify';
import { aDatabase, type TestDatabase } from '../support/database';
import { prepareForRounds, ROUND_RACES, runRoundRace, type RoundRaceName } from '../support/races-of-rounds';
import { SEED } from '../support/seeds';

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
  await prepareForRounds(db);
});
afterAll(async () => {
  expect((await verify(db.pool, 'sm3')).broken).toEqual([]);
  await db.drop();
});

const PAIRS = process.env['SOAK'] ? 1_200 : 60;
const CROWDS = process.env['SOAK'] ? 200 : 10;
/** In these both may have their say; who is first shows in what came of it. */
const BOTH: ReadonlySet<string> = new Set<RoundRaceName>(['a signer added against the last yes', 'the last yes of two branches', 'a return against a yes beside it', 'ended by a leader against the last yes', 'three votes where two carry it']);

test.each(Object.keys(ROUND_RACES) as RoundRaceName[])(`%s (seed ${SEED}): one outcome stands, and who comes too late is told why by name`, async (name) => {
  const report = await runRoundRace(name, { db, pairs: name === 'claimed by thirty-two at once' ? CROWDS : PAIRS, seed: SEED });
  expect(report.faults).toEqual([]);
  const winners = Object.values(report.won).reduce((a, b) => a + b, 0);
  expect(winners).toBeGreaterThanOrEqual(report.pairs);
  expect(BOTH.has(name) || winners === report.pairs).toBe(true);
  expect(Object.keys(report.won).length).toBeGreaterThan(1); // each side came first at times
}, 120_000 * (process.env['SOAK'] ? 20 : 1));
