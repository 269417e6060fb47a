import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, WorkflowClient } from '@temporalio/client';
import pino, { type Logger } from 'pino';
import { beBorn } from '../../bin/birth';
import { freePort } from '../../bin/embedded/free-port';
import { startMailbox, type Mailbox } from '../../bin/embedded/mailbox';
import type { Hooks } from '../../bin/embedded/mailbox-server';
import { startPostgres, type Postgres } from '../../bin/embedded/postgres';
import { startTemporal } from '../../bin/embedded/temporal';
import { readWhere } from '../../bin/embedded/where';
import { wipeHome } from '../../bin/embedded/wipe-home';
import { signIn, type Visitor } from '../../bin/first-run/client';
import { seedPeople } from '../../bin/first-run/run';
import { readShippedPack } from '../../bin/pack-files';
import { openDatabase, type Database } from '../../db/database';
import { migrate } from '../../db/migrate';
import { BORN_AT } from './database';
import { keepPart, type Kept } from './faults-part';

export const SILENT: Logger = pino({ level: 'silent' });
const NAMESPACE = 'docket';

export type City = {
  readonly home: string; readonly url: string; readonly namespace: string; readonly mailbox: Mailbox;
  /** The cloud platform that it orders from, where it has one. */
  readonly platformUrl: string | null;
  /** Connections of the harness itself, to what it recounts. */
  readonly db: () => Database;
  readonly temporal: () => Promise<WorkflowClient>;
  readonly api: Kept; readonly worker: Kept;
  readonly another: (name: string, more: Life) => Promise<Kept>;
  readonly as: (login: string) => Promise<Visitor>;
  readonly databaseUrl: () => string;
  /** The server of the record: killed by its number, stopped, started on the same port, set back to a copy of its cold folder, frozen with all its children. */
  readonly postgres: Server & { readonly copy: () => void; readonly putBack: () => void; readonly freeze: () => Promise<void>; readonly thaw: () => Promise<void> };
  /** Temporal: killed, stopped, started on the same port, with the database that it had or without. */
  readonly temporalServer: Server & { readonly lose: (namespace?: string) => Promise<void> };
  readonly close: () => Promise<void>;
};
type Life = { readonly env: Record<string, string>; readonly args?: readonly string[]; readonly chaos?: readonly string[] };
type Server = { readonly kill: () => Promise<void>; readonly stop: () => Promise<void>; readonly start: () => Promise<void> };
type Opening = { readonly hooks?: Hooks; readonly workerEnv?: Record<string, string>; readonly apiEnv?: Record<string, string>; readonly bundles?: string | undefined };

/** A Docket of its own servers, with everything on that keeps a commit: nothing of it is shared, so everything of it may be killed. */
export async function aCity({ hooks = {}, workerEnv = {}, apiEnv = {}, bundles }: Opening = {}): Promise<City> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'docket-faults-')));
  chmodSync(home, 0o755); // the server's user has to reach its data
  const postgres = await aPostgres(home);
  const databaseUrl = postgres.url();
  await migrate(databaseUrl);
  const own = open(databaseUrl);
  await beBorn(own, { kind: 'test', jurisdiction: 'shanghai', bornAt: BORN_AT });
  await seedPeople(own.knex, (await readShippedPack('shanghai')).pack);
  const temporalServer = await aTemporal(home);
  const mailbox = await startMailbox({ home, log: SILENT, ...hooks });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = (more: Record<string, string>) => (): Record<string, string> => ({
    DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalServer.address(), TEMPORAL_NAMESPACE: NAMESPACE, SMTP_URL: mailbox.smtpUrl,
    DOCKET_HOME: bundles ?? home, LOG_LEVEL: 'info', PORT: String(port), PUBLIC_URL: url, CHROMIUM: 'none', ...more, // a browser for each letter would take most of the processor; test/documents prints
  });
  const kept: Kept[] = [];
  const keep = async (name: string, command: 'api' | 'worker', more: Life): Promise<Kept> => {
    const part = await keepPart({ name, command, env: env(more.env), args: more.args ?? [], chaos: more.chaos ?? [], log: join(home, `${name}.log`) });
    kept.push(part);
    return part;
  };
  const [api, worker] = await Promise.all([keep('api', 'api', { env: apiEnv }), keep('worker', 'worker', { env: workerEnv, args: ['--activate'] })]);
  const visitors = new Map<string, Promise<Visitor>>();
  let client: Promise<WorkflowClient> | undefined;
  return {
    home, url, platformUrl: workerEnv['CLOUD_PLATFORM_URL'] ?? null, namespace: NAMESPACE, mailbox, api, worker, postgres, temporalServer, databaseUrl: () => databaseUrl,
    db: () => own,
    temporal: () => (client ??= Connection.connect({ address: temporalServer.address() }).then((connection) => new WorkflowClient({ connection, namespace: NAMESPACE }))),
    another: (name, more) => keep(name, 'worker', more),
    as(login) {
      const visitor = visitors.get(login) ?? patiently(() => signIn(url, login, 'docket-demo'));
      visitors.set(login, visitor);
      return visitor;
    },
    async close() {
      await Promise.all(kept.map((part) => part.stop()));
      await (await client?.catch(() => undefined))?.connection.close();
      await own.close().catch(() => undefined);
      await mailbox.stop();
      await Promise.all([temporalServer.stop(), postgres.stop()]);
      await wipeHome(home);
    },
  };
}

const open = (url: string): Database => openDatabase({ url, log: SILENT, max: 4 });

/** Tries what an outage may hinder until it is done. */
export async function patiently<T>(work: () => Promise<T>, withinMs = 120_000): Promise<T> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    try {
      return await work();
    } catch (err) {
      if (performance.now() > giveUpAt) throw err;
      await pause(200);
    }
  }
}

async function gone(pid: number): Promise<void> {
  try {
    for (;;) {
      process.kill(pid, 0);
      await pause(10);
    }
  } catch {
    // it is gone
  }
}

const childrenOf = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter((each) => each !== '').map(Number);

/** PostgreSQL as `npm start` brings it up: fsync, synchronous_commit and full_page_writes as they come, which is on. */
async function aPostgres(home: string): Promise<City['postgres'] & { readonly url: () => string }> {
  const bring = (): Promise<Postgres> => startPostgres({ home, log: SILENT, say: () => undefined });
  let running = await bring();
  const url = running.url;
  const data = (): string => readWhere(home).postgres?.data ?? '';
  return {
    url: () => url,
    kill: async () => { process.kill(running.pid, 'SIGKILL'); },
    freeze: async () => { for (const pid of [running.pid, ...childrenOf(running.pid)]) process.kill(pid, 'SIGSTOP'); },
    thaw: async () => { for (const pid of [running.pid, ...childrenOf(running.pid)]) process.kill(pid, 'SIGCONT'); },
    stop: () => running.stop(),
    async start() {
      running = await bring();
      if (running.url !== url) throw new Error(`the database moved from ${url} to ${running.url}`);
    },
    copy: () => void execFileSync('cp', ['-a', data(), `${data()}.copy`]), // owners and all
    putBack() {
      rmSync(data(), { recursive: true });
      renameSync(`${data()}.copy`, data());
    },
  };
}

async function aTemporal(home: string): Promise<City['temporalServer'] & { readonly address: () => string }> {
  const folder = join(home, 'temporal');
  mkdirSync(folder);
  const cli = process.env['TEMPORAL_CLI'];
  const bring = async (namespace: string): Promise<{ address: string; pid: number; stop: () => Promise<void> }> => {
    const found = await startTemporal({ config: { TEMPORAL_NAMESPACE: namespace, TEMPORAL_ADDRESS: undefined, TEMPORAL_CLI: cli }, home: folder, log: SILENT, say: () => undefined, roads: ['setting', 'path', 'kept'] });
    if ('missing' in found || found.pid === undefined) throw new Error('no Temporal server');
    return { address: found.address, pid: found.pid, stop: found.stop };
  };
  let running = await bring(NAMESPACE);
  const address = running.address;
  const start = async (namespace = NAMESPACE): Promise<void> => {
    running = await bring(namespace);
    if (running.address !== address) throw new Error(`Temporal moved from ${address} to ${running.address}`);
  };
  const kill = async (): Promise<void> => {
    process.kill(running.pid, 'SIGKILL');
    await gone(running.pid);
  };
  return {
    address: () => address, kill, stop: () => running.stop(), start,
    /** The server comes back with an empty database, and knows no namespace but the one it is told. */
    async lose(namespace = NAMESPACE) {
      await kill();
      for (const tail of ['', '-wal', '-shm']) rmSync(join(folder, `temporal.db${tail}`), { force: true });
      await start(namespace);
    },
  };
}
