import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Config } from '../config';
import { openDatabase, type Database } from '../db/database';
import { resolveIncident } from '../db/incidents';
import { readInstallation, type Installation } from '../db/installation';
import { migrate } from '../db/migrate';
import { compareAnchors, makeAnchor } from '../db/record/anchor';
import { rebuild } from '../db/record/rebuild';
import { verify } from '../db/record/verify';
import { activate, markRestored } from '../db/sweep';
import { runningServerUrl } from './embedded/running-server';
import { createLog } from './log';
import { say } from './say';

type Work = (db: Database, installation: Installation) => Promise<number>;

/** Works on the database that a setting names, else on the one that runs under the home. */
async function on(config: Config, work: Work, asOwner = false): Promise<number> {
  const url = config.DATABASE_URL ?? (await runningServerUrl(config.DOCKET_HOME));
  if (!url) {
    say('没有运行中的数据库：请设置 DATABASE_URL 或先 npm start / no database: set DATABASE_URL or run npm start');
    return 69;
  }
  const db = openDatabase({ url, log: createLog(config), max: 4, asOwner });
  try {
    const installation = await readInstallation(db.knex);
    if (installation) return await work(db, installation);
    say('没有初始化 / not initialised');
    return 69;
  } finally {
    await db.close();
  }
}

/** `docket migrate`. */
export async function migrateCommand(config: Config): Promise<number> {
  const url = config.DATABASE_URL ?? (await runningServerUrl(config.DOCKET_HOME));
  if (!url) return on(config, () => Promise.resolve(0));
  say((await migrate(url)).join('\n') || '已是最新 / up to date');
  return 0;
}

/** `docket verify`: 0 when every chain is whole and every anchor agrees. */
export const verifyCommand = (config: Config): Promise<number> => on(config, async (db, { hashAlgorithm }) => {
  const found = await verify(db.pool, hashAlgorithm);
  const anchors = await compareAnchors(db.pool, { folder: anchorsOf(config), algorithm: hashAlgorithm });
  say(`${found.processes} 个流程，${found.facts} 条事实 / processes, facts; ${anchors.compared} 个锚 / anchors`);
  for (const { processId, seq, why } of found.broken) say(`断链 / broken: ${processId} #${seq} (${why})`);
  for (const fault of anchors.faults) say(`锚不符 / anchor: ${fault}`);
  return found.broken.length + anchors.faults.length === 0 ? 0 : 1;
});

/** `docket rebuild`: the rows of every process made anew from its facts. */
export const rebuildCommand = (config: Config): Promise<number> => on(config, async (db) => {
  say(`${await rebuild(db.pool)} 个流程已由事实重建 / processes rebuilt`);
  return 0;
}, true);

/** `docket anchor`: signs the heads of this business day and keeps them in the home, outside the database. */
export const anchorCommand = (config: Config): Promise<number> => on(config, async (db, { hashAlgorithm }) => {
  const folder = anchorsOf(config);
  await mkdir(folder, { recursive: true });
  const anchor = await makeAnchor(db.pool, { folder, algorithm: hashAlgorithm });
  await writeFile(join(folder, `${anchor.on}.json`), JSON.stringify(anchor, null, 2));
  say(`${anchor.on}: ${anchor.root}`);
  return 0;
});

const anchorsOf = (config: Config): string => resolve(config.DOCKET_HOME, 'anchors');

/** `docket activate <build>`. */
export const activateCommand = (config: Config, build: string): Promise<number> => on(config, async (db) => {
  await activate(db.pool, build);
  say(`当前构建 / current build: ${build}`);
  return 0;
});

/** `docket restored`: after the database was set back to an earlier point, every run starts again from what it says. */
export const restoredCommand = (config: Config): Promise<number> => on(config, async (db, { currentBuild }) => {
  await markRestored(db.pool);
  say(`已标记为恢复的记录，流程将按记录重新推进（当前构建 ${currentBuild ?? '无'}）/ marked as restored: runs follow the record (current build ${currentBuild ?? 'none'})`);
  return 0;
});

/** `docket retry <incident>`: the sweeper rings what waits. */
export const retryCommand = (config: Config, incident: string): Promise<number> => on(config, async (db) => {
  const about = await resolveIncident(db.pool, incident, 'operator');
  say(about ? '已重试 / retried' : '没有这个未结事件 / no such open incident');
  if (about?.processId) await db.pool.query('update process set hear_by = now() where id = $1', [about.processId]);
  return about ? 0 : 65;
});
