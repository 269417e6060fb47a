import { verify } from '../../db/record/verify';
import { fireDue } from '../../db/record/fire-due';
import { aDatabase, type TestDatabase } from '../support/database';
import { agree, declare } from '../support/deeds';
import { RACES, runRace, type RaceName } from '../support/races';
import { SEED } from '../support/seeds';
import { aTown } from '../support/town';

let db: TestDatabase;
beforeAll(async () => { db = await aDatabase(); });
afterAll(async () => {
  expect((await verify(db.pool, 'sm3')).broken).toEqual([]);
  await db.drop();
});

/** How often each is run here; the full sizes belong to the soak. */
const PAIRS: Record<RaceName, number> = { 'opposite decisions': 500, 'withdrawal against the last yes': 120, 'the same command twice': 100, 'claim against claim': 100, 'a substitute against the absent': 120, 'two substitutes at once': 120, 'two countersigners at once': 120, 'a deadline against a decision': 60 };
const SOAK = process.env['SOAK'] ? 20 : 1;

test.each(Object.keys(RACES) as RaceName[])(`%s (seed ${SEED}): one outcome stands, and who comes too late is told why by name`, async (name) => {
  const report = await runRace(name, { db, pairs: PAIRS[name] * SOAK, seed: SEED });
  expect(report.faults).toEqual([]);
  expect(Object.values(report.won).reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(report.pairs);
}, 120_000 * SOAK);

test('a substitute and the absent each win some of their races, and the record says in whose place the substitute did', async () => {
  const { won } = await runRace('a substitute against the absent', { db, pairs: 60, seed: SEED });
  expect(Object.keys(won).sort()).toEqual(['absent', 'substitute']);
  const { rows } = await db.pool.query<{ actor_id: string; absent: string; decided_for: string }>(`select f.actor_id, f.on_behalf_of as absent, t.decided_for from fact f join user_task t on t.id = f.payload ->> 'taskId' where f.kind = 'task.decided' and f.actor_id in ('demo-hanliu', 'demo-wangwu')`);
  expect(new Set(rows.map(({ absent, decided_for: named }) => `${absent} ${named}`))).toEqual(new Set(['demo-wangmin demo-wangmin']));
}, 60_000);

test('the race is a race: each side wins some of the opposite decisions, and some of the withdrawals', async () => {
  const [decisions, withdrawals] = [await runRace('opposite decisions', { db, pairs: 60, seed: SEED }), await runRace('withdrawal against the last yes', { db, pairs: 60, seed: SEED })];
  expect(Object.keys(decisions.won).sort()).toEqual(['agree', 'disagree', 'return']);
  expect(Object.keys(withdrawals.won).sort()).toEqual(['approve', 'withdraw']);
}, 60_000);

test('decided first, the deadline that was due then says nothing; fired first, what was said stands and the decision as well', async () => {
  const town = aTown(db);
  const kinds = async (id: string): Promise<string[]> => (await db.pool.query<{ kind: string }>(`select kind from fact where process_id = $1 and (kind = 'task.decided' or kind like 'rung.%' or kind = 'deadline.missed') order by seq`, [id])).rows.map(({ kind }) => kind);
  for (const id of ['decided-first', 'fired-first']) await town.do(declare({ id, channel: 'daily' }));
  await db.pool.query(`update installation set offset_ms = offset_ms + 14 * 86400000::bigint`);
  await town.put(agree('decided-first~confirmation~1~confirm~confirmer', 'zjw-review'));
  while ((await fireDue(db.pool, town.record.law, 250)).length > 0);
  await town.put(agree('fired-first~confirmation~1~confirm~confirmer', 'zjw-review'));
  expect(await kinds('decided-first')).toEqual(['task.decided']);
  expect(await kinds('fired-first')).toEqual(['rung.fired', 'deadline.missed', 'rung.fired', 'rung.fired', 'task.decided']);
});
