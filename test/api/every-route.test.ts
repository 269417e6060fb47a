import { randomUUID } from 'node:crypto';
import { openApiDocument } from '../../api/contract/openapi';
import { readClock } from '../../db/clock';
import { aDocket, until, type Docket } from '../support/docket';
import { factsOf } from '../journeys/acts';
import { ask, nobody, open, standing, type Address, type Answer, type Session } from './ask';
import { ROUTES, type Case, type No } from './route-cases';
import { aWorld, type World } from './world';

let docket: Docket;
let world: World;
const sessions = new Map<string, Promise<Session>>();
beforeAll(async () => {
  docket = await aDocket();
  world = await aWorld(docket);
}, 180_000);
afterAll(() => docket.stop(), 60_000);

function session(login: string): Promise<Session> {
  const found = sessions.get(login) ?? open(docket.url, login);
  sessions.set(login, found);
  return found;
}

function addressOf(route: string, { path, query = '' }: Case): Address {
  const [method = '', bare = ''] = route.split(' ');
  return [method, (path ?? ROUTES[route]?.ok?.path ?? (() => bare))(world) + query];
}

async function put(route: string, one: Case, key: string = randomUUID()): Promise<Answer> {
  const who = one.as === null ? nobody(docket.url) : await session(one.as);
  return ask(who, addressOf(route, one), { key, ...one.asking?.(world) });
}

const OPERATIONS = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, methods]) => Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`));
const isAct = (route: string): boolean => {
  const [method = '', path = ''] = route.split(' ');
  const operation = (openApiDocument().paths?.[path] as Record<string, { parameters?: { name?: string }[] }> | undefined)?.[method.toLowerCase()];
  return operation?.parameters?.some(({ name }) => name === 'Idempotency-Key') ?? false;
};

/** Nothing moves any more, and the clock is where it was sent. */
const atRest = async (): Promise<void> => {
  await docket.settled();
  await until(async () => (await readClock(docket.db.pool)).until === null, 60_000, 'the clock is there');
  await docket.settled();
};

test('every operation of the document is asked here, and no other', () => expect(Object.keys(ROUTES).sort()).toEqual([...OPERATIONS].sort()));

describe.each(Object.entries(ROUTES))('%s', (route, { ok, no = [], open: isOpen = false }) => {
  if (!isOpen) {
    test('is for who is signed in', async () => {
      const before = await standing(docket.db.pool);
      expect(await put(route, { ...(ok ?? no[0]), as: null, status: 401 })).toMatchObject({ status: 401, type: 'not-signed-in' });
      expect(await standing(docket.db.pool)).toEqual(before);
    });
  }

  if (ok) {
    test(`answers ${ok.status}${isAct(route) ? ', and the same command again the same, once' : ''}`, async () => {
      const key = randomUUID();
      const first = await put(route, ok, key);
      expect(first).toMatchObject({ status: ok.status, body: ok.answers ?? {} });
      if (!isAct(route)) return atRest();
      const written = (await factsOf(docket)).filter(({ commandId }) => commandId === key).length;
      expect(await put(route, ok, key)).toMatchObject({ status: ok.status, body: first.body });
      expect((await factsOf(docket)).filter(({ commandId }) => commandId === key)).toHaveLength(written);
      await atRest();
    });
  }

  if (no.length > 0) {
    test.each([...no])('refuses: $what', async (one: No) => {
      const before = await standing(docket.db.pool);
      const answer = await put(route, one);
      expect(answer).toMatchObject({ status: one.status, type: one.type });
      expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
      if (one.pointer !== undefined) expect(answer.body['errors']).toContainEqual(expect.objectContaining({ pointer: one.pointer }));
      expect(await standing(docket.db.pool)).toEqual(before);
    });
  }
});

test('a plan is imported once whoever asks again: the first import is answered again to its own command', async () => {
  const { rows } = await docket.db.pool.query<{ id: string }>(`select id from command where answer ->> 'opened' = '49'`);
  expect(await ask(await session('zhengshi'), ['POST', '/plans/shanghai-2019/import'], { key: rows[0]?.id ?? '', body: {} })).toMatchObject({ status: 201, body: { plan: 'shanghai-2019', opened: 49 } });
});
