import { aCity, type City } from '../support/faults-city';
import { API_POINTS, CHANGE_POINT, proveKills, WORKER_POINTS } from '../support/faults-kills';

const SEED = process.env['SEED'] ?? String(Date.now());
let city: City;
beforeAll(async () => {
  process.stderr.write(`  kills: SEED=${SEED}\n`);
  city = await aCity({ bundles: process.env['DOCKET_TEST_HOME'] });
}, 120_000);
afterAll(() => city.close(), 60_000);

test('killed at every named point and at random instants, nothing acknowledged is lost, doubled or contradicted', async () => {
  const apiPoints = [1, 4].map((nth) => `${API_POINTS[0]}:${nth}`);
  const workerPoints = WORKER_POINTS.map((point, n) => `${point}:${n + 2}`);
  const changePoints = [1, 2].map((nth) => `${CHANGE_POINT}:${nth}`);
  const shown = await proveKills(city, { seed: SEED, instants: 6, apiPoints, workerPoints, changePoints });
  expect(shown.faults).toEqual([]);
  expect(shown.diedByItself).toEqual([]);
  expect(shown.atPoints.toSorted()).toEqual([...apiPoints, ...workerPoints, ...changePoints].toSorted());
  expect(shown.killed).toEqual({ api: expect.any(Number), worker: expect.any(Number), temporal: expect.any(Number), postgres: expect.any(Number) });
  expect(shown.acknowledged).toBeGreaterThan(50);
}, 900_000);
