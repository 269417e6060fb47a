import { ACTS } from '../../support/round-model';
import { walkByChance, type WalkedByChance } from '../../support/rounds-by-chance';
import { SEED } from '../../support/seeds';

/** `npm run soak -- rounds` walks ten times as many. */
const SEQUENCES = 20_000;
let walked: WalkedByChance;
beforeAll(() => { walked = walkByChance({ sequences: SEQUENCES, seed: SEED }); }, 600_000);

test(`whatever people do on whatever route (${SEQUENCES} sequences, seed ${SEED}): somebody is asked or there is an outcome, one outcome, nobody twice, a return leaves what the table says, and the rows are what the facts make of them`, () => {
  expect(walked.faults).toEqual([]);
  expect(walked.sequences).toBe(SEQUENCES);
});

test('each act was carried out often enough to have been tried', () => {
  expect([...new Set(ACTS)].map((act) => [act, walked.acts[act] ?? 0] as const).filter(([, times]) => times < SEQUENCES / 400)).toEqual([]);
});
