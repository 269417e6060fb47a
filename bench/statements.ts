import type pg from 'pg';
import { decide } from '../domain/approval/decide';
import { isRefusal } from '../domain/refusal';
import { createRecord } from '../db/record/change';
import { taskOf } from './cases';
import type { Ground } from './ground';
import { sideBySide, type Run } from './figures';

type Sent = { readonly text: string; readonly values: readonly unknown[] };
/** What one decision sends to PostgreSQL: the statements are the product's own, caught on their way; only their values differ from case to case. */
export type Kept = { readonly load: string; readonly write: string; readonly cases: readonly { readonly id: string; readonly commandId: string; readonly values: readonly string[] }[] };

class Enough extends Error {}

/** Catches the writing of a decision on each of these cases and undoes it, so that somebody else can write it. */
export async function keepStatements({ db, record }: Ground, ids: readonly string[]): Promise<Kept> {
  const caught = new Map<string, Sent[]>();
  const left = [...ids];
  await sideBySide(4, 600, async () => {
    const id = left.pop();
    if (id === undefined) return undefined;
    const sent: Sent[] = [];
    const own = createRecord(listening(db.pool, sent), record.law);
    await own.change(id, { commandId: `kept:${id}`, actorId: 'demo-wangmin', content: { id } }, (c, w) => decide(c, { taskId: taskOf(id, 'first-review'), outcome: 'agree', opinion: null, items: [] }, w))
      .then((answer) => { throw new Error(isRefusal(answer) ? answer.refused : 'the decision was carried out'); }, (err: unknown) => { if (!(err instanceof Enough)) throw err; });
    caught.set(id, sent);
    return 0;
  });
  const [load, write] = (caught.get(ids[0] ?? '') ?? []).map(({ text }) => text);
  if (load === undefined || write === undefined || [...caught.values()].some((sent) => sent[1]?.text !== write)) throw new Error('decisions are written in more than one shape');
  return { load, write, cases: [...caught].map(([id, sent]) => ({ id, commandId: `kept:${id}`, values: (sent[1]?.values ?? []).map(String) })) };
}

/** A pool whose connections note what they are asked, and stop before the writing. */
function listening(pool: pg.Pool, sent: Sent[]): pg.Pool {
  const connect = async (): Promise<object> => {
    const client = await pool.connect();
    return {
      release: () => client.release(),
      query: async (asked: string | { text: string; values: unknown[] }, values: unknown[] = []) => {
        const one = typeof asked === 'string' ? { text: asked, values } : asked;
        if (!/^(begin|commit|rollback)/i.test(one.text.trim())) sent.push(one);
        if (one.text.startsWith('with f as (insert')) throw new Enough();
        return client.query(one.text, one.values);
      },
    };
  };
  return Object.assign(Object.create(pool) as pg.Pool, { connect: connect as never });
}

/** The same four round trips through plain `pg`, without any of the product around them. */
export function throughPg(pool: pg.Pool, kept: Kept, { clients, seconds }: { clients: number; seconds: number }): Promise<Run> {
  const left = [...kept.cases];
  return sideBySide(clients, seconds, async () => {
    const one = left.pop();
    if (!one) return undefined;
    const from = performance.now();
    const client = await pool.connect();
    await client.query(`BEGIN; SELECT FROM process WHERE id IN ('${one.id}') ORDER BY kind, id FOR NO KEY UPDATE`);
    await client.query({ name: 'bare-load', text: kept.load, values: [one.commandId, one.id] });
    await client.query({ name: 'bare-write', text: kept.write, values: [...one.values] });
    await client.query('COMMIT');
    client.release();
    return performance.now() - from;
  });
}
