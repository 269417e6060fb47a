import { execFile } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Ground } from './ground';
import type { Kept } from './statements';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** The program itself, where this machine has it. */
export function findPgbench(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin', 'pgbench')) : [];
  return [...debian, '/usr/bin/pgbench', '/usr/local/bin/pgbench', '/opt/homebrew/bin/pgbench'].find((file) => existsSync(file));
}

/**
 * The statements of decisions, run by pgbench: four round trips, load and write prepared once a connection, as the product has them.
 * Their values lie in a table, because pgbench knows no other way to bring JSON along.
 */
export async function pgbench(file: string, { databaseUrl, home }: Ground, { kept, clients }: { kept: Kept; clients: number }): Promise<{ tps: number; averageMs: number; done: number }> {
  await keepValues(databaseUrl, kept);
  const each = Math.floor(kept.cases.length / clients);
  const script = join(home, 'decisions.pgbench');
  writeFileSync(script, scriptOf(kept));
  const { stdout } = await run(file, ['-n', '-M', 'simple', '-c', String(clients), '-j', '2', '-t', String(each), '-D', `per=${each}`, '-D', 'i=0', '-f', script, databaseUrl], { maxBuffer: 1e7, timeout: 180_000 });
  const figure = (name: RegExp): number => Number(name.exec(stdout)?.[1]);
  return { tps: figure(/tps = ([\d.]+)/), averageMs: figure(/latency average = ([\d.]+)/), done: figure(/actually processed: (\d+)/) };
}

async function keepValues(url: string, { cases }: Kept): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table if not exists bench_decision (n integer primary key, id text not null, command_id text not null, p text[] not null)');
  await client.query('truncate bench_decision');
  for (let from = 0; from < cases.length; from += 200) {
    const some = cases.slice(from, from + 200).map(({ id, commandId, values }, n) => ({ n: from + n, id, command_id: commandId, p: values }));
    await client.query('insert into bench_decision select * from jsonb_to_recordset($1::jsonb) as d(n integer, id text, command_id text, p text[])', [JSON.stringify(some)]);
  }
  await client.query('analyze bench_decision');
  await client.end();
}

const one = (what: string): string => `(select ${what} from bench_decision where n = $1)`;
const flat = (sql: string): string => sql.replace(/\s+/g, ' ').trim();

function scriptOf({ load, write }: Kept): string {
  const loading = load.replaceAll('$1', one('command_id')).replaceAll('$2', one('id'));
  const writing = write.replace(/\$(\d+)/g, (_, nth: string) => `(select p[${nth}] from given)`).replace(/^with /, 'with given as materialized (select p from bench_decision where n = $1), ');
  return [
    String.raw`\set i :i + 1`, String.raw`\set n :client_id * :per + :i - 1`,
    String.raw`\if :i = 1`, `prepare bare_load(integer) as ${flat(loading)};`, `prepare bare_write(integer) as ${flat(writing)};`, String.raw`\endif`,
    String.raw`begin \; select from process where id in (select id from bench_decision where n = :n) order by kind, id for no key update;`,
    'execute bare_load(:n);', 'execute bare_write(:n);', 'commit;',
  ].join('\n');
}
