import { aDatabase, type TestDatabase } from '../support/database';
import { declare } from '../support/deeds';
import { aTown } from '../support/town';

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
  await aTown(db).do(declare());
});
afterAll(() => db.drop());

test.each([
  'update fact set payload = payload', 'delete from fact', 'truncate fact', 'truncate fact cascade', 'alter table fact disable trigger all', 'drop table fact',
  'update command set answer = answer', 'delete from command', 'truncate command', 'update pack set body = body', 'delete from pack', 'delete from text', 'delete from decision', 'delete from ruling', 'delete from anchor', 'update mailing set version = version', 'delete from mailing', 'delete from digest',
  'create table elsewhere (id text)', `copy fact to program 'cat'`,
])('the application may not: %s', async (sql) => {
  await expect(db.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
});

test.each(['update fact set payload = payload', 'delete from fact where seq = 1', 'truncate fact'])('not even the owner may: %s', async (sql) => {
  await expect(db.asOwner(sql)).rejects.toMatchObject({ code: '42501' });
});

test('to append a fact is all that the application may do with facts', async () => {
  const { rows } = await db.pool.query<{ right: string }>(`select privilege_type as right from information_schema.role_table_grants where table_name = 'fact' and grantee = 'docket_app' order by 1`);
  expect(rows.map(({ right }) => right)).toEqual(['INSERT', 'SELECT']);
});
