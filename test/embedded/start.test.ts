import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../bin/embedded/free-port';
import { wipeHome } from '../../bin/embedded/wipe-home';
import { until } from '../support/docket';

const ROOT = join(__dirname, '../..');
const DEEDS_SEEN = 6;

let home: string;
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'docket-start-')));
  chmodSync(home, 0o755); // the server's user has to reach its data
});
afterAll(async () => {
  await wipeHome(home); // ends what a failed test would leave
  rmSync(home, { recursive: true, force: true });
}, 60_000);

const portIn = (file: string): number => (JSON.parse(readFileSync(join(home, file), 'utf8')) as { port: number }).port;
const answers = (port: number): Promise<boolean> => new Promise((told) => { const line = connect(port, '127.0.0.1', () => { line.destroy(); told(true); }).once('error', () => told(false)); });

test('Ctrl-C while the demo still lives its past ends everything: the workers go with the signal, and nothing waits for what they would have done', async () => {
  const { DATABASE_URL: _given, TEMPORAL_ADDRESS: _there, ...env } = process.env;
  const started = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'bin/docket.ts'), 'start'], { cwd: ROOT, detached: true, env: { ...env, DOCKET_HOME: home, PORT: String(await freePort()), CHROMIUM: 'none', LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  let code: number | null | undefined;
  started.once('exit', (ended) => { code = ended; });
  try {
    await until(() => (said.match(/^ {2}20\d\d-\d\d-\d\d /gm) ?? []).length >= DEEDS_SEEN || code !== undefined, 240_000, 'it lives its past');
    expect([code, said]).toEqual([undefined, expect.not.stringContaining('Docket: http')]); // the past is not over
    const servers = ['postgres.json', 'temporal.json'].map(portIn);
    expect(await Promise.all(servers.map(answers))).toEqual([true, true]);
    process.kill(-(started.pid ?? 0), 'SIGINT'); // the terminal's signal goes to the whole group
    await until(() => code !== undefined, 60_000, 'it ends');
    expect(said.trimEnd().endsWith('已停止 / stopped')).toBe(true);
    expect([code, ...(await Promise.all(servers.map(answers)))]).toEqual([0, false, false]);
  } finally {
    if (code === undefined) process.kill(-(started.pid ?? 0), 'SIGKILL');
  }
}, 360_000);
