import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import { fillSearch } from './search/fill';

const FOLDER = join(__dirname, 'migrations');

/** Brings the schema forward, as the owner of the database; forward only, each migration in its transaction. Answers what was run. */
export async function migrate(url: string): Promise<readonly string[]> {
  const db = knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } });
  try {
    const [, run] = (await db.migrate.latest({ migrationSource: source, tableName: 'migration' })) as [number, string[]];
    await fillSearch(db);
    return run;
  } finally {
    await db.destroy();
  }
}

const source: Knex.MigrationSource<string> = {
  getMigrations: async () => (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort(),
  getMigrationName: (name) => name,
  getMigration: async (name) => {
    const sql = await readFile(join(FOLDER, name), 'utf8');
    return { up: (db) => db.raw(sql), down: () => Promise.reject(new Error('migrations go forward only')) };
  },
};
