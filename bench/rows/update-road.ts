import pg from 'pg';
import { round, sideBySide, spread } from '../figures';
import { openRoad } from '../road/open-road';
import type { Row } from '../row';

const SIDE_BY_SIDE = [1, 32] as const;

/** The road not taken: every decision an Update whose local activity writes one row. */
export const updateRoad: Row = {
  name: 'update-road', what: 'Update + local activity + one-row transaction (the road not taken)', reach: 'kept beside the decisions',
  async measure(ground, { seconds }) {
    const road = await openRoad(ground, 64);
    const figures: Record<string, number> = {};
    for (const clients of SIDE_BY_SIDE) {
      let n = 0;
      const updates = (lasting: number) => sideBySide(clients, lasting, async (client) => {
        const from = performance.now();
        await road.handles[client % road.handles.length]?.executeUpdate('decide', { args: [String((n += 1))] });
        return performance.now() - from;
      });
      await updates(1);
      const { perSecond, ms } = await updates(seconds);
      Object.assign(figures, { [`${clients} at once, per second`]: round(perSecond), [`${clients} at once, p50 ms`]: spread(ms).p50, [`${clients} at once, p99 ms`]: spread(ms).p99 });
    }
    await road.close();
    const owner = new pg.Pool({ connectionString: ground.databaseUrl, max: 32 });
    const alone = await sideBySide(32, seconds / 2, async (client) => {
      const from = performance.now();
      await owner.query('update bench_road set n = n + 1 where id = $1', [client]);
      return performance.now() - from;
    });
    await owner.end();
    return { figures, baseline: { of: 'the one-row transaction through pg, 32 at once', 'per second': round(alone.perSecond), 'p50 ms': spread(alone.ms).p50 }, holds: null };
  },
};
