import { pastOf } from '../../db/reads/case';
import type { Past } from '../../domain/approval/followed';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { recordActivities } from '../../activities/record/record-activities';
import type { Database } from '../../db/database';
import { createRecord, type Asked, type Record_ } from '../../db/record/change';
import { fireDue } from '../../db/record/fire-due';
import { load } from '../../db/record/load';
import { stopAt } from '../../db/clock';
import { createRing } from '../../doorbell/ring';
import type { Case } from '../../domain/record/case';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { accept, openWindow, rank, sendBatch, type Deed } from './deeds';
import type { Stage } from './stories';
import { moveOn, TODAY, withoutWaiting } from './movement';

/** The product's record on real PostgreSQL with the hands of its runs; only the bell rings nobody, and movement is asked for by hand. */
export type Town = Stage & {
  readonly record: Record_;
  readonly put: (deed: Deed, asked?: Partial<Asked>) => Promise<Refusal | object>;
  readonly settle: (id: string) => Promise<boolean>;
  readonly case: (id: string) => Promise<Case>;
  readonly past: (id: string) => Promise<Past[]>;
  /** Sets the clock to a moment and fires what is due there. */
  readonly passTo: (local: string) => Promise<readonly string[]>;
};

const log = pino({ level: 'silent' });

/** A town on a database of its own. */
export function aTown(db: Pick<Database, 'pool'>): Town {
  const record = createRecord(db.pool);
  const activities = recordActivities({ record, ring: createRing({ client: () => undefined, build: async () => null, log }), build: 'test', log });
  const read = async (id: string): Promise<Case> => {
    const { runId: _run, runBuild: _build, ...c } = (await load(db.pool, '', [id])).cases.get(id) ?? never(id);
    return c;
  };
  const settle = async (id: string): Promise<boolean> => {
    const ref = { processId: id, runId: `run-${randomUUID()}` };
    const { process } = await read(id);
    return moveOn(withoutWaiting({ takeUp: () => activities.takeUp(ref), news: (after) => activities.news(ref, after), fireDue: (after) => activities.fireDue(ref, after), move: (move, after) => activities.move(ref, move, after), tellParent: (after) => activities.tellParent(ref, after) }), TODAY[process.kind]);
  };
  /** A process, then those it opened and the one that opened it, until none of them has anything left to do. */
  const settleFamily = async (id: string): Promise<void> => {
    const kin = `select id, last_seq as seq from process where id = $1 or parent_id = $1 or id = (select parent_id from process where id = $1) order by id`;
    for (let before = ''; ; ) {
      await settle(id);
      for (const { id: other } of (await db.pool.query<{ id: string }>(kin, [id])).rows) if (other !== id) await settle(other);
      const now = JSON.stringify((await db.pool.query(kin, [id])).rows);
      if (now === before) return;
      before = now;
    }
  };
  const put: Town['put'] = async (deed, asked = {}) => {
    const changed = await record.changeAll(deed.ids, { commandId: randomUUID(), actorId: deed.by, content: deed.content, ...asked }, deed.decide);
    return isRefusal(changed) ? changed : changed.answer;
  };
  return {
    record, put, settle, case: read, past: (id) => pastOf(db.pool, id),
    async do(deed) {
      const answer = await put(deed);
      if (isRefusal(answer)) throw new Error(`${JSON.stringify(deed.content)} by ${deed.by}: ${JSON.stringify(answer)}`);
      for (const id of deed.ids) if ((await load(db.pool, '', [id])).cases.size > 0) await settleFamily(id);
      return answer;
    },
    async passTo(local) {
      await stopAt(db.pool, Date.parse(`${local.replace(' ', 'T')}:00+08:00`));
      return fireDue(db.pool, record.law, 250);
    },
  };
}

function never(id: string): never {
  throw new Error(`no process ${id}`);
}

const BATCH = 'sh-zjw.daily.2019';
/** What the housing commission has confirmed is sent to the authority in its batch and accepted there: its projects go on to review. */
export async function throughBatch(town: Town, ids: readonly string[]): Promise<void> {
  await town.do(openWindow());
  await town.do(rank(ids));
  await town.do(sendBatch(ids));
  const task = (await town.case(BATCH)).tasks.find(({ state }) => state === 'open');
  await town.do(accept(task?.id ?? '', ids));
}
