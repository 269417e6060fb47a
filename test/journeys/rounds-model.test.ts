import { verify } from '../../db/record/verify';
import { aDocket, type Docket } from '../support/docket';
import { changedByRebuilding } from '../support/kept-rows';
import { WALKED_ACTS, walkRounds, type Walked } from '../support/rounds-walk';
import { SEED } from '../support/seeds';

/** `SEQUENCES` walks another number. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 200);
let docket: Docket;
let walked: Walked;
beforeAll(async () => {
  docket = await aDocket();
  walked = await walkRounds(docket, { sequences: SEQUENCES, seed: SEED });
  process.stderr.write(`  rounds over HTTP: seed ${SEED}, ${JSON.stringify({ ...walked, faults: walked.faults.length })}\n`);
}, 300_000);
afterAll(() => docket.stop(), 60_000);

test(`whatever people do with ${SEQUENCES} projects on routes of every shape (seed ${SEED}): each round asks somebody or has its one outcome, nobody speaks twice or on her own, and the run stands where the record says`, () => {
  expect(walked.faults).toEqual([]);
});

test('every act was carried out by somebody, and every way in which a round ends was reached', () => {
  expect(WALKED_ACTS.filter((act) => (walked.acts[act] ?? 0) === 0)).toEqual([]);
  expect(Object.keys(walked.ends).sort()).toEqual(['agreed', 'asked', 'not-agreed', 'returned', 'withdrawn']);
});

test('every chain is whole, and the rows made anew from the facts are the rows that were there', async () => {
  await docket.settled(60_000);
  expect((await verify(docket.db.pool, 'sm3')).broken).toEqual([]);
  expect(await changedByRebuilding(docket.db.url)).toEqual([]);
}, 120_000);
