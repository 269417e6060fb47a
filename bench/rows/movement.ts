import { setTimeout as pause } from 'node:timers/promises';
import { openCases, taskOf, wake } from '../cases';
import { paced, spread } from '../figures';
import { until, type Ground } from '../ground';
import { openRoad, type Road } from '../road/open-road';
import type { Row } from '../row';
import type { Wire } from '../wire';

const RATES = [20, 50] as const;

/** From the commit of a decision to the commit of what its run asks for next, which is the department's batch, beside a bare signal that reaches a local activity. */
export const movement: Row = {
  name: 'movement', what: 'from a decision to what its run asks for next', reach: '≤ 100 ms p95 at 20/s, ≤ 1 s at 50/s',
  async measure(ground, { seconds, say }) {
    const lasting = Math.max(8, seconds);
    const ids = await openCases(ground.record, { prefix: 'mov', count: 70 * (lasting + 2), at: 'confirmation' });
    await ground.startWorker();
    await wake(ground.db.pool, 'mov');
    await until(async () => (await behind(ground)) === 0, 180_000, 'every run has taken its process up');
    say(`${ids.length} runs have taken their processes up`);
    const wires = await ground.wires(24, ['zjw-review']);
    const road = await openRoad(ground, 100);
    const [figures, baseline]: Record<string, number>[] = [{}, {}];
    for (const rate of RATES) {
      await decideAt(rate, 2, { wires, ids }); // warm
      await until(async () => (await behind(ground)) === 0, 60_000, 'settled');
      const decided = await decideAt(rate, lasting, { wires, ids });
      await until(async () => (await behind(ground)) === 0, 120_000, 'settled');
      const { p50, p95 } = spread(await waits(ground, decided));
      const bare = spread(await signalAt(road, rate, lasting));
      Object.assign(figures ?? {}, { [`at ${rate}/s, p50 ms`]: p50, [`at ${rate}/s, p95 ms`]: p95 });
      Object.assign(baseline ?? {}, { [`at ${rate}/s, p50 ms`]: bare.p50, [`at ${rate}/s, p95 ms`]: bare.p95 });
    }
    await road.close();
    return { figures: figures ?? {}, baseline: { of: 'a bare signal → local activity, same server, a worker of its own', ...baseline }, holds: Number(figures?.['at 20/s, p95 ms']) <= 100 && Number(figures?.['at 50/s, p95 ms']) <= 1000 };
  },
};

async function behind({ db }: Ground): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(`select count(*)::int as n from process where id like 'mov%' and (run_id is null or seen_seq < last_seq)`);
  return rows[0]?.n ?? 0;
}

async function decideAt(rate: number, seconds: number, { wires, ids }: { wires: readonly Wire[]; ids: string[] }): Promise<string[]> {
  const free = [...wires];
  const decided: string[] = [];
  await paced(rate, seconds, async () => {
    while (free.length === 0) await pause(1);
    const [wire, id] = [free.pop(), ids.pop()];
    if (!wire || id === undefined) throw new Error('no case is left');
    const answer = await wire.ask('POST', `/user-tasks/${taskOf(id, 'confirmation')}/decision`, { name: `bench ${id}`, body: { outcome: 'agree' } });
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.body}`);
    free.push(wire);
    decided.push(id);
  });
  return decided;
}

/** By the database's own times of commit: the fact of the decision, and that of the wait it led to. */
async function waits({ db }: Ground, ids: readonly string[]): Promise<number[]> {
  const { rows } = await db.pool.query<{ ms: number }>(`select (extract(epoch from pg_xact_commit_timestamp(o.xmin) - pg_xact_commit_timestamp(d.xmin)) * 1000)::float8 as ms from fact d
    join fact o on o.process_id = d.process_id and o.kind = 'awaiting.opened' and o.payload ->> 'what' = 'batch' where d.process_id = any ($1) and d.kind = 'task.decided'`, [ids]);
  if (rows.length !== ids.length) throw new Error(`${ids.length} were decided, ${rows.length} were led on`);
  return rows.map(({ ms }) => ms);
}

async function signalAt(road: Road, rate: number, seconds: number): Promise<number[]> {
  const ms: number[] = [];
  await paced(rate, seconds, async (n) => {
    const name = `${rate}-${n}`;
    const [arrived, from] = [road.arrived(name), performance.timeOrigin + performance.now()];
    await road.handles[n % road.handles.length]?.signal('bell', name);
    ms.push((await arrived) - from);
  });
  return ms;
}
