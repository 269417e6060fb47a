import type { Pool } from '../../db/database';
import { boardOf, boardPage, type Looked } from '../../db/reads/supervision-board';
import { look } from '../../db/reads/sight';
import { scopeOf } from '../../domain/access/may';
import { standingsAt } from '../../domain/supervision/standing';
import { addBoardVolume } from '../board-volume';
import { round, sideBySide, spread } from '../figures';
import type { Ground } from '../ground';
import { addVolume } from '../queue-volume';
import type { Row } from '../row';
import type { Wire } from '../wire';

const FULL = 1_000_000;
const SMALL = 20_000;
const USER_TASKS_A_TASK = 50; // what a supervised task stands beside in the work of a city
const LIMIT_MS = 300;
const ORGANS = 40;

/** What each of them opens, and how one sees that the answer is whole. */
const PAGES = [
  { name: 'board', login: 'zhengshi', path: '/supervision-board', holds: '"figures":{' }, { name: 'leader’s view', login: 'fengyi', path: '/supervision-board/leader', holds: '"worst":[{' },
  { name: 'list of the board', login: 'zhengshi', path: '/supervised-tasks', holds: '"rows":[{' }, { name: 'a unit’s own duties', login: 'zjw-review', path: '/supervised-tasks', holds: '"rows":[{' },
] as const;

/** The pages of supervision among a million open user tasks, over HTTP, beside their bare SQL and a plain statement on the same tables. */
export const boards: Row = {
  name: 'boards', what: 'pages of supervision, 1,000,000 open user tasks and 20,000 supervised tasks', reach: `board, leader’s view, list and a unit’s own duties ≤ ${LIMIT_MS} ms p95 each`,
  async measure(ground, { seconds, full, say, seed }) {
    const tasks = full ? FULL : SMALL;
    if (await isEmpty(ground)) await addVolume(ground.databaseUrl, { tasks, seed, shares: { 'reviewer@sh-jxw': 0.2 } }); // the row of the queue may have brought them
    await addBoardVolume(ground.databaseUrl, { tasks: tasks / USER_TASKS_A_TASK, organs: await organs(ground), seed: [...seed].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) });
    say(`${tasks} open user tasks, ${tasks / USER_TASKS_A_TASK} supervised tasks`);
    const figures: Record<string, number> = { 'open user tasks': tasks, 'supervised tasks': tasks / USER_TASKS_A_TASK };
    const late: number[] = [];
    for (const { name, login, path, holds } of PAGES) {
      const [wire] = await ground.wires(1, [login]);
      await pages(wire, { path, holds }, 1); // warm
      const { p50, p95 } = spread((await pages(wire, { path, holds }, seconds)).ms);
      Object.assign(figures, { [`${name}, p50 ms`]: p50, [`${name}, p95 ms`]: p95 });
      late.push(p95);
    }
    return { figures, baseline: { of: 'plain pg, 1 connection: the bare SQL of the board and of its list, and a count of the tasks by where their deadlines stand', ...(await bare(ground, seconds / 2)) }, holds: full ? late.every((p95) => p95 <= LIMIT_MS) : null };
  },
};

const pages = (wire: Wire | undefined, { path, holds }: { readonly path: string; readonly holds: string }, seconds: number) => sideBySide(1, seconds, async () => {
  const answer = await wire?.ask('GET', path);
  if (answer?.status !== 200 || !answer.body.includes(holds)) throw new Error(`${path}: ${answer?.status} ${answer?.body.slice(0, 200)}`);
  return answer.ms;
});

const isEmpty = async ({ db }: Ground): Promise<boolean> => (await db.pool.query(`select 1 from user_task where process_id like 'v%' limit 1`)).rowCount === 0;

/** The bodies that answer for tasks, the housing commission among them. */
const organs = async ({ record }: Ground): Promise<string[]> => ['sh-zjw', ...(await look(record)).pack.organs.filter(({ kind, id }) => kind === 'organ' && id !== 'sh-zjw').map(({ id }) => id)].slice(0, ORGANS);

const PLAIN = `select s.state, d.due_at < now() as late, count(*) from supervised_task s join process p on p.id = s.id left join deadline d on d.process_id = s.id and d.of = 'completion.1' group by 1, 2`;

async function bare({ db, record }: Ground, seconds: number): Promise<Record<string, number>> {
  const sight = await look(record);
  const looked: Looked = { scope: scopeOf(sight.offices.actor('demo-zhengshi'), 'supervised.view'), now: sight.now, standings: standingsAt(sight.pack.ladders, sight.now, sight.calendar), filter: {} };
  const asked: readonly (readonly [string, (pool: Pool) => Promise<unknown>])[] = [['board', (pool) => boardOf(pool, looked, { strip: 1000, few: 0 })], ['list', (pool) => boardPage(pool, looked, { after: null, atMost: 101 })], ['plain count', (pool) => pool.query(PLAIN)]];
  const figures: Record<string, number> = {};
  for (const [name, ask] of asked) {
    const { ms } = await sideBySide(1, seconds, async () => { const from = performance.now(); await ask(db.pool); return performance.now() - from; });
    Object.assign(figures, { [`${name}, p50 ms`]: spread(ms).p50, [`${name}, p95 ms`]: round(spread(ms).p95) });
  }
  return figures;
}
