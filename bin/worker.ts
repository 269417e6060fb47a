import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection, WorkflowClient } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import nodemailer, { type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import type { Logger } from 'pino';
import { documentActivities, printerOf } from '../activities/documents/document-activities';
import { cloudActivities } from '../activities/cloud/cloud-activities';
import { mailActivities } from '../activities/mail/mail-activities';
import { recordActivities } from '../activities/record/record-activities';
import { isNotNow, type Database } from '../db/database';
import { readInstallation } from '../db/installation';
import { createRecord } from '../db/record/change';
import { createLaw } from '../db/record/law';
import { finishMoving } from '../db/record/move-deadlines';
import { activate, currentBuild } from '../db/sweep';
import { reach, soon } from '../doorbell/connection';
import { CLOUD_QUEUE, DOCUMENTS_QUEUE, MAIL_QUEUE, queueOf } from '../doorbell/names';
import { createRing, type Ring } from '../doorbell/ring';
import { createSweep, keepSweeping } from '../doorbell/sweep';
import { travelOn } from '../doorbell/travel';
import { keepNamespace } from './namespace';
import { keepWorking } from './keep-working';
import { whenThere } from './when-there';

const ROOT = join(__dirname, '..');
const SDK = (JSON.parse(readFileSync(require.resolve('@temporalio/worker/package.json'), 'utf8')) as { version: string }).version;

export type Bundle = { readonly build: string; readonly codePath: string };

/** The workflow bundle of this tree and its build id: the hash of the bundle and the SDK's version. Kept, so that it is made once. */
export async function bundleOf(home: string, extra = ''): Promise<Bundle> {
  const source = await hashOfSources(extra);
  const codePath = join(home, 'bundles', `${source}.js`);
  if (!existsSync(codePath)) {
    const { code } = await bundleWorkflowCode({ workflowsPath: join(ROOT, 'workflows', 'index.ts'), logger: QUIET });
    await mkdir(join(home, 'bundles'), { recursive: true });
    await writeFile(codePath, code);
  }
  const build = createHash('sha256').update(await readFile(codePath)).update(SDK).update(extra).digest('hex').slice(0, 12);
  return { build, codePath };
}

const none = (): void => undefined;
const QUIET = { log: none, trace: none, debug: none, info: none, warn: none, error: none };

async function hashOfSources(extra: string): Promise<string> {
  const hash = createHash('sha256').update(SDK).update(extra);
  for (const folder of ['workflows', 'domain']) {
    const names = (await readdir(join(ROOT, folder), { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
    for (const name of names) hash.update(name).update(await readFile(join(ROOT, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

export type Working = {
  readonly db: Database; readonly log: Logger; readonly address: string; readonly namespace: string; readonly smtpUrl: string; readonly mailFrom: string; readonly publicUrl: string; readonly cloudUrl: string | undefined; readonly cloudSecret: string;
  readonly chromium: string | undefined;
  readonly bundle: Bundle; readonly activate: boolean; readonly point?: (name: string) => Promise<void>;
};

/** One worker: moves the runs of its build, carries the mail, takes its turn at sweeping and at the clock. Answers how to end it. */
export async function startWorker(working: Working): Promise<{ build: string; ring: Ring; stop: () => Promise<void> }> {
  const { db, log, address, namespace, bundle } = working;
  quiet(log);
  const connection = await NativeConnection.connect({ address });
  const client = await Connection.connect(reach(address));
  const workflows = new WorkflowClient({ connection: client, namespace });
  const build = bundle.build;
  const ring = createRing({ client: () => workflows, build: () => currentBuild(db.pool), log, ...(working.point && { point: working.point }) });
  const namespaceId = keepNamespace(client, namespace);
  const transport = nodemailer.createTransport(smtpOptions(working.smtpUrl));
  const stopWorking = await keepWorking(log, async () => {
    await namespaceId();
    return createWorkers(working, { connection, ring, transport });
  });
  await whenThere(log, isNotNow, async () => {
    if (working.activate || (await currentBuild(db.pool)) === null) await activate(db.pool, build);
  });

  ring.clerk(); // this worker may have a printer where there was none

  const turn = createSweep({ pool: db.pool, ring, log, namespaceId, isPolled: (of) => isPolled(client, { namespace, build: of }) });
  const stopSweeping = keepSweeping({ pool: db.pool, log, turn });
  const stopTravelling = keepSweeping({ pool: db.pool, log, turn: () => travelOn({ pool: db.pool, ring }), lock: 4711002, everyMs: 200 });
  const law = createLaw();
  const stopMoving = keepSweeping({ pool: db.pool, log, turn: async () => (await finishMoving({ pool: db.pool, law })).forEach((one) => ring.process(one)), lock: 4711003 });
  return {
    build, ring,
    stop: async () => {
      await Promise.all([stopWorking(), stopSweeping(), stopTravelling(), stopMoving()]);
      transport.close(); // an open line to the mail server would keep the process for as long as it may be silent
      await Promise.all([connection.close(), client.close()]);
    },
  };
}

let isQuiet = false;

/** The SDK's own log goes where ours goes; it can be told once a process. */
function quiet(log: Logger): void {
  if (isQuiet) return;
  isQuiet = true;
  Runtime.install({ logger: new DefaultLogger('WARN', ({ level, message, meta }) => log[level === 'ERROR' ? 'error' : 'warn']({ sdk: meta }, message)) });
}

async function createWorkers({ db, log, namespace, mailFrom, publicUrl, cloudUrl, cloudSecret, chromium, bundle, point }: Working, { connection, ring, transport }: { connection: NativeConnection; ring: Ring; transport: Transporter }): Promise<Worker[]> {
  const mail = mailActivities({ pool: db.pool, law: createLaw(), log, from: mailFrom, publicUrl, transport, ...(point && { point }) });
  const record = recordActivities({ record: createRecord(db.pool), ring, build: bundle.build, log, ...(point && { point }) });
  const documents = documentActivities({ pool: db.pool, law: createLaw(), log, chromium: printerOf(chromium), algorithm: async () => (await readInstallation(db.knex))?.hashAlgorithm ?? 'sha256' });
  const platform = cloudUrl === undefined ? null : { url: cloudUrl, secret: cloudSecret, callback: `${publicUrl}/api/cloud-platform/answers` };
  const cloud = cloudActivities({ record: createRecord(db.pool), ring, platform, log });
  const common = { connection, namespace, shutdownGraceTime: '10 seconds', debugMode: false } as const;
  return Promise.all([
    Worker.create({ ...common, taskQueue: queueOf(bundle.build), workflowBundle: { codePath: bundle.codePath }, activities: { ...record, due: mail.due, dueLetters: documents.dueLetters }, maxCachedWorkflows: 600 }),
    Worker.create({ ...common, taskQueue: MAIL_QUEUE, activities: { deliver: mail.deliver }, maxConcurrentActivityTaskExecutions: 10 }),
    Worker.create({ ...common, taskQueue: DOCUMENTS_QUEUE, activities: { print: documents.print }, maxConcurrentActivityTaskExecutions: 1 }),
    Worker.create({ ...common, taskQueue: CLOUD_QUEUE, activities: { order: cloud.order }, maxConcurrentActivityTaskExecutions: 10 }),
  ]);
}

const WORKFLOW_QUEUE = 1;

async function isPolled(client: Connection, { namespace, build }: { namespace: string; build: string }): Promise<boolean> {
  const { pollers } = await client.withDeadline(soon(), () => client.workflowService.describeTaskQueue({ namespace, taskQueue: { name: queueOf(build) }, taskQueueType: WORKFLOW_QUEUE }));
  return (pollers?.length ?? 0) > 0;
}

function smtpOptions(smtpUrl: string): SMTPPool.Options {
  const { hostname, port, protocol, username, password } = new URL(smtpUrl);
  const auth = username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
  return { host: hostname, port: Number(port || 25), secure: protocol === 'smtps:', pool: true, maxConnections: 3, connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 10_000, ...auth };
}
