import { ROAD } from '../journeys/two-years/road';
import type { City } from '../support/faults-city';
import { aCloudCity, proveTwoYears } from '../support/faults-two-years';

const SEED = process.env['SEED'] ?? String(Date.now());
const INSTANTS = 6;
let city: City;
beforeAll(async () => {
  process.stderr.write(`  kills on the road of two years: SEED=${SEED}\n`);
  city = await aCloudCity(process.env['DOCKET_TEST_HOME']);
}, 120_000);
afterAll(() => city.close(), 60_000);

test('while one project walks its two years, parts are killed at random: nothing is lost, doubled or contradicted, and it comes to the same end', async () => {
  const shown = await proveTwoYears(city, { seed: SEED, instants: INSTANTS });
  expect(shown.faults).toEqual([]);
  expect(shown.diedByItself).toEqual([]);
  expect(shown.steps).toBe(Object.keys(ROAD).length);
  expect(Object.values(shown.killed).reduce((sum, n) => sum + n, 0)).toBe(INSTANTS);
  expect(Object.values(shown.killed).every((n) => n > 0)).toBe(true);
}, 900_000);
