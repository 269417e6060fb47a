import { queueKeys } from '../../domain/access/may';
import { queuePage } from '../../db/reads/queue';
import { look } from '../../db/reads/sight';
import { round, sideBySide, spread } from '../figures';
import type { Ground } from '../ground';
import type { Row } from '../row';
import { addVolume } from '../queue-volume';
import type { Wire } from '../wire';

const OPEN_TASKS = 1_000_000;
/** Two people: the group of one holds a fifth of all that waits, the other's a sixtieth. */
const GROUPS = [{ login: 'wangmin', key: 'reviewer@sh-jxw', share: 0.2 }, { login: 'lisi', key: 'finance_reviewer@sh-czj', share: 0.016 }] as const;

/** The first page of a queue among a million open user tasks, over HTTP and as bare SQL. */
export const queuePageRow: Row = {
  name: 'queue-page', what: 'page of 50 of a queue, 1,000,000 open user tasks', reach: '≤ 5 ms p95 with 1 client, ≤ 25 ms with 8, any group',
  async measure(ground, { seconds, say, seed }) {
    const from = performance.now();
    await addVolume(ground.databaseUrl, { tasks: OPEN_TASKS, seed, shares: Object.fromEntries(GROUPS.map(({ key, share }) => [key, share])) });
    say(`${OPEN_TASKS} open user tasks in ${Math.round((performance.now() - from) / 1000)} s`);
    const wires = { wangmin: await ground.wires(8, ['wangmin']), lisi: await ground.wires(8, ['lisi']) };
    const figures: Record<string, number> = {};
    const bare: Record<string, number> = {};
    for (const { login, share } of GROUPS) {
      const group = `group of ${share * 100} %`;
      await pages(wires[login], 1, 1); // warm
      const [one, eight] = [await pages(wires[login], 1, seconds), await pages(wires[login], 8, seconds)];
      const sql = await bareSql(ground, login, seconds / 2);
      Object.assign(figures, { [`${group}, 1 client p50 ms`]: spread(one.ms).p50, [`${group}, 1 client p95 ms`]: spread(one.ms).p95, [`${group}, 8 clients p50 ms`]: spread(eight.ms).p50, [`${group}, 8 clients p95 ms`]: spread(eight.ms).p95, [`${group}, 8 clients pages/s`]: round(eight.perSecond) });
      Object.assign(bare, { [`${group}, p50 ms`]: spread(sql.ms).p50, [`${group}, p95 ms`]: spread(sql.ms).p95 });
    }
    const holds = GROUPS.every(({ share }) => Number(figures[`group of ${share * 100} %, 1 client p95 ms`]) <= 5 && Number(figures[`group of ${share * 100} %, 8 clients p95 ms`]) <= 25);
    return { figures, baseline: { of: 'the bare SQL of the page, 1 connection', ...bare }, holds };
  },
};

const pages = (wires: readonly Wire[], clients: number, seconds: number) => sideBySide(clients, seconds, async (client) => {
  const answer = await wires[client]?.ask('GET', '/user-tasks');
  if (answer?.status !== 200 || !answer.body.includes('"rows":[{')) throw new Error(`${answer?.status} ${answer?.body.slice(0, 200)}`);
  return answer.ms;
});

async function bareSql({ db, record }: Ground, login: string, seconds: number) {
  const keys = queueKeys((await look(record)).offices.actor(`demo-${login}`));
  return sideBySide(1, seconds, async () => {
    const from = performance.now();
    await queuePage(db.pool, keys, { after: null, atMost: 51 });
    return performance.now() - from;
  });
}
