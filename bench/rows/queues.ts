import { queueKeys } from '../../domain/access/may';
import { sightOf } from '../../domain/access/sight';
import { searchParts } from '../../domain/approval/search-words';
import { findProcesses } from '../../db/search/find';
import { look, type Sight } from '../../db/reads/sight';
import { mineCounts } from '../../db/reads/process-list';
import { queuePage } from '../../db/reads/queue';
import { filterOf } from '../../db/reads/queue-filter';
import { viewCounts, type CountedView } from '../../db/reads/view-counts';
import { round, sideBySide, spread } from '../figures';
import type { Ground } from '../ground';
import { addVolume } from '../queue-volume';
import type { Row } from '../row';
import { addSearchVolume } from '../search-volume';
import type { Wire } from '../wire';

const FULL = [100_000, 1_000_000] as const;
const SMALL = [5_000, 20_000] as const;
/** Two people: the group of one holds a fifth of all that waits, the other's a sixtieth. */
const GROUPS = [{ login: 'wangmin', key: 'reviewer@sh-jxw', share: 0.2 }, { login: 'lisi', key: 'finance_reviewer@sh-czj', share: 0.016 }] as const;
/** What people type: two characters of every title, four of few, initials, the beginning of a number, a whole number, a body, and what is nowhere. */
const TYPED = ['体量', '排水监测', 'pstj', 'V-9', 'V-4321', '住建委 排水', '没有此件'];
/** Views of one person's own: by day, kind, unit and words, and of what she has done. */
const VIEWS = ['view=todo&due=late', 'view=todo&due=week', 'view=todo&kind=request', 'view=todo&unit=sh-zjw-xxb', `view=todo&text=${encodeURIComponent('排水')}`, 'view=pool', 'view=done'];
const LIMITS = { page: 5, search: 50, counts: 20 } as const;

type Measured = Readonly<Record<string, number>>;

/** What somebody does with her queue all day, at two sizes and for a large and a small group: its page, a search, the counts of her views, the workbench. */
export const queues: Row = {
  name: 'queues', what: 'queue page, search, counts of seven views and workbench at 100,000 and 1,000,000 open user tasks', reach: 'queue page ≤ 5 ms, search ≤ 50 ms, counts ≤ 20 ms p95 each with 1 client, any group',
  async measure(ground, { seconds, full, say, seed }) {
    if (await isThere(ground)) throw new Error('other volumes are there already: run it alone, with --only queues');
    const [figures, bare]: [Record<string, number>, Record<string, number>] = [{}, {}];
    const held: boolean[] = [];
    let there = 0;
    for (const tasks of full ? FULL : SMALL) {
      await addVolume(ground.databaseUrl, { tasks: tasks - there, from: there, seed, shares: Object.fromEntries(GROUPS.map(({ key, share }) => [key, share])) });
      await addSearchVolume(ground.databaseUrl);
      there = tasks;
      say(`${tasks} open user tasks`);
      for (const { login, share } of GROUPS) {
        const [measured, plain] = [await atTheApi(ground, login, seconds), await throughPg(ground, login, seconds / 2)];
        const named = (of: Measured): Measured => Object.fromEntries(Object.entries(of).map(([what, ms]) => [`${tasks} tasks, group of ${share * 100} %, ${what}`, ms]));
        Object.assign(figures, named(measured));
        Object.assign(bare, named(plain));
        held.push(...Object.entries(LIMITS).map(([what, limit]) => Number(measured[`${what} p95 ms`]) <= limit));
      }
    }
    return { figures, baseline: { of: 'plain pg, 1 connection: the same statements', ...bare }, holds: full ? held.every(Boolean) : null };
  },
};

const isThere = async ({ db }: Ground): Promise<boolean> => (await db.pool.query(`select 1 from user_task where process_id like 'v%' limit 1`)).rowCount !== 0;

async function atTheApi(ground: Ground, login: string, seconds: number): Promise<Measured> {
  const [wire] = await ground.wires(1, [login]);
  const asked: Readonly<Record<string, readonly string[]>> = { page: ['/user-tasks'], search: TYPED.map((text) => `/search?text=${encodeURIComponent(text)}`), counts: ['/saved-views?list=tasks'], 'tab counts': ['/my-processes/counts'], workbench: ['/workbench'] };
  for (const [n, query] of VIEWS.entries()) await wire?.ask('POST', '/saved-views', { name: `bench view ${login} ${n} ${Date.now()}`, body: { list: 'tasks', name: `视图${n}`, query } });
  const figures: Record<string, number> = {};
  for (const [what, paths] of Object.entries(asked)) {
    await timed(wire, paths, 1); // warm
    const { p50, p95 } = spread(await timed(wire, paths, seconds));
    Object.assign(figures, { [`${what} p50 ms`]: p50, [`${what} p95 ms`]: p95 });
  }
  return figures;
}

async function timed(wire: Wire | undefined, paths: readonly string[], seconds: number): Promise<readonly number[]> {
  let n = 0;
  return (await sideBySide(1, seconds, async () => {
    const path = paths[(n += 1) % paths.length] ?? '';
    const answer = await wire?.ask('GET', path);
    if (answer?.status !== 200) throw new Error(`${path}: ${answer?.status} ${answer?.body.slice(0, 200)}`);
    return answer.ms;
  })).ms;
}

async function throughPg({ db, record }: Ground, login: string, seconds: number): Promise<Measured> {
  const sight = await look(record);
  const me = sight.offices.actor(`demo-${login}`);
  const keys = queueKeys(me);
  let n = 0;
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    page: () => queuePage(db.pool, keys, { after: null, atMost: 51 }),
    search: () => findProcesses(db.pool, { parts: searchParts(TYPED[(n += 1) % TYPED.length] ?? '', sight.pack.organs), sight: sightOf(me), keys, atMost: 21 }),
    counts: () => viewCounts(db.pool, { keys, by: me.id }, VIEWS.map((query) => countedView(query, sight, me.id))),
    'tab counts': () => mineCounts(db.pool, me.id),
  };
  const figures: Record<string, number> = {};
  for (const [what, ask] of Object.entries(asked)) {
    const { ms } = await sideBySide(1, seconds, async () => { const from = performance.now(); await ask(); return performance.now() - from; });
    Object.assign(figures, { [`${what} p50 ms`]: spread(ms).p50, [`${what} p95 ms`]: round(spread(ms).p95) });
  }
  return figures;
}

function countedView(query: string, sight: Sight, by: string): CountedView {
  const { view = 'todo', ...said } = Object.fromEntries(new URLSearchParams(query)) as { view?: CountedView['view'] };
  return { view, filter: filterOf({ view, ...said }, sight, by) };
}
