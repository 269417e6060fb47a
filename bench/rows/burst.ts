import { setTimeout as pause } from 'node:timers/promises';
import { openCases, quieten, taskOf, wake } from '../cases';
import { paced, round, spread } from '../figures';
import { until, type Ground } from '../ground';
import type { Row } from '../row';
import type { Wire } from '../wire';

const BACK_TO_WORK_S = 60;
const SLOWEST = 25; // runs a second that a busy machine still takes up before the moment comes
const LOAD = 20; // reads and decisions a second meanwhile

/** Many reminders of one morning: every run's own timer fires at the same instant, while people go on working. */
export const burst: Row = {
  name: 'burst', what: 'deadlines due at one instant', reach: '10,000: all fired ≤ 5 s late, none lost or doubled, api p99 at most doubled meanwhile, every run caught up in ≤ 150 s',
  async measure(ground, { full, say }) {
    const size = full ? 10_000 : 1_000;
    await openCases(ground.record, { prefix: 'bur', count: size, at: 'confirmation' });
    await ground.startWorker();
    const moment = await travelTowards(ground, size / SLOWEST + BACK_TO_WORK_S);
    const decided = await openCases(ground.record, { prefix: 'meanwhile', count: LOAD * 300, at: 'first-review' });
    say(`${round(size / (await everyoneHeard(ground, 'wait for the moment')))} runs a second took their processes up and wait for the moment`);
    await quieten(ground.db.pool);
    const left = await msTo(ground, moment);
    say(`${size} runs wait; ${Math.round(left / 1000)} s to go`);
    if (left < 8_000) throw new Error('the moment came before all runs waited for it');
    const wires = await ground.wires(12, ['wangmin', 'zhaoliu']);
    const idle = await work(wires, decided, Math.min(10, Math.floor(left / 1000) - 5));
    await pause(Math.max(0, await msTo(ground, moment)));

    const from = performance.now();
    let isOver = false;
    const meanwhile = (async () => { const ms: number[] = []; while (!isOver) ms.push(...(await work(wires, decided, 1))); return ms; })();
    await until(async () => (await count(ground, `select count(*)::int as n from deadline where state = 'open' and next_at <= $1`, moment)) === 0, 120_000, 'fired');
    await until(async () => (await count(ground, `select count(*)::int as n from process where id like 'bur%' and seen_seq < last_seq`)) === 0, 600_000, 'caught up');
    const caughtUp = (performance.now() - from) / 1000;
    isOver = true;
    const under = spread(await meanwhile);
    const fired = await firedAt(ground, moment);
    const [lost, doubled] = [size - new Set(fired.map(({ id }) => id)).size, fired.length - new Set(fired.map(({ id }) => id)).size];
    const late = fired.map(({ lateMs }) => lateMs);
    return {
      figures: { deadlines: size, lost, doubled, 'last fired after, s': round(Math.max(...late) / 1000), 'half fired after, s': round(spread(late).p50 / 1000), 'every run caught up after, s': round(caughtUp), 'wake-ups per second': round(size / caughtUp), 'api p50 ms meanwhile': under.p50, 'api p99 ms meanwhile': under.p99 },
      baseline: { of: `the api before the moment, ${LOAD} reads and decisions a second`, 'p50 ms': spread(idle).p50, 'p99 ms': spread(idle).p99 },
      holds: lost === 0 && doubled === 0 && Math.max(...late) <= 5_000 && caughtUp <= 150 && under.p99 <= 2 * spread(idle).p99,
    };
  },
};

/** Rings every one of them and waits until its run has read the record, after which its timer is set; answers the seconds that took. */
async function everyoneHeard(ground: Ground, what: string): Promise<number> {
  const from = performance.now();
  await wake(ground.db.pool, 'bur');
  await until(async () => (await count(ground, `select count(*)::int as n from process where id like 'bur%' and (run_id is null or seen_seq < last_seq or hear_by < now())`)) === 0, 900_000, what);
  return (performance.now() - from) / 1000;
}

async function count({ db }: Ground, sql: string, moment?: number): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(sql, moment === undefined ? [] : [new Date(moment)]);
  return rows[0]?.n ?? 0;
}

/** Lets the business clock travel, by the act that any supervisor has, until the common moment is so many seconds away; answers the moment, in business time. */
async function travelTowards(ground: Ground, seconds: number): Promise<number> {
  const { rows } = await ground.db.pool.query<{ at: number }>(`select ms(min(next_at))::float8 as at from deadline where process_id like 'bur%'`);
  const at = rows[0]?.at ?? 0;
  const [wire] = await ground.wires(1, ['zhengshi']);
  const asked = await wire?.ask('POST', '/clock/travels', { name: `travel to ${at}`, body: { until: new Date(at - seconds * 1000).toISOString() } });
  if (!asked || asked.status >= 400) throw new Error(`${asked?.status} ${asked?.body}`);
  await until(async () => (await count(ground, 'select count(*)::int as n from installation where travel_until is not null')) === 0, 600_000, 'arrived');
  return at;
}

async function msTo({ db }: Ground, moment: number): Promise<number> {
  const { rows } = await db.pool.query<{ ms: number }>(`select ($1::float8 - ms(clock_timestamp()) - offset_ms)::float8 as ms from installation`, [moment]);
  return rows[0]?.ms ?? 0;
}

/** What people do meanwhile: each half of them reads a queue, the other decides. */
async function work(wires: readonly Wire[], decided: string[], seconds: number): Promise<number[]> {
  const free = [...wires];
  const ms: number[] = [];
  await paced(LOAD, seconds, async (n) => {
    while (free.length === 0) await pause(1);
    const wire = free.pop();
    if (!wire) return;
    const id = n % 2 === 0 ? decided.pop() : undefined;
    const answer = await (id === undefined ? wire.ask('GET', '/user-tasks') : wire.ask('POST', `/user-tasks/${taskOf(id, 'first-review')}/decision`, { name: `bench ${id}`, body: { outcome: 'agree' } }));
    free.push(wire);
    if (answer.status >= 400) throw new Error(`${answer.status} ${answer.body}`);
    ms.push(answer.ms);
  });
  return ms;
}

/** Every firing at this moment, by the database's own time of its commit. */
async function firedAt({ db }: Ground, moment: number): Promise<{ id: string; lateMs: number }[]> {
  const { rows } = await db.pool.query<{ id: string; lateMs: number }>(`select f.process_id as id, (extract(epoch from pg_xact_commit_timestamp(f.xmin)) * 1000 + i.offset_ms - $1::float8)::float8 as "lateMs"
    from fact f, installation i where f.process_id like 'bur%' and f.kind = 'rung.fired' and (f.payload ->> 'moment')::float8 = $1`, [moment]);
  return rows;
}
