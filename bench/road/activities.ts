import type pg from 'pg';

export type RoadActivities = { readonly note: (name: string) => Promise<void>; readonly write: (name: string) => Promise<number> };

/** What the comparison does: says when it was reached, or writes one row in one transaction. */
export function roadActivities(pool: pg.Pool, reached: (name: string, at: number) => void): RoadActivities {
  return {
    async note(name) { reached(name, performance.timeOrigin + performance.now()); },
    async write(name) {
      const { rows } = await pool.query<{ n: number }>('update bench_road set n = n + 1 where id = $1 returning n', [Number(name) % 64]);
      return rows[0]?.n ?? 0;
    },
  };
}
