import { Client } from 'pg';
import { until } from './processes';

export const USER = 'docket';
export const DATABASE = 'docket';

/** Answers where to reach the database with these. */
export function urlOf(port: number, password: string, database: string = DATABASE): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

/** True once the server answers, false when the time is over or it has gone away meanwhile. */
export async function awaitAnswer(url: string, isGone: () => boolean, timeoutMs: number): Promise<boolean> {
  let answered = false;
  await until(async () => {
    answered = await answers(url);
    return answered || isGone();
  }, timeoutMs);
  return answered;
}

async function answers(url: string): Promise<boolean> {
  try {
    await ask(url, 'select 1');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error('数据库拒绝 postgres.json 里的密码 / PostgreSQL refuses the password kept in postgres.json', { cause: error });
    }
    return false;
  }
}

/** The database named `docket` exists. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const url = urlOf(port, password, 'postgres');
  const found = await ask(url, `select 1 from pg_database where datname = '${DATABASE}'`);
  if (found === 0) await ask(url, `create database ${DATABASE}`);
}

async function ask(url: string, sql: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 30_000 });
  // A server that goes away says so on the idle connection too; the question's own failure is enough.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}
