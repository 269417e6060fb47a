import type { Writable } from 'node:stream';
import pg from 'pg';
import { codeOf } from '../database';

/** Errors by which PostgreSQL asks for the same transaction again, and a command id that two brought at once. */
const AGAIN: ReadonlySet<string> = new Set(['40001', '40P01', '55P03', '23505']);
const TRIES = 3;

export type Client = pg.PoolClient;

/** Takes a writing that was sent and not waited for: COMMIT goes right behind it, and is a rollback where the writing failed. */
export type Last = (writing: Promise<unknown>) => void;
type Work<T> = (client: Client, last: Last) => Promise<T>;

/**
 * Runs one transaction, begun and locked by one round trip, and tries it again up to three times where the database asks for it.
 * `lock` is a whole statement made of literals, sent with BEGIN; whatever throws leaves nothing written.
 */
export async function inTransaction<T>(pool: pg.Pool, lock: string, work: Work<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await once(pool, lock, work);
    } catch (err) {
      if (tried >= TRIES || !AGAIN.has(codeOf(err))) throw err;
    }
  }
}

async function once<T>(pool: pg.Pool, lock: string, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  const sent: Promise<unknown>[] = [];
  let broken: Error | undefined;
  try {
    together(client);
    // What `work` asks first is sent right behind the lock and answered after it: it sees what the lock was waited for.
    const [, answer] = await Promise.all([client.query(`BEGIN; ${lock}`), work(client, (writing) => void sent.push(writing))]);
    await Promise.all([...sent, client.query('COMMIT')]);
    return answer;
  } catch (err) {
    broken = await rolledBack(client);
    throw err;
  } finally {
    client.release(broken);
  }
}

type Corked = { readonly connection?: { readonly stream: Pick<Writable, 'cork' | 'uncork'> } };

/** Whatever is asked of a connection until this turn ends leaves in one packet: a packet wakes a process at the other end, which costs more than its bytes. */
export function together(client: Client): void {
  const stream = (client as Corked).connection?.stream;
  stream?.cork();
  process.nextTick(() => stream?.uncork());
}

/** A connection that cannot even roll back is not given back to the pool. */
async function rolledBack(client: Client): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (lost) {
    return lost instanceof Error ? lost : new Error('the connection is lost');
  }
}

export const literal = (text: string): string => pg.escapeLiteral(text);

/**
 * Locks process rows in one order (windows, batches, projects, their tasks; by id within a kind), so that no two acts wait for each other.
 * What is only read beside them (a window, whose cut-off must not move meanwhile) is locked first and shared.
 */
export const lockProcesses = (ids: readonly string[], beside: readonly string[] = []): string =>
  [rows(beside, 'FOR SHARE'), rows(ids, 'FOR NO KEY UPDATE')].filter((lock) => lock !== '').join('; ');

const FREE = {
  name: 'lock-free',
  text: `select t.id as "taskId", p.id as "processId" from unnest($1::text[]) with ordinality as c (id, n) join user_task t on t.id = c.id and t.state = 'open' and t.assignee_id is null
    join process p on p.id = t.process_id order by c.n limit 1 for no key update of p skip locked`,
};

/** Locks the process of the first of these tasks that is nobody's, passing over those that somebody is writing to now; so many who ask at once get one each and wait for nobody. */
export async function lockFree(client: Client, taskIds: readonly string[]): Promise<{ readonly taskId: string; readonly processId: string } | undefined> {
  const { rows: [free] } = await client.query<{ taskId: string; processId: string }>({ ...FREE, values: [taskIds] });
  return free;
}

const rows = (ids: readonly string[], how: string): string =>
  ids.length === 0 ? '' : `SELECT FROM process WHERE id IN (${ids.map(literal).join(', ')}) ORDER BY lock_order(kind), id ${how}`;
