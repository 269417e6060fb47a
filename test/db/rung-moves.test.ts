import { publishPack } from '../../db/packs';
import { fireDue } from '../../db/record/fire-due';
import { moveByLadders } from '../../db/record/move-deadlines';
import { createLaw } from '../../db/record/law';
import { keepShipped, publications, publishRevision } from '../../db/overlay';
import type { Ladder, Pack, Rung } from '../../domain/policy/pack';
import { eachInATown } from '../support/each-town';
import { agree, claim, declare } from '../support/deeds';
import { PACK } from '../support/memory-record';
import { isAway } from '../support/races';

const at = eachInATown();
const taskOf = (id: string): string => `${id}~confirmation~1~confirm~confirmer`;
const ids = Array.from({ length: 12 }, (_, n) => `p${String(n).padStart(2, '0')}`);
const rows = async <T>(sql: string): Promise<T[]> => (await at.db.pool.query(sql)).rows as T[];

const withLadder = (version: string, change: (ladder: Ladder) => Ladder): Pack => ({ ...PACK, version, ladders: PACK.ladders.map((ladder) => (ladder.id === 'confirmation-item' ? change(ladder) : ladder)) });
const moving = (version: string, moves: NonNullable<Rung['moves']>): Pack => withLadder(version, (ladder) => ({ ...ladder, rungs: ladder.rungs.map((rung) => (rung.id === 'leader' ? { ...rung, moves } : rung)) }));
const deeming = moving('deeming', [{ deem: 'agree', source: { document: '003', clause: 'B2' } }]);

async function inForce(pack: Pack): Promise<void> {
  const now = (await rows<{ at: number }>('select (ms(clock_timestamp()) + offset_ms)::float8 as at from installation'))[0]?.at ?? 0;
  await publishPack(at.db.knex, { pack, files: {}, by: 'test', inForceFrom: now - 1, algorithm: 'sm3' });
}
const lateBy = (days: number): Promise<unknown> => at.db.pool.query(`update installation set offset_ms = offset_ms + ${days} * 86400000`);
const decided = (): Promise<{ id: string; by: string; n: number }[]> => rows(`select process_id as id, payload ->> 'by' as by, count(*)::int as n from fact where kind = 'task.decided' group by 1, 2 order by 1`);

test('what silence is taken for is said set-wise and once, however many clocks there are', async () => {
  await inForce(deeming);
  for (const id of ids) await at.town.do(declare({ id }));
  await lateBy(20);
  const law = createLaw();
  for (let more = true; more; ) more = (await Promise.all(Array.from({ length: 5 }, () => fireDue(at.db.pool, law, 4)))).some((moved) => moved.length > 0);
  expect(await decided()).toEqual(ids.map((id) => ({ id, by: 'clock', n: 1 })));
  expect(await rows(`select distinct kind, payload ->> 'outcome' as outcome, count(*)::int as n from fact where kind = 'round.ended' group by 1, 2`)).toEqual([{ kind: 'round.ended', outcome: 'agreed', n: 12 }]);
  expect(await rows('select 1 from queue_entry')).toEqual([]);
});

test.each([['the clock first', 0], ['the person first', 1], ['both at once', 2]])('beside a person who decides at the same moment there is one word: %s', async (_, order) => {
  await inForce(deeming);
  await at.town.do(declare());
  await lateBy(20);
  const clock = (): Promise<unknown> => fireDue(at.db.pool, at.town.record.law, 10);
  const person = (): Promise<object> => at.town.put(agree(taskOf('p1'), 'zjw-review'));
  const answers = order === 2 ? await Promise.all([person(), clock()]) : order === 1 ? [await person(), await clock()] : [await clock(), await person()].reverse();
  await clock();
  const words = await decided();
  expect(words).toHaveLength(1);
  expect(words[0]).toMatchObject({ n: 1, by: order === 1 ? 'demo-zjw-review' : order === 0 ? 'clock' : expect.stringMatching(/clock|demo-zjw-review/) });
  if (words[0]?.by === 'clock') expect(answers[0]).toMatchObject({ refused: 'already-decided', by: 'clock' });
  expect(await rows(`select count(*)::int as n from fact where kind = 'round.ended'`)).toEqual([{ n: 1 }]);
});

describe('a rung that hands on what somebody away has in hand', () => {
  /** Two working days after the last: when the rung of the confirmation has spoken, and no later one has. */
  const RUNG = '2019-04-11 10:00';
  const taken = async (id: string): Promise<void> => { await at.town.do(declare({ id })); await at.town.do(claim(taskOf(id), 'zjw-review')); };
  /** Every stop on the way there, by as many clocks as there are. */
  const passTo = async (local: string): Promise<void> => { await at.town.passTo(local); for (let more = true; more; ) more = (await Promise.all(Array.from({ length: 5 }, () => fireDue(at.db.pool, at.town.record.law, 4)))).some((moved) => moved.length > 0); };
  const moved = (): Promise<object[]> => rows(`select process_id as id, kind, payload ->> 'to' as to, actor_id as by from fact where kind in ('task.reassigned', 'task.cancelled') order by 1`);
  const holders = (): Promise<object[]> => rows('select process_id as id, state, assignee_id as holder from user_task order by 1, 2');
  const spoken = (): Promise<object[]> => rows(`select process_id as id from fact where kind = 'rung.fired' and payload ->> 'rung' = 'leader' order by 1`);
  const toldOf = (about: string): Promise<object[]> => rows(`select n.process_id as id, n.recipient_id as to from notice n where n.template = '${about}' order by 1, 2`);

  test('it lies with the one who is named for these days, once, who hears of it and decides it', async () => {
    await inForce(moving('handing', [{ handTo: 'substitute' }]));
    await isAway(at, 'zjw-review', 'zjw-deputy');
    for (const id of ids) await taken(id);
    await passTo('2019-04-10 10:00');
    expect(await moved()).toEqual([]); // not before its rung
    await passTo(RUNG);
    expect(await moved()).toEqual(ids.map((id) => ({ id, kind: 'task.reassigned', to: 'demo-zjw-deputy', by: 'clock' })));
    expect(await holders()).toEqual(ids.map((id) => ({ id, state: 'claimed', holder: 'demo-zjw-deputy' })));
    expect(await rows('select distinct queue_key as key from queue_entry')).toEqual([{ key: 'person:demo-zjw-deputy' }]);
    expect(await toldOf('user-task-reassigned')).toEqual(ids.flatMap((id) => [{ id, to: 'demo-zjw-deputy' }, { id, to: 'demo-zjw-review' }]));
    expect(await at.town.put(agree(taskOf('p00'), 'zjw-review'))).toMatchObject({ refused: 'task-already-claimed', by: 'demo-zjw-deputy' });
    await at.town.do(agree(taskOf('p00'), 'zjw-deputy'));
    expect(await decided()).toEqual([{ id: 'p00', by: 'demo-zjw-deputy', n: 1 }]);
  });

  test('it stays where it is while nobody is named: the rung speaks, and nothing else is on record', async () => {
    await inForce(moving('handing', [{ handTo: 'substitute' }]));
    await taken('p1');
    await passTo(RUNG);
    expect(await spoken()).toEqual([{ id: 'p1' }]);
    expect(await moved()).toEqual([]);
    expect(await holders()).toEqual([{ id: 'p1', state: 'claimed', holder: 'demo-zjw-review' }]);
    expect(await toldOf('deadline-escalated')).toEqual([{ id: 'p1', to: 'demo-zjw-deputy' }]);
  });

  test('it is opened to the office that the pack names next, where nobody is named', async () => {
    await inForce(moving('handing', [{ handTo: 'substitute' }, { openTo: { role: 'dept_head', at: 'department' } }]));
    await taken('p1');
    await passTo(RUNG);
    expect(await moved()).toEqual([{ id: 'p1', kind: 'task.cancelled', to: null, by: 'clock' }]);
    expect(await rows('select queue_key as key from queue_entry')).toEqual([{ key: 'dept_head@sh-zjw' }]);
  });

  test('it stays with whoever is back: her substitute’s days were over when the rung was made', async () => {
    await inForce(moving('handing', [{ handTo: 'substitute' }]));
    await isAway(at, 'zjw-review', 'zjw-deputy');
    await taken('p1');
    await passTo('2019-05-06 10:00');
    expect(await spoken()).toEqual([{ id: 'p1' }]);
    expect(await moved()).toEqual([]);
  });
});

test('a ladder that a revision changes moves what is open, says who moved, fires by its own rungs, and is done once', async () => {
  await at.town.do(declare());
  await at.town.do(declare({ id: 'p2' }));
  const quicker = withLadder('1+1', (ladder) => ({ ...ladder, due: { workingDays: 3 }, rungs: ladder.rungs.map((rung) => (rung.id === 'remind-3' ? { ...rung, id: 'remind-2', when: { sinceStart: { workingDays: 2 } } } : rung)) }));
  const before = (await rows<{ hash: string }>('select hash from pack'))[0]?.hash ?? '';
  await keepShipped(at.db.pool, { hash: before, jurisdiction: 'shanghai', version: '1', files: [] });
  const client = await at.db.pool.connect();
  await publishRevision(client, { hash: 'quicker', pack: quicker, files: [], own: [], by: 'demo-yanan', jurisdiction: 'shanghai', n: 1, before, shipped: before, changes: [], reason: '提速', draftedBy: ['demo-chusan'] });
  client.release();
  const earlier = await moveByLadders(at.town.record, { jurisdiction: 'shanghai', n: 1 }, 1);
  expect(earlier.map(({ processId }) => processId).sort()).toEqual(['p1', 'p2']);
  expect(await publications(at.db.pool, 'shanghai', 5)).toMatchObject([{ n: 1, moved: 2, earlier: 2, done: true, processes: [{ processId: 'p1', of: 'confirmation.1.confirm' }, { processId: 'p2' }] }]);
  expect(await rows(`select distinct payload ->> 'why' as why, payload ->> 'pack' as pack, payload -> 'rungs' -> 0 ->> 'rung' as first, actor_id as by from fact where kind = 'deadline.moved'`)).toEqual([{ why: 'ladder', pack: 'quicker', first: 'remind-2', by: 'demo-yanan' }]);
  expect(await moveByLadders(at.town.record, { jurisdiction: 'shanghai', n: 1 })).toEqual([]); // done already
  await lateBy(4);
  await fireDue(at.db.pool, at.town.record.law, 10);
  expect(await rows(`select process_id as id, payload ->> 'rung' as rung from fact where kind = 'rung.fired' order by 1`)).toEqual([{ id: 'p1', rung: 'remind-2' }, { id: 'p2', rung: 'remind-2' }]); // by the new ladder, though the process stands under the old pack
});
