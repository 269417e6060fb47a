import type { Logger } from 'pino';
import type { Config } from '../config';
import { openDatabase, type Database } from '../db/database';
import { readInstallation } from '../db/installation';
import { migrate } from '../db/migrate';
import { cloudSecretOf } from './apart';
import { beBorn, publishShipped } from './birth';
import { chaosPoint } from './chaos';
import { startCloudPlatform } from './embedded/cloud-platform';
import { bringUp, type Parts } from './embedded/parts';
import { wipeHome } from './embedded/wipe-home';
import { liveFirstRun, seedPeople } from './first-run/run';
import { BORN_AT } from './first-run/story';
import { createLog } from './log';
import { keepMoving } from './movement';
import { readShippedPack } from './pack-files';
import { say } from './say';
import { serve } from './serve';
import { buildWeb } from './web-build';

type Ending = (() => Promise<void>)[];

/** Brings everything up in one process, on embedded parts where no setting names others; serves until told to stop. */
export async function start(config: Config, { fresh }: { fresh?: boolean }): Promise<number> {
  if (fresh && config.DATABASE_URL) {
    say('--fresh 只清除 .docket/，不能与 DATABASE_URL 同用 / --fresh touches .docket/ only and refuses beside a DATABASE_URL');
    return 64;
  }
  if (fresh) await wipeHome(config.DOCKET_HOME);
  const log = createLog(config, 'docket.log');
  const stop = new AbortController();
  const told = new Promise<number>((done) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { stop.abort(); done(0); }); });
  const endings: Ending = [];
  const running = run({ config, log, signal: stop.signal, endings });
  try {
    const early = await Promise.race([running, told]); // a person may stop it while it still starts
    return early === undefined ? await told : early;
  } finally {
    say('正在停止 / stopping …');
    await running.catch((err: unknown) => log.error({ err }, 'start.failed'));
    for (const end of endings.reverse()) await end();
    say('已停止 / stopped');
  }
}

type Running = { readonly config: Config; readonly log: Logger; readonly signal: AbortSignal; readonly endings: Ending };

/** Answers nothing when it serves, and a code where it cannot. */
async function run({ config, log, signal, endings }: Running): Promise<number | undefined> {
  const parts = await bringUp({ config, home: config.DOCKET_HOME, log, say, signal });
  endings.push(() => parts.release());
  if (signal.aborted) return 0;
  await migrate(parts.databaseUrl);
  const db = openDatabase({ url: parts.databaseUrl, log });
  endings.push(() => db.close());
  if (!(await isBorn(db, parts))) return 69;

  const built = buildWeb(say);
  const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  const cloud = await platformOf(config, db);
  if (cloud.stop) endings.push(cloud.stop);
  const moving = keepMoving({ config, log, db, parts, publicUrl, cloud, signal });
  endings.push(moving.stop);
  await built;
  const served = await serve({ db, log, host: config.HOST, port: config.PORT, publicUrl, trustedProxies: config.TRUSTED_PROXIES, temporal: moving.temporal, mailbox: parts.mailbox ?? null, cloudSecret: cloud.secret, ...chaosPoint(config) });
  endings.push(served.stop);
  await greet({ parts, db, url: served.url, moved: moving.begun, signal });
  return undefined;
}

type Cloud = { readonly url: string; readonly secret: string; readonly stop?: () => Promise<void> };

/** The platform that the settings name, or one of our own beside. */
async function platformOf(config: Config, db: Database): Promise<Cloud> {
  const secret = await cloudSecretOf(config, db);
  return config.CLOUD_PLATFORM_URL === undefined ? { ...(await startCloudPlatform(secret)), secret } : { url: config.CLOUD_PLATFORM_URL, secret };
}

type Greeting = { readonly parts: Parts; readonly db: Database; readonly url: string; readonly moved: Promise<boolean>; readonly signal: AbortSignal };

/** A demo lives its past first, as soon as something moves; then the addresses are told. */
async function greet({ parts, db, url, moved, signal }: Greeting): Promise<void> {
  for (const line of parts.missing) say(line);
  const isDemo = (await readInstallation(db.knex))?.kind === 'demo';
  const { pack } = await readShippedPack('shanghai');
  const past = moved.then((moves) => (moves && isDemo && parts.hasOwnDatabase ? liveFirstRun({ url, db, pack, signal, say: (line) => say(`  ${line}`) }) : undefined));
  if (parts.temporalAddress) await past;
  else past.catch((err: unknown) => { if (!signal.aborted) say(`演示数据没有写完 / the demo's past is not complete: ${String(err)}`); });
  if (signal.aborted) return;
  say(`\nDocket: ${url}    接口 / api: ${url}/api/docs/    信箱 / mailbox: ${url}/mailbox`);
  if (isDemo) say('登录 / sign in: zjw-clerk（单位经办） zjw-review（主管部门） wangmin zhaoliu（审核） lisi（财政） zhengshi（督办）…，密码 / password: docket-demo');
}

/** A demo is born only in a database that this start made; another has to be initialised by its people. */
async function isBorn(db: Database, parts: Parts): Promise<boolean> {
  const installation = await readInstallation(db.knex);
  if (!installation && !parts.hasOwnDatabase) {
    say('这个数据库还没有初始化：请先运行 docket init --kind production / this database is not initialised: run docket init first');
    return false;
  }
  if (parts.hasOwnDatabase) {
    const born = await beBorn(db, { kind: 'demo', jurisdiction: 'shanghai', bornAt: BORN_AT });
    if (born.kind === 'demo') await seedPeople(db.knex, (await readShippedPack('shanghai')).pack);
  } else if (installation) await publishShipped(db, installation);
  return true;
}
