import { openApiDocument } from '../../api/contract/openapi';
import { inventedPeople } from '../../bin/first-run/people';
import { aDocket, until, type Docket } from '../support/docket';
import { PACK } from '../support/memory-record';
import { assign, confirm, fill, idOf, list, lock, scores } from '../journeys/evaluation-acts';
import { ask, open, type Address, type Asking, type Session } from './ask';

const ID = idOf('blind');
/** Totals and words that nothing else in the answers can hold. */
const SECRETS: Readonly<Record<string, readonly string[]>> = { 'expert-1': ['6271', '62.71', '独一无二的理由甲'], 'expert-2': ['8353', '83.53', '独一无二的理由乙'], 'expert-3': ['7489', '74.89', '独一无二的理由丙'] };
const LOCKED = Object.keys(SECRETS);
const PEOPLE = inventedPeople(PACK).map(({ login }) => login).filter((login) => /^(zjw|yjj)-|^[a-z]+$|^expert-/.test(login));

let docket: Docket;
const browsers = new Map<string, Session>();
beforeAll(async () => {
  docket = await aDocket();
  await list(docket, [{ system: 'blind', title: '盲评系统' }]);
  await fill(docket, ID);
  await confirm(docket, ID, [7000]);
  await assign(docket, ID);
  for (const [expert, [total = '', , reason = '']] of Object.entries(SECRETS)) await lock(docket, expert, [ID, Number(total), reason]);
  for (const login of PEOPLE) browsers.set(login, await open(docket.url, login));
  await until(async () => docket.mailbox.listMails({ to: 'expert-5@docket.example' }).length > 0, 20_000, 'the experts have their letters');
}, 180_000);
afterAll(() => docket.stop(), 60_000);

const browserOf = (login: string): Session => { const browser = browsers.get(login); if (!browser) throw new Error(login); return browser; };
const taskOf = (expert: string): string => `${ID}~evaluation-scoring~1~score~demo-${expert}`;

/** Every reading address of the api, with every id that could lead to a sheet, and orders and filters that nobody offered. */
function readings(): Address[] {
  const paths = Object.entries(openApiDocument().paths ?? {}).filter(([, methods]) => 'get' in (methods as object)).map(([path]) => path).filter((path) => path !== '/events'); // a stream has no end to read to; it carries no words (desk.test.ts)
  const ids = [ID, 'blind', ...LOCKED.map(taskOf), ...LOCKED.map((expert) => `demo-${expert}`)];
  const filled = paths.flatMap((path) => (path.includes('{') ? ids.map((id) => path.replace(/\{\w+\}/, encodeURIComponent(id))) : [path]));
  const asked = ['?view=done', '?view=pool', '?sort=composite', '?sort=total&order=desc', '?after=eyJ5ZWFyIjoyMDE5fQ', '?until=2027-01-01T00:00:00Z', '?expert=demo-expert-1'];
  return [...filled, ...['/evaluations', '/user-tasks', '/clock/agenda', '/notices', `/evaluations/${ID}`].flatMap((path) => asked.map((query) => `${path}${query}`)), `/evaluations/${ID}/sheet`, `/evaluations/${ID}/sheets`, `/evaluations/${ID}/result`, `/evaluations/${ID}/experts`].map((path): Address => ['GET', path]);
}

/** Acts that run into a "no" whatever one is: their words must not say what was given either. */
const POINTS = { body: { scores: scores(5000) } };
const ACTS: readonly (readonly [Address, Asking])[] = [
  [['POST', `/evaluations/${ID}/opinion`], { body: {} }], [['POST', `/evaluations/${ID}/confirmation`], POINTS], [['POST', `/evaluations/${ID}/experts`], { body: { experts: ['demo-expert-1'] } }], [['POST', `/evaluations/${ID}/return`], { body: { items: ['x'] } }],
  ...LOCKED.flatMap((expert): (readonly [Address, Asking])[] => [[['POST', `/user-tasks/${taskOf(expert)}/claim`], { body: {} }], [['POST', `/user-tasks/${taskOf(expert)}/decision`], { body: { outcome: 'agree' } }]]),
];

/** As a figure or word of its own: a token or an id may hold the same digits by chance. */
const saysWhole = (text: string, secret: string): boolean => (/^\d+$/.test(secret) ? new RegExp(`(?<![0-9A-Za-z.-])${secret}(?![0-9A-Za-z-])`).test(text) : text.includes(secret));
const leaksOf = (login: string, text: string): string[] => Object.entries(SECRETS).filter(([expert]) => expert !== login).flatMap(([, secrets]) => secrets.filter((secret) => saysWhole(text, secret)));

test.each(PEOPLE)('%s reads nobody else’s points on any address, by any id, order, filter or refusal', async (login) => {
  const leaks: string[] = [];
  for (const address of readings()) {
    const { text, status } = await ask(browserOf(login), address);
    if (leaksOf(login, text).length > 0) leaks.push(`${address.join(' ')} ${status}: ${leaksOf(login, text).join()}`);
  }
  expect(leaks).toEqual([]);
});

test.each([...LOCKED, 'pingjia', 'chener', 'zjw-clerk', 'zjw-review', 'expert-6', 'wangmin', 'weisi'])('no refusal tells %s what another gave', async (login) => {
  for (const [address, asking] of ACTS) {
    const { text, status } = await ask(browserOf(login), address, asking);
    expect([address[1], status >= 400, leaksOf(login, text)]).toEqual([address[1], true, []]);
  }
});

test('with whom its evaluation waits, and what a leader may mark, names no expert to its unit and its department', async () => {
  for (const login of ['zjw-clerk', 'zjw-deputy']) {
    const { status, text, body } = await ask(browserOf(login), ['GET', `/evaluations/${ID}`]);
    expect([login, status, text.includes('demo-expert-'), (body as { tasks: object }).tasks]).toEqual([login, 200, false, { waiting: [], pressing: [] }]);
  }
});

test('her own sheet an expert reads; who was not named reads that there is nothing', async () => {
  for (const [expert, [total = '']] of Object.entries(SECRETS)) expect((await ask(browserOf(expert), ['GET', `/evaluations/${ID}`])).body).toMatchObject({ sheet: { state: 'locked', total: Number(total) } });
  for (const stranger of ['expert-6', 'wangmin', 'yjj-clerk', 'weisi']) expect((await ask(browserOf(stranger), ['GET', `/evaluations/${ID}`])).status).toBe(404);
});

test('no letter and no notice says what anybody gave', async () => {
  const mails = docket.mailbox.listMails({});
  expect(mails.length).toBeGreaterThan(5);
  for (const { id } of mails) { const mail = await docket.mailbox.readMail(id); for (const secret of Object.values(SECRETS).flat()) expect(`${mail?.subject} ${mail?.text}`).not.toContain(secret); }
});

test('when the last sheet is locked the authority and the experts read them all, by name; the unit still does not', async () => {
  for (const expert of ['expert-4', 'expert-5']) await lock(docket, expert, [ID, 8000]);
  const totals = ['8353', '8000', '8000', '7489', '6271'].map(Number);
  expect((await ask(browserOf('pingjia'), ['GET', `/evaluations/${ID}`])).body).toMatchObject({ result: { sheets: totals.map((total) => ({ total, expert: expect.any(String) })) } });
  expect((await ask(browserOf('expert-1'), ['GET', `/evaluations/${ID}`])).body).toMatchObject({ result: { sheets: totals.map((total) => ({ total, expert: null })) } });
  for (const login of ['zjw-clerk', 'zjw-review']) expect((await ask(browserOf(login), ['GET', `/evaluations/${ID}`])).body).toMatchObject({ result: null, evaluation: { composite: null } });
});
