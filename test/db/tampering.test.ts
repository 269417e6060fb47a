import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { compareAnchors, makeAnchor } from '../../db/record/anchor';
import { factHash, genesis } from '../../db/record/hash';
import { verify } from '../../db/record/verify';
import { aDatabase, type TestDatabase } from '../support/database';
import { chance, SEED } from '../support/seeds';
import { aSpring } from '../support/stories';
import { aTown } from '../support/town';

type Place = { readonly id: string; readonly seq: number };
type Chance = { readonly pick: <T>(list: readonly T[]) => T };
/** What somebody with the owner's rights does to the record; answers the process it happened to and the first fact that cannot be right any more. */
type Tampering = (db: pg.Client, places: readonly Place[], by: Chance) => Promise<Place>;

let db: TestDatabase;
let owner: pg.Client;
let places: Place[];
const anchors = mkdtempSync(join(tmpdir(), 'docket-anchors-'));

beforeAll(async () => {
  db = await aDatabase();
  await aSpring(aTown(db));
  const anchor = await makeAnchor(db.pool, { folder: anchors, algorithm: 'sm3' });
  writeFileSync(join(anchors, `${anchor.on}.json`), JSON.stringify(anchor));
  places = (await db.pool.query<Place>('select process_id as id, seq from fact order by 1, 2')).rows;
  await db.asOwner('alter table fact disable trigger user');
  owner = new pg.Client({ connectionString: db.url });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await db.drop();
  rmSync(anchors, { recursive: true });
});

const where = 'where process_id = $1 and seq = $2';
const onOne = (sql: string): Tampering => async (client, all, { pick }) => {
  const place = pick(all);
  await client.query(sql, [place.id, place.seq]);
  return place;
};
const lastOf = (all: readonly Place[], id: string): number => all.filter((place) => place.id === id).length;

const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'a word of a payload is put in': onOne(`update fact set payload = payload || '{"amountFen": "1"}' || '{"forged": true}' ${where}`),
  'a payload is emptied': onOne(`update fact set payload = '{}' ${where}`),
  'a verdict is turned': async (client, all, { pick }) => {
    const { rows } = await client.query<Place>(`select process_id as id, seq from fact where kind = 'task.decided'`);
    const place = pick(rows);
    await client.query(`update fact set payload = jsonb_set(payload, '{outcome}', case payload ->> 'outcome' when 'agree' then '"disagree"' else '"agree"' end::jsonb) ${where}`, [place.id, place.seq]);
    return place;
  },
  'another person is said to have done it': onOne(`update fact set actor_id = actor_id || '-2' ${where}`),
  'it is said to have been done on behalf of somebody': onOne(`update fact set on_behalf_of = 'demo-weisi' ${where}`),
  'it is dated back by a millisecond': onOne(`update fact set at = at - interval '1 millisecond' ${where}`),
  'it is said to have been recorded earlier': onOne(`update fact set recorded_at = recorded_at - interval '1 day' ${where}`),
  'its kind is changed': onOne(`update fact set kind = 'pack.changed' ${where} and kind <> 'pack.changed'`),
  'its version is changed': onOne(`update fact set v = 2 ${where}`),
  'its command is changed': onOne(`update fact set command_id = 'forged' ${where}`),
  'its hash is changed': onOne(`update fact set hash = md5(hash) || md5(hash) ${where}`),
  'the hash before it is changed': onOne(`update fact set prev_hash = md5(hash) || md5(hash) ${where}`),
  'one fact is taken out': onOne(`delete from fact ${where}`),
  'the last facts are taken out': async (client, all, { pick }) => {
    const place = pick(all);
    await client.query('delete from fact where process_id = $1 and seq >= $2', [place.id, place.seq]);
    return place;
  },
  'two facts change places': async (client, all, { pick }) => {
    const { id } = pick(all);
    const [a, b] = [1 + Math.floor((lastOf(all, id) - 1) / 2), lastOf(all, id)];
    for (const [from, to] of [[a, -1], [b, a], [-1, b]]) await client.query('update fact set seq = $3 where process_id = $1 and seq = $2', [id, from, to]);
    return { id, seq: a };
  },
  'a fact is put in the middle, and the later ones make room': async (client, all, { pick }) => {
    const { id, seq } = pick(all);
    await client.query('update fact set seq = -seq - 1 where process_id = $1 and seq >= $2', [id, seq]);
    await client.query('update fact set seq = -seq where process_id = $1 and seq < 0', [id]);
    await client.query(`insert into fact select process_id, $2, at, recorded_at, kind, v, actor_id, on_behalf_of, command_id || '-2', payload, prev_hash, hash from fact where process_id = $1 and seq = $2 + 1`, [id, seq]);
    return { id, seq };
  },
  'a fact is put at the end, well chained': async (client, all, { pick }) => {
    const { id } = pick(all);
    const seq = lastOf(all, id) + 1;
    const last = (await client.query<{ hash: string; at: Date }>('select hash, at from fact where process_id = $1 and seq = $2', [id, seq - 1])).rows[0] ?? never();
    const fact = { processId: id, seq, at: last.at.getTime(), recordedAt: last.at.getTime(), kind: 'process.closed', v: 1, actorId: 'movement', onBehalfOf: null, commandId: 'forged', payload: { outcome: 'verified' } };
    await client.query(`insert into fact values ($1, $2, $3, $3, $4, 1, 'movement', null, 'forged', $5, $6, $7)`, [id, seq, last.at, fact.kind, fact.payload, last.hash, factHash('sm3', last.hash, fact)]);
    return { id, seq };
  },
  'the head of a process is moved': async (client, all, { pick }) => {
    const { id } = pick(all);
    await client.query(`update process set last_hash = md5(id) where id = $1`, [id]);
    return { id, seq: lastOf(all, id) };
  },
  'all facts of a process are taken out': async (client, all, { pick }) => {
    const { id } = pick(all);
    await client.query('delete from fact where process_id = $1', [id]);
    return { id, seq: 1 };
  },
};

const kinds = Object.keys(TAMPERINGS);
const random = chance(SEED);
const by: Chance = { pick: (list) => list[Math.floor(random() * list.length)] ?? (() => { throw new Error('nothing to pick'); })() };
const times = process.env['SOAK'] ? 1_000 : 200;

test('the record that nobody has touched is whole, and its anchor agrees', async () => {
  expect((await verify(db.pool, 'sm3')).broken).toEqual([]);
  expect(await compareAnchors(db.pool, { folder: anchors, algorithm: 'sm3' })).toEqual({ compared: 1, faults: [] });
});

test(`of ${times} tamperings by somebody with the owner's rights (seed ${SEED}) each is found, and the process and its first broken link are named`, async () => {
  const missed: string[] = [];
  for (let n = 0; n < times; n += 1) {
    const what = kinds[n % kinds.length] ?? '';
    await owner.query('begin');
    const { id, seq } = await (TAMPERINGS[what] ?? never())(owner, places, by);
    const { broken } = await verify(owner, 'sm3'); // inside the tamperer's own transaction, so that it can be undone
    await owner.query('rollback');
    if (broken.map((each) => `${each.processId} ${each.seq}`).join() !== `${id} ${seq}` && broken.map((each) => `${each.processId} ${each.seq}`).join() !== `${id} ${seq + 1}`) missed.push(`${what} at ${id} #${seq}: ${JSON.stringify(broken)}`);
  }
  expect(missed).toEqual([]);
}, 240_000);

test('facts of a process that does not exist are found', async () => {
  await owner.query('begin');
  await owner.query(`insert into fact select 'planted', seq, at, recorded_at, kind, v, actor_id, on_behalf_of, command_id, payload, prev_hash, hash from fact where process_id = 'p1'`);
  const planted = await verify(owner, 'sm3');
  await owner.query(`delete from fact where process_id = 'planted'`);
  await rewrite('planted', 1, 'p5');
  const wellChained = await verify(owner, 'sm3');
  await owner.query('rollback');
  expect([planted, wellChained].map(({ broken }) => broken.map(({ processId }) => processId))).toEqual([['planted'], ['planted']]);
});

/** Writes a chain anew from a place on, with all hashes recomputed: what somebody does who knows how it is made. */
async function rewrite(id: string, from: number, like = id): Promise<void> {
  type Row = { seq: number; at: string; recordedAt: string; kind: string; v: number; actorId: string; commandId: string; payload: never; prevHash: string };
  const { rows } = await owner.query<Row>(`select seq, ms(at) as at, ms(recorded_at) as "recordedAt", kind, v, actor_id as "actorId", command_id as "commandId", payload, prev_hash as "prevHash" from fact where process_id = $1 and seq >= $2 order by seq`, [like, from]);
  let before = like === id ? (rows[0]?.prevHash ?? '') : genesis('sm3', id);
  for (const row of rows) {
    const hash = factHash('sm3', before, { ...row, processId: id, at: Number(row.at), recordedAt: Number(row.recordedAt), onBehalfOf: null });
    if (like === id) await owner.query('update fact set prev_hash = $3, hash = $4 where process_id = $1 and seq = $2', [id, row.seq, before, hash]);
    else await owner.query(`insert into fact select $1, seq, at, recorded_at, kind, v, actor_id, null, command_id, payload, $4, $5 from fact where process_id = $2 and seq = $3`, [id, like, row.seq, before, hash]);
    before = hash;
  }
  if (like === id) await owner.query('update process set last_hash = $2 where id = $1', [id, before]);
}

test('a tail rewritten with all its hashes, head and all, passes the chain and is caught by the anchor outside the database', async () => {
  for (const seq of [1, 12, lastOf(places, 'p1')]) {
    await owner.query('begin');
    await owner.query(`update fact set actor_id = 'demo-weisi' ${where}`, ['p1', seq]);
    await rewrite('p1', seq);
    const chain = await verify(owner, 'sm3');
    const anchored = await compareAnchors(owner, { folder: anchors, algorithm: 'sm3' });
    await owner.query('rollback');
    expect([chain.broken, anchored.faults.map((fault) => fault.split(': ')[1])]).toEqual([[], ['p1']]);
  }
});

test('an anchor that somebody has changed is no anchor any more: its root or its signature gives it away', async () => {
  const [folder, algorithm] = [mkdtempSync(join(tmpdir(), 'docket-anchors-')), 'sm3' as const];
  const anchor = await makeAnchor(db.pool, { folder, algorithm });
  const heads = { ...anchor.heads, p1: { seq: 1, hash: 'forged' } };
  const faults = async (kept: object): Promise<string[]> => {
    writeFileSync(join(folder, 'kept.json'), JSON.stringify(kept));
    return (await compareAnchors(db.pool, { folder, algorithm })).faults.map((fault) => fault.split(': ')[1] ?? '');
  };
  expect(await faults(anchor)).toEqual([]);
  expect(await faults({ ...anchor, heads })).toEqual(['root', 'p1']);
  expect(await faults({ ...anchor, on: '2018-01-01' })).toEqual(['signature']);
  rmSync(folder, { recursive: true });
});

function never(): never {
  throw new Error('there is no such thing');
}
