import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { freePort, isFree } from './free-port';
import { realHome } from './home';
import { findBinaries } from './postgres-binaries';
import { findPlace } from './postgres-place';
import { clearStaleLock, initialise, isInitialised, pgCtlStart, runningServer, stopServer, type Running, type Server } from './postgres-server';
import { awaitAnswer, ensureDatabase, urlOf } from './postgres-session';
import { readState, writeState } from './state-file';

type Starting = {
  home: string;
  log: Logger;
  say: (line: string) => void;
  flags?: readonly string[]; // 'fsync=off' and the like: only for suites in which nothing is killed or timed
  packageRoot?: string; // the platform package, when it is not the installed one
};
export type Postgres = { url: string; adopted: boolean; pid: number; stop(): Promise<void> };

type Access = { port: number; password: string };
type Starter = Server & { file: string; access: Access; flags: readonly string[]; log: Logger };

const PORT_TAKEN = /could not bind|could not create any TCP/;
const PASSES = /could not bind|could not create any TCP|lock file|shared memory block/;
const LOCK_PATIENCE_MS = 5_000;
const RECOVERY_PATIENCE_MS = 300_000;

/** PostgreSQL of this home runs on 127.0.0.1 and answers: the one that ran already, or a new one on the kept port. */
export async function startPostgres({ home: given, log, say, flags = [], packageRoot }: Starting): Promise<Postgres> {
  const home = realHome(given);
  const place = await findPlace(home, say);
  const binaries = await findBinaries({ home, place, say, packageRoot });
  const file = join(home, 'postgres.json');
  const starter: Starter = { place, binaries, file, flags, log, access: await accessOf(file, isInitialised(place)) };

  const adopted = await adopt(starter);
  if (!adopted) await start(starter, say);
  const running = adopted ?? runningServer(place);
  if (!running) throw new Error(`数据库启动后又退出，见 ${logOf(starter)} / PostgreSQL ended right after its start`);

  const { password } = starter.access;
  writeState(file, { port: running.port, password });
  await ensureDatabase(running.port, password);
  log.info({ pid: running.pid, port: running.port, adopted: adopted !== undefined, data: place.data }, 'postgres.up');
  say(`数据库就绪（127.0.0.1:${running.port}${adopted ? '，沿用' : ''}）/ PostgreSQL is up${adopted ? ', adopted' : ''}`);
  return { url: urlOf(running.port, password), adopted: adopted !== undefined, pid: running.pid, stop: () => stopServer(starter, running.pid) };
}

async function accessOf(file: string, isInitialisedAlready: boolean): Promise<Access> {
  const kept = readState<Access>(file);
  if (kept) return kept;
  if (isInitialisedAlready) {
    throw new Error(`${file} 丢失，无法进入已有数据库：请恢复该文件，或用 --fresh 重新开始 / ${file} is lost and with it the way into the database: restore it, or begin anew with --fresh`);
  }
  const access = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  writeState(file, access);
  return access;
}

async function adopt({ place, access }: Starter): Promise<Running | undefined> {
  const running = runningServer(place);
  if (!running) return undefined;
  const isGone = () => runningServer(place)?.pid !== running.pid;
  const answered = await awaitAnswer(urlOf(running.port || access.port, access.password, 'postgres'), isGone, RECOVERY_PATIENCE_MS);
  if (!answered && !isGone()) {
    throw new Error(`数据库进程 ${running.pid} 在运行但不应答，请结束它再启动 / PostgreSQL (process ${running.pid}) runs but does not answer: end it and start again`);
  }
  return answered ? { pid: running.pid, port: running.port || access.port } : undefined;
}

async function start(starter: Starter, say: (line: string) => void): Promise<void> {
  if (!isInitialised(starter.place)) {
    say('首次启动：初始化数据库 / first start: initialising PostgreSQL');
    await initialise(starter, starter.access.password);
  }
  await clearStaleLock(starter.place);
  if (!(await isFree(starter.access.port))) starter.access.port = await freePort();
  await startPatiently(starter, say);
}

async function startPatiently(starter: Starter, say: (line: string) => void): Promise<void> {
  const giveUpAt = performance.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const trouble = await pgCtlStart(starter, { port: starter.access.port, flags: starter.flags });
    if (trouble === undefined || (await comesUpLate(starter, say))) return;
    if (!PASSES.test(trouble) || performance.now() > giveUpAt) {
      throw new Error(`数据库无法启动：${trouble}（见 ${logOf(starter)}）/ PostgreSQL does not start`);
    }
    starter.log.warn({ trouble }, 'postgres.start-again');
    if (PORT_TAKEN.test(trouble)) starter.access.port = await freePort();
    await sleep(500);
  }
}

// pg_ctl loses patience before a long recovery after a crash is over; the server goes on with it.
async function comesUpLate({ place, access }: Starter, say: (line: string) => void): Promise<boolean> {
  if (!runningServer(place)) return false;
  say('数据库正在恢复，请稍候 / PostgreSQL is recovering, please wait');
  return awaitAnswer(urlOf(access.port, access.password, 'postgres'), () => !runningServer(place), RECOVERY_PATIENCE_MS);
}

function logOf({ place }: Server): string {
  return join(place.data, 'server.log');
}
