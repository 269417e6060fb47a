import { resolve } from 'node:path';
import type { Config } from '../config';
import { isNotNow, openDatabase, type Database } from '../db/database';
import { readInstallation } from '../db/installation';
import { currentBuild } from '../db/sweep';
import { chaosPoint } from './chaos';
import { createLog } from './log';
import { say } from './say';
import { serve } from './serve';
import { isTemporalAway, whenThere } from './when-there';
import { bundleOf, startWorker } from './worker';

/** `docket api`: the door alone, beside a PostgreSQL that is there. */
export async function apiCommand(config: Config): Promise<number> {
  if (!config.DATABASE_URL) return lacking('DATABASE_URL');
  const log = createLog(config);
  const db = openDatabase({ url: config.DATABASE_URL, log });
  const address = config.TEMPORAL_ADDRESS;
  const temporal = () => (address ? { address, namespace: config.TEMPORAL_NAMESPACE } : null);
  const served = await whenThere(log, isNotNow, () => serve({ db, log, host: config.HOST, port: config.PORT, temporal, mailbox: null, trustedProxies: config.TRUSTED_PROXIES, ...(config.PUBLIC_URL && { publicUrl: config.PUBLIC_URL }), ...(config.SESSION_SECRET && { secret: config.SESSION_SECRET }), ...(config.CLOUD_PLATFORM_SECRET && { cloudSecret: config.CLOUD_PLATFORM_SECRET }), ...chaosPoint(config) }));
  say(`Docket api: ${served.url}`);
  await untilTold();
  await served.stop();
  await db.close();
  return 0;
}

/** `docket worker`: moves processes and sends mail, beside a Temporal and a mail server that are there. */
export async function workerCommand(config: Config, { activate = false }: { activate?: boolean }): Promise<number> {
  if (!config.DATABASE_URL) return lacking('DATABASE_URL');
  if (!config.TEMPORAL_ADDRESS) return lacking('TEMPORAL_ADDRESS');
  if (!config.SMTP_URL) return lacking('SMTP_URL');
  const log = createLog(config);
  const db = openDatabase({ url: config.DATABASE_URL, log });
  const { TEMPORAL_ADDRESS: address, SMTP_URL: smtpUrl } = config;
  await whenThere(log, isNotNow, () => currentBuild(db.pool));
  const cloudSecret = await cloudSecretOf(config, db);
  const bundle = await bundleOf(resolve(config.DOCKET_HOME), config.BUILD_SUFFIX ?? '');
  const worker = await whenThere(log, isTemporalAway, () => startWorker({ db, log, address, namespace: config.TEMPORAL_NAMESPACE, smtpUrl, mailFrom: config.MAIL_FROM, chromium: config.CHROMIUM, publicUrl: config.PUBLIC_URL ?? '', cloudUrl: config.CLOUD_PLATFORM_URL, cloudSecret, bundle, activate, ...chaosPoint(config) }));
  say(`Docket worker: build ${worker.build}`);
  await untilTold();
  await worker.stop();
  await db.close();
  return 0;
}

/** The secret shared with the cloud platform: the one that is set, or else that of the installation. */
export async function cloudSecretOf({ CLOUD_PLATFORM_SECRET }: Config, { knex }: Pick<Database, 'knex'>): Promise<string> {
  return CLOUD_PLATFORM_SECRET ?? (await readInstallation(knex))?.secret ?? '';
}

const untilTold = (): Promise<void> => new Promise((done) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done()); });

function lacking(name: string): number {
  say(`缺少设置 ${name} / the setting ${name} is missing`);
  return 78;
}
