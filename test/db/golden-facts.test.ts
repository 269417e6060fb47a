import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { APPLY, rowsOf } from '../../db/record/apply';
import { openDatabase, type Database } from '../../db/database';
import { factHash, genesis, type HashAlgorithm } from '../../db/record/hash';
import { rebuild } from '../../db/record/rebuild';
import { verify } from '../../db/record/verify';
import type { Recorded } from '../../domain/record/fact';
import { upcast } from '../../domain/record/upcast';
import { aDatabase, type TestDatabase } from '../support/database';

/**
 * Whole chains with a specimen of every kind and version of fact that any release has written. A new kind or version is added at the end of a
 * chain; what stands here is never changed, because no installation can change its own.
 */
const golden = JSON.parse(readFileSync(join(__dirname, 'golden-facts.json'), 'utf8')) as { algorithm: HashAlgorithm; facts: Recorded[] };

test('every kind of fact of this release has its specimen, in the version in which it is written now', () => {
  const newest = new Map<string, number>();
  for (const { kind, v } of golden.facts) newest.set(kind, Math.max(v, newest.get(kind) ?? 0));
  expect([...newest.keys()].sort()).toEqual(Object.keys(APPLY).sort());
  for (const { kind, v, payload } of golden.facts) expect([kind, upcast({ kind, v, payload }).v]).toEqual([kind, newest.get(kind)]);
});

test('the bytes under the hashes are still the same bytes', () => {
  const heads = new Map<string, string>();
  for (const fact of golden.facts) {
    const before = heads.get(fact.processId) ?? genesis(golden.algorithm, fact.processId);
    expect([fact.processId, fact.seq, factHash(golden.algorithm, before, { ...fact, payload: fact.payload })]).toEqual([fact.processId, fact.seq, fact.hash]);
    heads.set(fact.processId, fact.hash);
  }
});

test('each can still be applied', () => {
  for (const fact of golden.facts) expect(() => rowsOf({ ...fact, ...upcast(fact) })).not.toThrow();
});

describe('in a database that has nothing but these facts', () => {
  let db: TestDatabase;
  let owner: Database;
  beforeAll(async () => {
    db = await aDatabase();
    owner = openDatabase({ url: db.url, log: pino({ level: 'silent' }), max: 2, asOwner: true });
    await owner.pool.query(`insert into pack (hash, jurisdiction, version, body, files, published_by, in_force_from) select 'pack-1', jurisdiction, 'golden', body, '{}', 'release', in_force_from - interval '1 day' from pack limit 1`);
    const rows = golden.facts.map((fact) => ({ ...fact, at: new Date(fact.at), recordedAt: new Date(fact.recordedAt) }));
    await db.pool.query(`insert into fact select "processId", seq, at, "recordedAt", kind, v, "actorId", "onBehalfOf", "commandId", payload, "prevHash", hash from jsonb_to_recordset($1::jsonb)
      as d("processId" text, seq integer, at timestamptz, "recordedAt" timestamptz, kind text, v integer, "actorId" text, "onBehalfOf" text, "commandId" text, payload jsonb, "prevHash" text, hash text)`, [JSON.stringify(rows)]);
  });
  afterAll(async () => {
    await owner.close();
    await db.drop();
  });

  test('every process is made from them, and the chains are whole', async () => {
    expect(await rebuild(owner.pool)).toBe(new Set(golden.facts.map(({ processId }) => processId)).size);
    expect((await verify(db.pool, golden.algorithm)).broken).toEqual([]);
    const { rows } = await db.pool.query('select id, stage, outcome, title from process order by id');
    expect(rows).toEqual([
      { id: 'adhoc-1', stage: null, outcome: null, title: '排查积水点' },
      { id: 'adhoc-2', stage: null, outcome: 'cancelled', title: '排查积水点' },
      { id: 'c1', stage: 'build', outcome: null, title: '排水监测系统' },
      { id: 'g1', stage: 'operation', outcome: null, title: '排水监测系统' },
      { id: 'g1.2019', stage: 'running', outcome: 'settled', title: '排水监测系统（2019年度运维）' },
      { id: 'gr', stage: 'cloud-plan', outcome: null, title: '排水监测系统' },
      { id: 'gr.request.project-change.1', stage: 'review', outcome: 'granted', title: '排水监测系统（项目调整）' },
      { id: 'gr.request.project-change.2', stage: 'review', outcome: 'declined', title: '排水监测系统（项目调整）' },
      { id: 'gr.request.project-change.3', stage: 'review', outcome: 'withdrawn', title: '排水监测系统（项目调整）' },
      { id: 'gz', stage: null, outcome: null, title: '排水监测系统' },
      { id: 'h1', stage: 'review', outcome: null, title: '排水监测系统' },
      { id: 'k1', stage: 'build', outcome: null, title: '排水监测系统' },
      { id: 'meeting-1', stage: 'carrying-out', outcome: 'confirmed', title: '四月评审会' },
      { id: 'meeting-2', stage: 'convened', outcome: 'cancelled', title: '四月评审会' },
      { id: 'p1', stage: 'operation', outcome: 'retired', title: '排水监测系统' },
      { id: 'p3', stage: 'review', outcome: 'withdrawn', title: '排水监测系统' },
      { id: 'p5', stage: 'declaration', outcome: null, title: '排水监测系统' },
      { id: 'p6', stage: 'review', outcome: 'withdrawn', title: '排水监测系统' },
      { id: 'post.2019.zjw-grid-2009', stage: 'opinion', outcome: 'qualified', title: '城市网格化管理系统（2009）' },
      { id: 'sh-zjw.daily.2019', stage: 'decisions', outcome: 'decided', title: '市住建委日常预算申报批次 2019年' },
      { id: 'shanghai-2019.SH19-06', stage: null, outcome: null, title: '一张网一个门户' },
      { id: 'shanghai-2019.SH19-23', stage: null, outcome: 'verified', title: '建城市综合管理系统' },
      { id: 'shanghai-2019.SH19-24', stage: null, outcome: 'cancelled', title: '建危化品全程监管系统' },
      { id: 'shanghai-2019.SH19-B05', stage: null, outcome: null, title: '定期发布中间层目录' },
      { id: 'shanghai-2019.SH19-B05.2019-09-30', stage: null, outcome: null, title: '定期发布中间层目录（2019-09-30）' },
      { id: 'shanghai.daily.2019', stage: null, outcome: 'closed', title: '日常预算申报窗口 2019年' },
    ]);
  });
});
