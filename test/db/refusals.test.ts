import { aDatabase, type TestDatabase } from '../support/database';
import { RECORD_REFUSALS } from './refusals';

let db: TestDatabase;
beforeAll(async () => { db = await aDatabase(); });
afterAll(() => db.drop());

test.each(RECORD_REFUSALS.map((each) => [each.refused, each.when, each] as const))('%s: %s', async (refused, _, { meet }) => {
  expect(await meet(db)).toMatchObject({ refused });
});
