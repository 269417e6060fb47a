import { randomBytes } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { beBorn } from '../../bin/birth';
import { seedPeople } from '../../bin/first-run/run';
import { readShippedPack } from '../../bin/pack-files';
import { openDatabase, type Database } from '../../db/database';
import { migrate } from '../../db/migrate';

const TEMPLATE = 'docket_template';
/** Business time at which test installations are born: a Tuesday morning in the season of the 2019 plan. */
export const BORN_AT = Date.parse('2019-04-02T09:00:00+08:00');

const withName = (url: string, name: string): string => {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.toString();
};

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Makes the database that every test copies: migrated, born as `test` on BORN_AT, with the invented people in it. */
export async function makeTemplate(url: string): Promise<void> {
  await administer(url, `create database ${TEMPLATE}`);
  const own = withName(url, TEMPLATE);
  await migrate(own);
  const db = openDatabase({ url: own, log: pino({ level: 'silent' }), max: 2 });
  await beBorn(db, { kind: 'test', jurisdiction: 'shanghai', bornAt: BORN_AT });
  await seedPeople(db.knex, (await readShippedPack('shanghai')).pack);
  await db.close();
}

export type TestDatabase = Database & { readonly url: string; readonly name: string; readonly drop: () => Promise<void>; readonly asOwner: (sql: string) => Promise<void> };

/** A database of one's own, copied from the template in a moment; `asOwner` works as the database's owner, past the application's rights. */
export const aDatabase = (): Promise<TestDatabase> => made(`template ${TEMPLATE}`);
/** An empty database, as an operator hands it over. */
export const anEmptyDatabase = (): Promise<TestDatabase> => made('');

async function made(how: string): Promise<TestDatabase> {
  const base = process.env['DOCKET_TEST_PG'];
  if (!base) throw new Error('no PostgreSQL: the global setup did not run');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await administer(base, `create database ${name} ${how}`);
  const url = withName(base, name);
  const db = openDatabase({ url, log: pino({ level: 'silent' }), max: 40 });
  return {
    ...db, url, name,
    asOwner: (sql) => administer(url, sql),
    drop: async () => {
      await db.close();
      await administer(base, `drop database ${name} with (force)`);
    },
  };
}
