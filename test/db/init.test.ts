import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ask, nobody, open } from '../api/ask';
import { anEmptyDatabase, type TestDatabase } from '../support/database';
import { aDocket, type Docket } from '../support/docket';

const ROOT = join(__dirname, '../..');
let database: TestDatabase;
let docket: Docket | undefined;
beforeAll(async () => { database = await anEmptyDatabase(); });
afterAll(async () => { await docket?.stop(); await database.drop(); }, 60_000);

/** The command as an operator gives it; answers what it said and how it ended. */
const init = (...args: readonly string[]): Promise<{ code: number | null; said: string }> => new Promise((done) => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'bin/docket.ts'), 'init', ...args], { cwd: ROOT, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'production', DATABASE_URL: database.url, LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void said.push(chunk));
  child.once('exit', (code) => done({ code, said: Buffer.concat(said).toString() }));
});
let tokens: [login: string, token: string][];

test('a kind that is none is answered with the kinds, and nothing is written', async () => {
  const { code, said } = await init('--kind', 'playground');
  expect([code, said]).toEqual([64, expect.stringContaining('production, test, demo')]);
  expect((await database.pool.query(`select from pg_class where relname = 'installation'`)).rowCount).toBe(0);
});

test('`docket init` brings an empty database into the world: its kind and hash for good, three administrators by one-time tokens, and nobody of the demo', async () => {
  const { code, said } = await init('--kind', 'production');
  expect([code, said]).toEqual([0, expect.stringMatching(/production, shanghai, sm3/)]);
  tokens = [...said.matchAll(/(\w+admin): (\S+)/g)].map(([, login = '', token = '']) => [login, token]);
  expect(tokens.map(([login]) => login).sort()).toEqual(['audadmin', 'secadmin', 'sysadmin']);
  expect((await database.pool.query<{ login: string }>('select login from person order by 1')).rows.map(({ login }) => login)).toEqual(['audadmin', 'secadmin', 'sysadmin']);
  for (const what of [`hash_algorithm = 'sha256'`, `kind = 'demo'`, `jurisdiction = 'elsewhere'`]) await expect(database.asOwner(`update installation set ${what}`)).rejects.toMatchObject({ constraint: 'installation_fixed' });
}, 120_000);

test('given again it says so, and makes nobody', async () => {
  const { code, said } = await init('--kind', 'demo');
  expect([code, said]).toEqual([65, expect.stringContaining('已经初始化过')]);
  expect((await database.pool.query('select from person')).rowCount).toBe(3);
}, 120_000);

test('each administrator spends her token once for a password of her own, signs in, and sees her own office', async () => {
  docket = await aDocket({ worker: false, database, env: { NODE_ENV: 'production', SESSION_SECRET: 'a-secret-of-forty-characters-for-this-test' } });
  const seen: Record<string, unknown> = {};
  for (const [login, token] of tokens) {
    const spend = () => ask(nobody(docket?.url ?? ''), ['POST', '/tokens'], { body: { token, password: `word-of-${login}-1` } });
    expect(await spend()).toMatchObject({ status: 201, body: { login } });
    expect(await spend()).toMatchObject({ type: 'token-spent' });
    const me = await ask(await open(docket.url, login, `word-of-${login}-1`), ['GET', '/me']);
    seen[login] = (me.body['offices'] as { role: string }[]).map(({ role }) => role);
  }
  expect(seen).toEqual({ sysadmin: ['admin'], secadmin: ['security_admin'], audadmin: ['audit_admin'] });
  expect(await ask(nobody(docket.url), ['GET', '/sign-in'])).toMatchObject({ body: { kind: 'production', people: [] } });
}, 120_000);
