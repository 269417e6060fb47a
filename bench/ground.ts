import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, WorkflowClient } from '@temporalio/client';
import pino from 'pino';
import { beBorn } from '../bin/birth';
import { freePort } from '../bin/embedded/free-port';
import { startMailbox } from '../bin/embedded/mailbox';
import { startPostgres } from '../bin/embedded/postgres';
import { startTemporal, type Temporal } from '../bin/embedded/temporal';
import { wipeHome } from '../bin/embedded/wipe-home';
import { seedPeople } from '../bin/first-run/run';
import { readShippedPack } from '../bin/pack-files';
import { openDatabase, type Database } from '../db/database';
import { migrate } from '../db/migrate';
import { createRecord, type Record_ } from '../db/record/change';
import { startPart, type Part } from './part';
import { openWire, type Wire } from './wire';

export const SILENT = pino({ level: 'silent' });
export const NAMESPACE = 'docket';
/** Business time at which everything here begins: a Tuesday morning in the season of the plan of 2019. */
const BORN_AT = Date.parse('2019-04-02T09:00:00+08:00');

/** What is measured on: servers of its own with everything on that keeps a commit, and api and worker as processes. */
export type Ground = {
  readonly home: string; readonly url: string; readonly databaseUrl: string; readonly db: Database; readonly record: Record_;
  readonly api: () => Part; readonly worker: () => Part | undefined;
  readonly startWorker: () => Promise<void>; readonly stopWorker: () => Promise<void>;
  readonly temporalAddress: string; readonly temporal: () => Promise<WorkflowClient>;
  /** Temporal's database is deleted while the worker is away, as after a disk was lost. */
  readonly loseTemporal: () => Promise<void>;
  readonly wires: (count: number, logins: readonly string[]) => Promise<Wire[]>;
  readonly close: () => Promise<void>;
};

/** Brings all of it up in a folder that goes away again; letters are issued and not printed, for a page a second of a browser on the same cores would be what is measured. `apiFlags` are for a profiler. */
export async function openGround(apiFlags: readonly string[] = []): Promise<Ground> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'docket-bench-')));
  chmodSync(home, 0o755); // the server's user has to reach its data
  const postgres = await startPostgres({ home, log: SILENT, say: () => undefined, flags: ['track_commit_timestamp=on'] });
  await migrate(postgres.url);
  const db = openDatabase({ url: postgres.url, log: SILENT, max: 40 });
  await beBorn(db, { kind: 'test', jurisdiction: 'shanghai', bornAt: BORN_AT });
  await seedPeople(db.knex, (await readShippedPack('shanghai')).pack);
  const temporal = await aTemporal(home);
  const mailbox = await startMailbox({ home, log: SILENT });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { DATABASE_URL: postgres.url, TEMPORAL_ADDRESS: temporal.address(), TEMPORAL_NAMESPACE: NAMESPACE, SMTP_URL: mailbox.smtpUrl, DOCKET_HOME: home, LOG_LEVEL: 'warn', CHROMIUM: 'none', PORT: String(port), PUBLIC_URL: url };
  const api = await startPart('api', { settings, log: join(home, 'api.log'), flags: apiFlags });
  let worker: Part | undefined;
  let client: Promise<WorkflowClient> | undefined;
  const wires: Wire[] = [];
  const ground: Ground = {
    home, url, databaseUrl: postgres.url, db, record: createRecord(db.pool), temporalAddress: temporal.address(), api: () => api, worker: () => worker,
    startWorker: async () => { worker ??= await startPart('worker', { settings, log: join(home, 'worker.log'), args: ['--activate'] }); },
    stopWorker: async () => { await worker?.stop(); worker = undefined; },
    temporal: () => (client ??= Connection.connect({ address: temporal.address() }).then((connection) => new WorkflowClient({ connection, namespace: NAMESPACE }))),
    loseTemporal: temporal.lose,
    async wires(count, logins) {
      for (let n = 0; n < count; n += 1) wires.push(await openWire(url, logins[n % logins.length] ?? ''));
      return wires.slice(-count);
    },
    async close() {
      for (const wire of wires) wire.close();
      await (await client?.catch(() => undefined))?.connection.close();
      await Promise.all([api.stop(), worker?.stop()]);
      await db.close();
      await mailbox.stop();
      await Promise.all([temporal.stop(), postgres.stop()]);
      await wipeHome(home);
    },
  };
  return ground;
}

async function aTemporal(home: string): Promise<{ address: () => string; stop: () => Promise<void>; lose: () => Promise<void> }> {
  const folder = join(home, 'temporal');
  mkdirSync(folder);
  const bring = async (): Promise<Temporal> => {
    const found = await startTemporal({ config: { TEMPORAL_NAMESPACE: NAMESPACE, TEMPORAL_ADDRESS: undefined, TEMPORAL_CLI: undefined }, home: folder, log: SILENT, say: () => undefined });
    if ('missing' in found) throw new Error(found.missing);
    return found;
  };
  let running = await bring();
  return {
    address: () => running.address, stop: () => running.stop(),
    async lose() {
      await running.stop();
      for (const tail of ['', '-wal', '-shm']) rmSync(join(folder, `temporal.db${tail}`), { force: true });
      running = await bring();
    },
  };
}

/** Looks again until something is true. */
export async function until(isTrue: () => Promise<boolean>, withinMs: number, what: string): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(20);
  }
}
