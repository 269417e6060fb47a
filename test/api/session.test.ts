import { aDocket, type Docket } from '../support/docket';
import { ask, open, type Session } from './ask';

let docket: Docket;
beforeAll(async () => { docket = await aDocket({ worker: false }); }, 120_000);
afterAll(() => docket.stop(), 60_000);

const UNATTENDED = { headers: { 'X-Unattended': 'yes' } };
const endOf = async (login: string): Promise<number> => (await docket.db.pool.query<{ at: number }>(`select ms(expire)::float8 as at from session where person_id = $1`, [`demo-${login}`])).rows[0]?.at ?? 0;
/** Only so many minutes are left of a session, as if nobody had clicked for the rest of the hour. */
const almostOver = (login: string, minutes: number): Promise<unknown> => docket.db.pool.query(`update session set expire = now() + $2 * interval '1 minute' where person_id = $1`, [`demo-${login}`, minutes]);

test('what an idle page reads by its own clockwork does not prolong the session; the next click does', async () => {
  const hers: Session = await open(docket.url, 'wangmin');
  await almostOver('wangmin', 5);
  const left = await endOf('wangmin');
  for (const path of ['/me', '/user-tasks', '/notices', '/me/mailing']) {
    const answer = await ask(hers, ['GET', path], UNATTENDED);
    expect([path, answer.status, answer.headers.getSetCookie().filter((line) => line.startsWith('docket.sid'))]).toEqual([path, 200, []]);
  }
  expect(await endOf('wangmin')).toBe(left);
  const clicked = await ask(hers, ['GET', '/me']);
  expect(clicked.headers.getSetCookie().some((line) => line.startsWith('docket.sid'))).toBe(true);
  expect(await endOf('wangmin')).toBeGreaterThan(left + 50 * 60_000);
});

test('an idle page hears that its session is over, however often it has read', async () => {
  const hers = await open(docket.url, 'zhaoliu');
  await almostOver('zhaoliu', 1);
  expect((await ask(hers, ['GET', '/me'], UNATTENDED)).status).toBe(200);
  await almostOver('zhaoliu', 0);
  expect(await ask(hers, ['GET', '/me'], UNATTENDED)).toMatchObject({ status: 401, type: 'not-signed-in' });
});

test('an act is a click, whatever it says of itself', async () => {
  const hers = await open(docket.url, 'lisi');
  await almostOver('lisi', 5);
  const left = await endOf('lisi');
  expect((await ask(hers, ['PUT', '/me/mailing'], { ...UNATTENDED, body: { mailing: 'digest', digestAt: '08:30', quiet: null, quietOnRestDays: false, version: 0 } })).status).toBe(200);
  expect(await endOf('lisi')).toBeGreaterThan(left + 50 * 60_000);
});
