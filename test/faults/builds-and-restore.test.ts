import { aCity, type City } from '../support/faults-city';
import { proveTwoBuilds } from '../support/faults-builds';
import { proveRestored } from '../support/faults-restored';

const SEED = process.env['SEED'] ?? String(Date.now());
let city: City;
beforeAll(async () => {
  process.stderr.write(`  builds: SEED=${SEED}\n`);
  city = await aCity({ bundles: process.env['DOCKET_TEST_HOME'] });
}, 120_000);
afterAll(() => city.close(), 60_000);

test('two builds side by side under load: each run is replaced once a change, says by which build, and none fails', async () => {
  const shown = await proveTwoBuilds(city, { seed: SEED, seconds: 30, switches: 3 });
  process.stderr.write(`  two builds: ${JSON.stringify(shown)}\n`);
  expect(shown.faults).toEqual([]);
  expect(shown.replaced).toBeGreaterThan(10);
}, 900_000);

test('PostgreSQL set back to an earlier point: the runs that are ahead follow the record, and what it has lost can be done again', async () => {
  const shown = await proveRestored(city, { projects: 6 });
  process.stderr.write(`  restored: ${JSON.stringify(shown)}\n`);
  expect(shown.faults).toEqual([]);
  expect(shown).toMatchObject({ receiptsBefore: 5, receiptsAfter: 4, goneFromTheRecord: 4, repeatedOk: 4 });
}, 600_000);
