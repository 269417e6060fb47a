import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { aDocket, type Docket } from '../support/docket';
import { draft } from '../journeys/acts';
import { ask, nobody, open, standing, type Address, type Answer, type Asking, type Session } from './ask';
import { aWorld, DATA, taskId, type World } from './world';

let docket: Docket;
let world: World;
let clerk: Session;
let reviewer: Session;
beforeAll(async () => {
  docket = await aDocket();
  world = await aWorld(docket);
  [clerk, reviewer] = [await open(docket.url, 'zjw-clerk'), await open(docket.url, 'zjw-review')];
}, 180_000);
afterAll(() => docket.stop(), 60_000);

/** Asks, and sees that it was refused as a problem people can read, in both languages, and that nothing at all was written. */
async function refused([at, who]: readonly [Address, Session | null], asking: Asking, { status, type }: { status: number; type: string }): Promise<Answer> {
  const browser = who ?? nobody(docket.url);
  const before = await standing(docket.db.pool);
  const answer = await ask(browser, at, asking);
  expect({ status: answer.status, type: answer.type }).toEqual({ status, type });
  expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ type: `/problems/${type}`, status });
  expect(String(answer.body['title'])).toMatch(/[\u4e00-\u9fff]/);
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d|    at /);
  const english = await ask(browser, at, { ...asking, headers: { ...asking.headers, 'Accept-Language': 'en' } });
  expect({ type: english.type, title: /[\u4e00-\u9fff]/.test(String(english.body['title'])) }).toEqual({ type, title: false });
  expect(await standing(docket.db.pool)).toEqual(before);
  return answer;
}
const BAD = { status: 400, type: 'invalid-request' };
const decision = (): Address => ['POST', `/user-tasks/${world.confirmTask}/decision`];

const deep = (levels: number): string => `{"outcome":"agree","opinion":${'['.repeat(levels)}${']'.repeat(levels)}}`;
test.each<[string, string | Buffer, { status: number; type: string }]>([
  ['JSON that ends too soon', '{"outcome":"agr', BAD],
  ['a bare word', 'agree', BAD],
  ['a list in the place of an object', '[]', BAD],
  ['2 MB of text', JSON.stringify({ outcome: 'agree', opinion: '长'.repeat(700_000) }), { status: 413, type: 'too-large' }],
  ['U+0000', '{"outcome":"agree","opinion":"a\\u0000b"}', BAD],
  ['half a character', '{"outcome":"agree","opinion":"\\ud800"}', BAD],
  ['1e309', '{"outcome":"agree","opinion":1e309}', BAD],
  ['45,000 levels', deep(45_000), BAD],
  ['25 levels', deep(25), BAD],
  ['20,001 values', JSON.stringify({ outcome: 'return', items: Array.from({ length: 20_001 }, () => 'x') }), BAD],
  ['__proto__', '{"outcome":"agree","__proto__":{"isAdmin":true}}', BAD],
  ['constructor', '{"outcome":"agree","constructor":{"prototype":{"isAdmin":true}}}', BAD],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), BAD],
])('a decision made of %s is refused', async (_, raw, no) => {
  await refused([decision(), reviewer], { raw }, no);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});

test('a body in another form than JSON says nothing', async () => {
  await refused([decision(), reviewer], { raw: 'outcome=agree', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, BAD);
  await refused([decision(), reviewer], { raw: '{"outcome":"agree"}', headers: { 'Content-Type': 'text/plain' } }, BAD);
  await refused([decision(), reviewer], { raw: 'x', headers: { 'Content-Type': 'application/json; charset=klingon' } }, BAD);
});

describe('an amount', () => {
  test.each<[string, string]>([['「１２３」', '"１２３"'], ['0.5', '0.5'], ['-1', '-1'], ['nothing', '0'], ['2^53', '9007199254740992'], ['2^53+1', '9007199254740993'], ['true', 'true'], ['a list', '[100]'], ['null', 'null']])('of %s can stand in a draft, and is not declared', async (_, amount) => {
    const id = await draft(docket, { title: '金额' });
    const saved = await ask(clerk, ['PUT', `/projects/${id}/draft`], { raw: `{"data":{"title":"金额","kind":"NEW","channel":"daily","amountFen":${amount}},"keyTask":null,"version":2}` });
    expect(saved.status).toBe(200);
    const page = await ask(clerk, ['GET', `/projects/${id}/draft`]);
    expect(page.body).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ pointer: '/amountFen' })]) });
    const answer = await refused([['POST', `/projects/${id}/submission`], clerk], { body: {} }, { status: 422, type: 'form-invalid' });
    expect(new Set((answer.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer))).toEqual(new Set(['/amountFen']));
  });

  test('of 1e309 is no number anywhere', async () => {
    await refused([['PUT', `/projects/${world.draft}/draft`], clerk], { raw: '{"data":{"title":"金额","kind":"NEW","channel":"daily","amountFen":1e309},"keyTask":null,"version":2}' }, BAD);
  });
});

test.each(['2031-01-01', '1999-01-01'])('a day outside the calendar is named: %s', async (newDueOn) => {
  const lead = await open(docket.url, 'zjw-review');
  const no = await refused([['POST', `/supervised-tasks/${taskId(23)}/extension-requests`], lead], { body: { newDueOn, reason: '延期' } }, newDueOn < '2020' ? { status: 422, type: 'extension-not-later' } : { status: 422, type: 'outside-calendar' });
  expect(String(no.body['detail'])).toMatch(/\d{4}-\d{2}-\d{2}/);
});

test.each(['2020-02-30', '2020-13-01', 'tomorrow', '20200101', '２０２１-０１-０１', '+012020-01-01', '2021-01-01T00:00:00Z', ''])('a day that is none: %p', async (newDueOn) => {
  const no = await refused([['POST', `/supervised-tasks/${taskId(23)}/extension-requests`], reviewer], { body: { newDueOn, reason: '延期' } }, BAD);
  expect(no.body['errors']).toEqual([expect.objectContaining({ pointer: '#/newDueOn' })]);
});

test.each([
  '/projects/%00', '/projects/..%2f..%2fetc', `/projects/${'x'.repeat(400)}`, "/projects/' or 1=1 --", '/user-tasks/__proto__', '/supervised-tasks/%F0%9F%92%A9', '/attachments/constructor/content', '/nowhere', '/projects/%ff',
])('an address that nothing has: %s', async (path) => {
  const answer = await ask(clerk, ['GET', encodeURI(path).replaceAll('%25', '%')]);
  expect([400, 404]).toContain(answer.status);
  expect(answer.type).toMatch(/^(not-found|invalid-request)$/);
  expect(answer.text).not.toMatch(/    at |node_modules/);
});

test.each(['TRACE', 'PATCH', 'PUT'])('the verb %s on an address that does not know it is refused', async (method) => {
  const status = await new Promise<number>((done, failed) => {
    request(`${docket.url}/api/user-tasks`, { method, headers: { Cookie: String(clerk.cookie), 'X-CSRF-Token': String(clerk.csrf) } }, (res) => { res.resume(); done(res.statusCode ?? 0); }).on('error', failed).end();
  });
  expect([404, 405]).toContain(status);
});

describe('the command id', () => {
  test.each<[string, string | null]>([['missing', null], ['empty', ''], ['a word', 'once'], ['a list of two', `${randomUUID()}, ${randomUUID()}`]])('%s is refused, and named', async (_, key) => {
    const no = await refused([decision(), reviewer], { key, body: { outcome: 'agree' } }, BAD);
    expect(no.body['errors']).toEqual([expect.objectContaining({ pointer: '#/Idempotency-Key' })]);
  });

  test('belongs to its content: the same with something else is refused, and the first stays', async () => {
    const key = randomUUID();
    const claimed = await ask(reviewer, ['POST', `/user-tasks/${world.confirmTask}/claim`], { key, body: {} });
    expect(claimed.status).toBe(201);
    await docket.settled();
    await refused([decision(), reviewer], { key, body: { outcome: 'agree' } }, { status: 422, type: 'command-id-reused' });
    await refused([['DELETE', `/user-tasks/${world.confirmTask}/claim`], reviewer], { key }, { status: 422, type: 'command-id-reused' });
    expect((await ask(reviewer, ['POST', `/user-tasks/${world.confirmTask}/claim`], { key, body: {} })).body).toEqual(claimed.body);
  });

  test('of somebody else is as if there were none', async () => {
    const { rows } = await docket.db.pool.query<{ id: string }>(`select id from command where actor_id = 'demo-zjw-clerk' limit 1`);
    const lead = await open(docket.url, 'yjj-review');
    await refused([['POST', `/supervised-tasks/${taskId(24)}/report`], lead], { key: rows[0]?.id ?? '', body: { report: '已完成' } }, { status: 404, type: 'command-not-yours' });
  });

  test('of a refused act is free again: a refusal is not remembered', async () => {
    const key = randomUUID();
    const id = await draft(docket, { title: '', plan: false });
    await refused([['POST', `/projects/${id}/submission`], clerk], { key, body: {} }, { status: 422, type: 'form-invalid' });
    await ask(clerk, ['PUT', `/projects/${id}/draft`], { body: { data: DATA, keyTask: null, version: 2 } });
    expect((await ask(clerk, ['POST', `/projects/${id}/submission`], { key, body: {} })).status).toBe(201);
    await docket.settled();
  });
});

describe('the door', () => {
  test('an act on a closed process is refused', async () => {
    await refused([['POST', `/projects/${world.closed}/withdrawal`], clerk], { body: {} }, { status: 409, type: 'process-closed' });
  });
  test('without a session nothing is read or done', async () => {
    await refused([['GET', '/projects'], null], {}, { status: 401, type: 'not-signed-in' });
    await refused([decision(), null], { body: { outcome: 'agree' } }, { status: 401, type: 'not-signed-in' });
    await refused([decision(), { ...reviewer, cookie: 'docket.sid=s%3Aforged.signature' }], { body: { outcome: 'agree' } }, { status: 401, type: 'not-signed-in' });
  });
  test('an act without its page’s token, or with another’s, is refused', async () => {
    await refused([decision(), reviewer], { csrf: null, body: { outcome: 'agree' } }, { status: 403, type: 'csrf' });
    await refused([decision(), reviewer], { csrf: clerk.csrf, body: { outcome: 'agree' } }, { status: 403, type: 'csrf' });
    await refused([decision(), reviewer], { csrf: 'x'.repeat(128), body: { outcome: 'agree' } }, { status: 403, type: 'csrf' });
  });
  test.each<[string, Record<string, string>]>([['another origin', { Origin: 'https://evil.example' }], ['no origin at all', { Origin: 'null' }], ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }], ['a sister site', { 'Sec-Fetch-Site': 'same-site' }]])('a request from %s is refused, sign-in as well', async (_, headers) => {
    await refused([decision(), reviewer], { headers, body: { outcome: 'agree' } }, { status: 403, type: 'csrf' });
    await refused([['POST', '/session'], null], { headers, body: { login: 'weisi', password: 'docket-demo' } }, { status: 403, type: 'csrf' });
  });
  test('its own origin is let in', async () => {
    expect((await ask(nobody(docket.url), ['POST', '/session'], { headers: { Origin: docket.url, 'Sec-Fetch-Site': 'same-origin' }, body: { login: 'weisi', password: 'docket-demo' } })).status).toBe(201);
  });
  test('the cookie of a session is no script’s, and no other site’s', async () => {
    const answer = await ask(nobody(docket.url), ['POST', '/session'], { body: { login: 'weisi', password: 'docket-demo' } });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('docket.sid='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
  });
  test('a session that was ended lets nobody in again', async () => {
    const hers = await open(docket.url, 'sunqi');
    expect((await ask(hers, ['DELETE', '/session'])).status).toBe(204);
    await refused([['GET', '/me'], hers], {}, { status: 401, type: 'not-signed-in' });
  });
  test('who is taken out of use is out at once, and cannot sign in', async () => {
    const hers = await open(docket.url, 'qianer');
    expect((await ask(hers, ['GET', '/me'])).status).toBe(200);
    await (await docket.as('chusan')).act('qianer leaves', 'POST', '/people/demo-qianer/disabling', { reason: '调离' });
    await refused([['GET', '/me'], hers], {}, { status: 401, type: 'not-signed-in' });
    await refused([['POST', '/session'], null], { body: { login: 'qianer', password: 'docket-demo' } }, { status: 401, type: 'wrong-password' });
  });
  test('a wrong password and an unknown name are the same answer', async () => {
    const [wrong, unknown] = [await refused([['POST', '/session'], null], { body: { login: 'wangmin', password: 'no' } }, { status: 401, type: 'wrong-password' }), await refused([['POST', '/session'], null], { body: { login: 'nobody', password: 'no' } }, { status: 401, type: 'wrong-password' })];
    expect(wrong.body).toEqual(unknown.body);
  });
  test('after ten wrong tries a minute it waits, for that name alone', async () => {
    for (let n = 0; n < 10; n += 1) expect((await ask(nobody(docket.url), ['POST', '/session'], { body: { login: 'lisi', password: `no ${n}` } })).status).toBe(401);
    await refused([['POST', '/session'], null], { body: { login: 'lisi', password: 'docket-demo' } }, { status: 429, type: 'rate-limited' });
    await open(docket.url, 'zhaoliu');
  });
  test('no page of the api is kept by a browser, and none may be framed', async () => {
    const { headers } = await ask(clerk, ['GET', '/me']);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('X-Powered-By')).toBeNull();
  });
  test('a file comes back as a download that cannot run here', async () => {
    const { headers, text } = await ask(clerk, ['GET', `/attachments/${world.file}/content`]);
    expect(text).toBe('%PDF-1.4 方案');
    expect([headers.get('Content-Disposition'), headers.get('X-Content-Type-Options'), headers.get('Content-Security-Policy')]).toEqual([expect.stringMatching(/^attachment;/), 'nosniff', 'sandbox']);
  });
  const cursorOf = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each(['/user-tasks', '/user-tasks?view=done', '/projects', '/notices'])('a cursor that is none of ours is the beginning: %s', async (path) => {
    const whole = await ask(reviewer, ['GET', path]);
    const forged = [{ dueAt: '1' }, { dueAt: 9e99, at: 9e99, id: 'a' }, { dueAt: 7e15, at: 7e15, id: 'a' }, { dueAt: -1e14, at: -1e14, id: 'a' }, { dueAt: 1, at: 1, on: '2020-01-01', id: 'a\u0000' }, { on: '2020-99-99', id: 'a' }].map(cursorOf);
    for (const after of ['x', 'bnVsbA', ...forged]) {
      const answer = await ask(reviewer, ['GET', `${path}${path.includes('?') ? '&' : '?'}after=${after}`]);
      expect([answer.status, answer.body['rows']]).toEqual([200, whole.body['rows']]);
    }
  });
});
