import knex, { type Knex } from 'knex';
import pg from 'pg';
import type { Logger } from 'pino';

/** The connections of one process: a plain pool for the record's hot path, knex for reads, masters and migrations. */
export type Database = { readonly pool: pg.Pool; readonly knex: Knex; readonly close: () => Promise<void> };

type Settings = { readonly url: string; readonly log: Logger; readonly max?: number; readonly asOwner?: boolean };

/** The pool as others see it. */
export type Pool = pg.Pool;

/** No statement, lock or idle transaction may hold others up for long; all are short, and compiling one would take longer than it saves. */
const BOUNDS = '-c jit=off -c statement_timeout=15000 -c lock_timeout=4000 -c idle_in_transaction_session_timeout=30000';

/** The role that may append facts and never change one; every connection of the application works as it. */
const AS_APPLICATION = `-c role=docket_app ${BOUNDS}`;

/** Opens the connections; nothing is sent until something is asked. As the owner only an operator's repair works. */
export function openDatabase({ url, log, max = 16, asOwner = false }: Settings): Database {
  const connection = { connectionString: url, options: asOwner ? BOUNDS : AS_APPLICATION, application_name: 'docket', connectionTimeoutMillis: 4000, query_timeout: 20_000, keepAlive: true };
  const pool = new pg.Pool({ ...connection, max, pipeline: true });
  pool.on('error', (err) => log.warn({ err }, 'connection.lost')); // an idle connection that a server's end cuts must not end us
  pool.on('connect', (client) => client.on('error', () => undefined)); // nor one that is lent: whoever has it is told by its statement
  const reads = knex({ client: 'pg', connection, pool: { min: 0, max: 6 }, acquireConnectionTimeout: 5000 });
  return { pool, knex: reads, close: async () => { await Promise.all([pool.end(), reads.destroy()]); } };
}

/** SQLSTATEs and socket errors that say "not now": the world is down, or two transactions met. */
export const NOT_NOW: ReadonlySet<string> = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END', '40001', '40P01', '53300', '53400', '55P03', '57014', '57P01', '57P02', '57P03', '08000', '08003', '08006', '08001', '53100', '25P03', '58000', '58030', 'XX000',
]);

/** The code of an error of the database or its socket, where it has one. */
export function codeOf(err: unknown): string {
  if (typeof err !== 'object' || err === null) return 'UNKNOWN';
  if ('code' in err && typeof err.code === 'string') return err.code;
  const said = err instanceof Error ? err.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|Client was closed|Query read timeout|not queryable|connection timeout|Unable to acquire a connection|Timeout acquiring/i.test(said) ? 'ECONNRESET' : 'UNKNOWN';
}

/** Whether waiting and trying again is the answer to this error. */
export const isNotNow = (err: unknown): boolean => NOT_NOW.has(codeOf(err));
