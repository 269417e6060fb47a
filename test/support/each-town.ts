import { verify } from '../../db/record/verify';
import { aDatabase, type TestDatabase } from './database';
import { aTown, type Town } from './town';

/** A town of its own for every test of a file; after each of them the chains of its record are whole. */
export function eachInATown(): { readonly db: TestDatabase; readonly town: Town } {
  const now: { db?: TestDatabase; town?: Town } = {};
  beforeEach(async () => {
    now.db = await aDatabase();
    now.town = aTown(now.db);
  });
  afterEach(async () => {
    if (!now.db) return;
    expect((await verify(now.db.pool, 'sm3')).broken).toEqual([]);
    await now.db.drop();
  });
  return {
    get db() { return now.db ?? before(); },
    get town() { return now.town ?? before(); },
  };
}

function before(): never {
  throw new Error('no test has begun');
}
