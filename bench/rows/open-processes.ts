import { round, sideBySide, spread } from '../figures';
import { until, type Ground } from '../ground';
import { residentMb } from '../part';
import { openRoad } from '../road/open-road';
import type { Row } from '../row';
import { makeVolume } from '../volume';

/** Many processes that only wait: what the worker holds of them, and how fast all are moved again when Temporal's database is gone. */
export const openProcesses: Row = {
  name: 'open-processes', what: 'open processes after a lost Temporal database', reach: '20,000: worker ≤ 1 GB, all restarted in ≤ 10 min',
  async measure(ground, { full, seconds, say }) {
    const size = full ? 20_000 : 2_000;
    await makeVolume(ground.db, { processes: size, isMoved: true });
    const road = await openRoad(ground, 0);
    const client = await ground.temporal();
    let n = 0;
    const starts = await sideBySide(10, seconds, async () => {
      const from = performance.now();
      await client.execute('once', { workflowId: `once-${(n += 1)}`, taskQueue: 'bench-road', args: [String(n)] });
      return performance.now() - from;
    });
    await road.close();
    await ground.stopWorker();
    const open = await count(ground, 'select count(*)::int as n from process where closed_at is null');
    await ground.loseTemporal();
    const from = performance.now();
    await ground.startWorker();
    const worker = ground.worker()?.pid ?? 0;
    let [mostMb, nextSay] = [0, 2_000];
    await until(async () => {
      mostMb = Math.max(mostMb, residentMb(worker));
      const left = await count(ground, `select count(*)::int as n from process where closed_at is null and (run_id is null or run_id = 'volume')`);
      if (open - left >= nextSay) { say(`${open - left} of ${open} moved again after ${Math.round((performance.now() - from) / 1000)} s`); nextSay += 2_000; }
      return left === 0;
    }, 1_800_000, 'all moved again');
    const took = (performance.now() - from) / 1000;
    return {
      figures: { 'open processes': open, 'all moved again after, s': round(took), 'restarts per second': round(open / took), 'for 20,000 that is, min': round(20_000 / (open / took) / 60), 'worker, most MB': mostMb },
      baseline: { of: 'a workflow with one local activity, started and ended, 10 at once', 'per second': round(starts.perSecond), 'p50 ms': spread(starts.ms).p50 },
      holds: mostMb <= 1024 && 20_000 / (open / took) <= 600,
    };
  },
};

async function count({ db }: Ground, sql: string): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(sql);
  return rows[0]?.n ?? 0;
}
