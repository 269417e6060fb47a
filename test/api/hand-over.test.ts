import { randomUUID } from 'node:crypto';
import { carryOutMove, moveId, type Move } from '../../domain/record/moves';
import { claim, declare } from '../support/deeds';
import { aDocket, until, type Docket } from '../support/docket';
import { aTown, type Town } from '../support/town';
import { ask, open } from './ask';

const MANY = 300;
let docket: Docket;
let town: Town;

beforeAll(async () => {
  docket = await aDocket({ worker: false });
  town = aTown(docket.db);
  const ids = Array.from({ length: MANY }, (_, n) => `held-${String(n).padStart(3, '0')}`);
  for (let from = 0; from < MANY; from += 20) await Promise.all(ids.slice(from, from + 20).map(heldBySunqi));
}, 240_000);
afterAll(() => docket.stop(), 60_000);

/** A project in its first review, claimed. */
async function heldBySunqi(id: string): Promise<void> {
  await town.put(declare({ id }));
  const moves: Move[] = [{ act: 'enter', stage: 'review', visit: 1, path: '' }, { act: 'round', route: 'review', nth: 1, path: 'review#1/' }];
  for (const move of moves) await town.record.change(id, { commandId: moveId(id, move), actorId: 'movement', content: { ...move } }, (c, w) => carryOutMove(c, move, w));
  await town.put(claim(`${id}~review~1~first-review~first-reviewer`, 'sunqi'));
}

const heldBy = async (person: string): Promise<number> => (await docket.db.pool.query(`select from queue_entry where queue_key = $1`, [`person:${person}`])).rowCount ?? 0;

test(`${MANY} tasks of somebody who leaves are with her colleague within a minute, each process for itself, and asked again the same rows come back`, async () => {
  const chusan = await open(docket.url, 'chusan');
  expect((await ask(chusan, ['GET', '/people/demo-sunqi/hand-over'])).body).toMatchObject({ tasks: MANY, processes: MANY, candidates: expect.arrayContaining([expect.objectContaining({ id: 'demo-zhaoliu' })]) });
  const [key, startedAt] = [randomUUID(), performance.now()];
  const answer = await ask(chusan, ['POST', '/people/demo-sunqi/hand-over'], { key, body: { to: 'demo-zhaoliu', reason: '调离' } });
  expect(performance.now() - startedAt).toBeLessThan(60_000);
  const rows = answer.body['rows'] as { tasks: { to: string | null; why: string | null }[] }[];
  expect(rows).toHaveLength(MANY);
  expect(rows.flatMap(({ tasks }) => tasks).every(({ to, why }) => to === 'demo-zhaoliu' && why === null)).toBe(true);
  expect([await heldBy('demo-sunqi'), await heldBy('demo-zhaoliu')]).toEqual([0, MANY]);
  const commands = await docket.db.pool.query(`select distinct command_id from fact where kind = 'task.reassigned'`);
  expect(commands.rowCount).toBe(MANY);
  expect((await ask(chusan, ['POST', '/people/demo-sunqi/hand-over'], { key, body: { to: 'demo-zhaoliu', reason: '调离' } })).body).toEqual(answer.body);
  expect((await docket.db.pool.query(`select what, reason, by_id as by from account_change where person_id = 'demo-sunqi'`)).rows).toEqual([{ what: 'handed-over', reason: '调离', by: 'demo-chusan' }]);
}, 120_000);

test('who is taken out of use is out with every open page within a second, and what was hers is back in its queues within a minute', async () => {
  const hers = await open(docket.url, 'zhaoliu');
  const heard = await fetch(`${docket.url}/api/events`, { headers: { Cookie: hers.cookie ?? '' } });
  const stream = heard.body?.getReader();
  const chusan = await open(docket.url, 'chusan');
  const done = ask(chusan, ['POST', '/people/demo-zhaoliu/disabling'], { body: { reason: '调离' } });
  await until(async () => (await docket.db.pool.query(`select from person where id = 'demo-zhaoliu' and state = 'disabled'`)).rowCount === 1, 20_000, 'the account is out of use');
  const outAt = performance.now();
  await until(async () => (await ask(hers, ['GET', '/me'])).status === 401, 1_000, 'her session is over');
  for (let said = ''; !said.includes('event: ended');) { const { value, done: over } = (await stream?.read()) ?? { value: undefined, done: true }; if (over) break; said += new TextDecoder().decode(value); }
  expect(performance.now() - outAt).toBeLessThan(1_500); // a page hears within a second; the rest is this test's own asking
  expect((await done).status).toBe(201);
  expect(performance.now() - outAt).toBeLessThan(60_000);
  expect(await heldBy('demo-zhaoliu')).toBe(0);
  expect((await docket.db.pool.query(`select from queue_entry where queue_key = 'reviewer@sh-grp-jjcj'`)).rowCount).toBe(MANY);
}, 120_000);
