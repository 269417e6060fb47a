import pg from 'pg';
import { shareOriginal, lockEvaluated } from '../../db/record/systems';
import { rebuild } from '../../db/record/rebuild';
import { factHash } from '../../db/record/hash';
import { verify } from '../../db/record/verify';
import { openDatabase } from '../../db/database';
import { isRefusal } from '../../domain/refusal';
import pino from 'pino';
import { agree, declare } from '../support/deeds';
import { assign, confirm, EVALUATION_ID, EXPERTS, fill, listed, lock, OLD, opine, pointsOf } from '../support/evaluation-deeds';
import { anEvaluation } from '../support/evaluations';
import { aDatabase, type TestDatabase } from '../support/database';
import { aTown, throughBatch, type Town } from '../support/town';

let db: TestDatabase;
let town: Town;
beforeAll(async () => {
  db = await aDatabase();
  town = aTown(db);
  await town.passTo('2019-04-02 09:00');
  for (const deed of [listed(), fill(), confirm(), assign(), ...EXPERTS.map((expert, n) => lock(expert, 8000 + n * 100)), opine()]) await town.do(deed);
}, 60_000);
afterAll(() => db.drop());

test('PostgreSQL comes to the same rows as the record in memory', async () => {
  const [here, there] = [await town.case(EVALUATION_ID), (await anEvaluation('opined')).case(EVALUATION_ID)];
  const still = ({ evaluation }: typeof here) => evaluation && { ...evaluation, sheets: evaluation.sheets.map(({ lockedAt, ...sheet }) => ({ ...sheet, locked: lockedAt !== null })), opinion: { ...evaluation.opinion, at: 0 } };
  expect(still(here)).toEqual(still(there));
  expect(here.process.outcome).toBe('qualified');
});

test('made anew from its facts alone, it has the same rows', async () => {
  const before = (await town.case(EVALUATION_ID)).evaluation;
  const owner = openDatabase({ url: db.url, log: pino({ level: 'silent' }), max: 2, asOwner: true });
  await rebuild(owner.pool);
  await owner.close();
  expect((await town.case(EVALUATION_ID)).evaluation).toEqual(before);
});

describe('somebody with the owner’s rights changes a result', () => {
  /** What `docket verify` finds while the change stands; then it is taken back. */
  async function found(...changes: readonly (readonly [sql: string, values: readonly unknown[]])[]): Promise<unknown> {
    const owner = new pg.Client({ connectionString: db.url });
    await owner.connect();
    try {
      await owner.query('begin; alter table fact disable trigger user');
      for (const [sql, values] of changes) await owner.query(sql, [...values]);
      return (await verify(owner, 'sm3')).broken;
    } finally {
      await owner.query('rollback');
      await owner.end();
    }
  }
  const facts = async () => (await db.pool.query<{ seq: number; kind: string; payload: Record<string, unknown> }>('select seq, kind, payload from fact where process_id = $1 order by seq', [EVALUATION_ID])).rows;

  /** The chain forged from a fact on, so that every hash fits: only the sum can tell. */
  async function forged(kind: string, change: (payload: Record<string, unknown>) => object): Promise<(readonly [string, readonly unknown[]])[]> {
    type Row = Parameters<typeof factHash>[2] & { readonly prevHash: string };
    const { rows } = await db.pool.query<Row>(`select process_id as "processId", seq, ms(at)::float8 as at, ms(recorded_at)::float8 as "recordedAt", kind, v, actor_id as "actorId", on_behalf_of as "onBehalfOf", command_id as "commandId", payload, prev_hash as "prevHash" from fact where process_id = $1 order by seq`, [EVALUATION_ID]);
    const from = rows.findIndex((row) => row.kind === kind);
    let prev = rows[from]?.prevHash ?? '';
    const changes = rows.slice(from).map((row, n): readonly [string, readonly unknown[]] => {
      const payload = n === 0 ? change(row.payload as Record<string, unknown>) : row.payload;
      const hash = factHash('sm3', prev, { ...row, payload: payload as Row['payload'] });
      const written = ['update fact set payload = $3, prev_hash = $4, hash = $5 where process_id = $1 and seq = $2', [EVALUATION_ID, row.seq, JSON.stringify(payload), prev, hash]] as const;
      prev = hash;
      return written;
    });
    return [...changes, ['update process set last_hash = $2 where id = $1', [EVALUATION_ID, prev]]];
  }

  test('nothing is found as it stands', async () => expect(await found()).toEqual([]));
  test('in the row that decisions read: the row is named', async () => {
    expect(await found([`update evaluation set composed = jsonb_set(composed, '{composite}', '9999') where id = $1`, [EVALUATION_ID]])).toEqual([{ processId: EVALUATION_ID, seq: (await facts()).find(({ kind }) => kind === 'evaluation.composed')?.seq, why: 'row' }]);
    expect(await found(['update evaluation set opinion_qualified = false where id = $1', [EVALUATION_ID]])).toMatchObject([{ why: 'row' }]);
  });
  test('in the composed fact, with every hash after it forged: the result is named', async () => {
    expect(await found(...(await forged('evaluation.composed', (payload) => ({ ...payload, composite: 9999 }))))).toEqual([{ processId: EVALUATION_ID, seq: (await facts()).find(({ kind }) => kind === 'evaluation.composed')?.seq, why: 'result' }]);
  });
  test('in a locked sheet, with every hash after it forged: the result does not come of it any more', async () => {
    expect(await found(...(await forged('sheet.locked', (payload) => ({ ...payload, scores: pointsOf(10_000), total: 10_000 }))))).toMatchObject([{ processId: EVALUATION_ID, why: 'result' }]);
    expect(await found(...(await forged('sheet.locked', (payload) => ({ ...payload, total: 10_000 }))))).toMatchObject([{ why: 'result' }]);
  });
});

test('an approval and an opinion that comes at the same instant: the approval saw it, or it was there first', async () => {
  const system = 'contested-2008';
  const id = `post.2019.${system}`;
  await town.do(listed({ systems: [{ system, title: '争议系统', unit: 'sh-zjw-xxb' }] }));
  for (const deed of [fill({ id }), confirm({ id }), assign({ id }), ...EXPERTS.map((expert) => lock(expert, 8000, { id }))]) await town.do(deed);
  await town.do(declare({ id: 'p-contested', kind: 'UPGRADE', data: { originalSystem: system } }));
  await town.do(agree('p-contested~confirmation~1~confirm~confirmer', 'zjw-review'));
  await throughBatch(town, ['p-contested']);
  const [opinion, approval] = await Promise.all([
    town.put(opine({ id, number: 2 }), { anchors: lockEvaluated(id) }),
    town.put(agree('p-contested~review~1~first-review~first-reviewer', 'wangmin'), { anchors: shareOriginal('p-contested') }),
  ]);
  expect(isRefusal(opinion)).toBe(false);
  const { rows } = await db.pool.query<{ opined: Date; decided: Date | null }>(`select (select recorded_at from fact where process_id = $1 and kind = 'opinion.issued') as opined, (select max(recorded_at) from fact where process_id = 'p-contested' and kind = 'task.decided' and payload ->> 'taskId' like '%first-reviewer') as decided`, [id]);
  if (isRefusal(approval)) expect(approval).toMatchObject({ refused: 'gate-open', code: 'R057', outcome: 'no-opinion' });
  else expect(rows[0]?.decided?.getTime()).toBeGreaterThanOrEqual(rows[0]?.opined.getTime() ?? 0);
  expect(await town.put(agree('p-contested~review~1~first-review~first-reviewer', 'wangmin'), { anchors: shareOriginal('p-contested') })).toMatchObject(isRefusal(approval) ? { outcome: 'agree' } : { refused: 'already-decided' });
  const held = await db.pool.query<{ id: string }>('select id from system where id = any ($1)', [[system, OLD]]);
  expect(held.rows.map(({ id: each }) => each)).toContain(system);
});
