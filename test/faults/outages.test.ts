import { join } from 'node:path';
import { aCity, type City } from '../support/faults-city';
import { openLedger, type Ledger } from '../support/faults-ledger';
import { provePostgresAway, proveTemporalLost } from '../support/faults-outages';

let city: City;
let ledger: Ledger;
beforeAll(async () => {
  city = await aCity({ bundles: process.env['DOCKET_TEST_HOME'] });
  ledger = openLedger(join(city.home, 'ledger.jsonl'));
}, 120_000);
afterAll(() => city.close(), 60_000);

test('PostgreSQL away for twenty seconds while forty runs wake: none fails, and each deadline speaks once', async () => {
  const shown = await provePostgresAway(city, { ledger, runs: 40, awayS: 20, how: 'stopped' });
  process.stderr.write(`  PostgreSQL away: ${JSON.stringify(shown)}\n`);
  expect(shown.faults).toEqual([]);
  expect(shown.fired).toBe(40);
  expect([city.api.deaths().byItself, city.worker.deaths().byItself]).toEqual([[], []]);
}, 180_000);

test('PostgreSQL frozen for twelve seconds, longer than any step of a run may take, while the same runs wake: the same holds', async () => {
  const shown = await provePostgresAway(city, { ledger, runs: 0, awayS: 12, how: 'frozen' });
  process.stderr.write(`  PostgreSQL frozen: ${JSON.stringify(shown)}\n`);
  expect(shown.faults).toEqual([]);
  expect(shown.fired).toBe(40);
  expect([city.api.deaths().byItself, city.worker.deaths().byItself]).toEqual([[], []]);
}, 180_000);

test("Temporal's database deleted under two hundred waiting tasks: each is taken up again from the record, the nearest deadline first", async () => {
  const shown = await proveTemporalLost(city, { processes: 200, isMoved: false, withWhere: true });
  process.stderr.write(`  Temporal lost: ${JSON.stringify(shown)}\n`);
  expect(shown.faults).toEqual([]);
  expect(shown.latestOutOfTurn).toBeLessThanOrEqual(60);
  expect(city.worker.deaths().byItself).toEqual([]);
}, 900_000);
