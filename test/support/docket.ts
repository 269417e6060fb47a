import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import pino from 'pino';
import { ensureSearchAttributes } from '../../bin/embedded/search-attributes';
import { freePort } from '../../bin/embedded/free-port';
import { startMailbox, type Mailbox } from '../../bin/embedded/mailbox';
import { signIn, type Visitor } from '../../bin/first-run/client';
import { readClock, unsettled } from '../../db/clock';
import { aDatabase, type TestDatabase } from './database';

const ROOT = join(__dirname, '..', '..');
export const PASSWORD = 'docket-demo';

/** One process of the product, as an operator would run it. */
export type Part = { readonly child: ChildProcess; readonly kill: () => Promise<void>; readonly stop: () => Promise<void> };
export type Docket = {
  readonly db: TestDatabase; readonly url: string; readonly mailbox: Mailbox; readonly namespace: string; readonly home: string;
  readonly as: (login: string) => Promise<Visitor>;
  /** Starts `docket api` or `docket worker`, with more settings where a test asks for them; resolves when it serves. */
  readonly run: (command: 'api' | 'worker', more?: Record<string, string>, args?: readonly string[]) => Promise<Part>;
  readonly api: Part; readonly worker: Part | undefined;
  /** Waits until nothing is behind and nothing is due. */
  readonly settled: (withinMs?: number) => Promise<void>;
  /** Travels by the api's own act, and waits until the clock is there and all has settled. */
  readonly travel: (to: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A Docket of one's own: database, namespace, mailbox, and api and worker as processes. Nothing of it is a fake. */
export async function aDocket({ worker = true, env = {}, database }: { worker?: boolean; env?: Record<string, string>; database?: TestDatabase } = {}): Promise<Docket> {
  const db = database ?? (await aDatabase());
  const home = mkdtempSync(join(tmpdir(), 'docket-one-'));
  const namespace = `t-${randomBytes(5).toString('hex')}`;
  await openNamespace(namespace);
  const mailbox = await startMailbox({ home, log: pino({ level: 'silent' }) });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const common = { DATABASE_URL: db.url, TEMPORAL_ADDRESS: String(process.env['DOCKET_TEST_TEMPORAL']), TEMPORAL_NAMESPACE: namespace, SMTP_URL: mailbox.smtpUrl, DOCKET_HOME: process.env['DOCKET_TEST_HOME'] ?? home, LOG_LEVEL: 'warn', CHROMIUM: 'none', PORT: String(port), PUBLIC_URL: url, NODE_ENV: 'test', ...env };
  const parts: Part[] = [];
  const run: Docket['run'] = async (command, more = {}, args = []) => {
    const part = await startPart(command, { ...common, ...more }, args);
    parts.push(part);
    return part;
  };
  const [api, moving] = await Promise.all([run('api'), worker ? run('worker', {}, ['--activate']) : undefined]);
  const visitors = new Map<string, Promise<Visitor>>();
  const as = (login: string): Promise<Visitor> => {
    const visitor = visitors.get(login) ?? signIn(url, login, PASSWORD);
    visitors.set(login, visitor);
    return visitor;
  };
  const settled = (withinMs = 30_000): Promise<void> => until(async () => { const { behind, due } = await unsettled(db.pool); return behind + due === 0; }, withinMs, 'settled');
  return {
    db, url, mailbox, namespace, home, as, run, api, worker: moving, settled,
    async travel(to) {
      await (await as('zhengshi')).send('POST', '/clock/travels', { until: new Date(to).toISOString() });
      await until(async () => (await readClock(db.pool)).until === null, 120_000, `travelled to ${to}`);
      await settled();
    },
    async stop() {
      for (const part of parts) await part.stop();
      await mailbox.stop();
      if (!database) await db.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Looks again until something is true. Nothing in the product is waited for by a fixed time. */
export async function until(isTrue: () => Promise<boolean> | boolean, withinMs: number, what: string): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(15);
  }
}

async function openNamespace(namespace: string): Promise<void> {
  const connection = await Connection.connect({ address: String(process.env['DOCKET_TEST_TEMPORAL']) });
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: 86_400 as never } });
  await until(async () => connection.workflowService.describeNamespace({ namespace }).then(() => true, () => false), 20_000, `namespace ${namespace}`);
  await until(async () => ensureSearchAttributes(connection, namespace).then(() => true, () => false), 20_000, 'search attributes');
  await connection.close();
}

async function startPart(command: string, env: Record<string, string>, args: readonly string[]): Promise<Part> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'bin', 'docket.ts'), command, ...args], { cwd: ROOT, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((done, failed) => {
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => { said.push(chunk.toString()); if (/Docket (api|worker): /.test(said.join(''))) done(); });
    child.once('exit', (code) => failed(new Error(`docket ${command} ended (${code}): ${said.join('')}`)));
  });
  const gone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    kill: async () => { if (!gone()) child.kill('SIGKILL'); await ended; },
    stop: async () => { if (!gone()) child.kill('SIGTERM'); await Promise.race([ended, pause(15_000).then(() => child.kill('SIGKILL'))]); await ended; },
  };
}
