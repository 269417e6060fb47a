import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../../config';
import { findTemporal, type Finding } from './find-temporal';
import { freePort, isFree } from './free-port';
import { realHome } from './home';
import { commandOf, isAlive, pidsOf } from './process-table';
import { launch, stopProcess, until, type Detached } from './processes';
import { readState, writeState } from './state-file';
import { awaitTemporal } from './temporal-answer';
import { noteWhere } from './where';

type Starting = Omit<Finding, 'config'> & {
  config: Finding['config'] & Pick<Config, 'TEMPORAL_NAMESPACE'>;
  log: Logger;
  flags?: readonly string[]; // more arguments for the server
};
export type Temporal = { address: string; adopted: boolean; pid?: number; stop(): Promise<void> };
type Running = { pid: number; port: number };
type Server = Starting & { cli: string; port: number };

const PATIENCE_MS = 60_000;
const ADOPTION_PATIENCE_MS = 10_000;
const LEAVES_WITHIN_MS = 5_000;

/** A Temporal server answers at the address, with namespace and search attributes; or `missing` says what to do about it. */
export async function startTemporal(starting: Starting): Promise<Temporal | { missing: string }> {
  const home = realHome(starting.home);
  const { config, say, log } = starting;
  if (config.TEMPORAL_ADDRESS) return external(config.TEMPORAL_ADDRESS, starting);

  const adopted = await adopt(home, config.TEMPORAL_NAMESPACE);
  const running = adopted ?? (await start({ ...starting, home }));
  if ('missing' in running) return running;
  writeState(join(home, 'temporal.json'), { port: running.port });
  log.info({ ...running, adopted: adopted !== undefined }, 'temporal.up');
  say(`Temporal 就绪（127.0.0.1:${running.port}${adopted ? '，沿用' : ''}）/ Temporal is up${adopted ? ', adopted' : ''}`);
  const stop = () => stopServer(home, running.pid);
  return { address: addressOf(running.port), adopted: adopted !== undefined, pid: running.pid, stop };
}

async function external(address: string, { config, say }: Starting): Promise<Temporal> {
  const answered = await awaitTemporal({ address, namespace: config.TEMPORAL_NAMESPACE, timeoutMs: 5_000 });
  if (!answered) say(`TEMPORAL_ADDRESS=${address} 暂无应答，恢复后流程自动推进 / no answer yet from ${address}: movement begins when there is one`);
  return { address, adopted: true, stop: async () => undefined };
}

/** Answers the server that works on this home's database, if one runs. Its command line is the proof; a kept number would not be. */
export function runningTemporal(home: string): Running | undefined {
  for (const pid of pidsOf(markOf(home))) {
    const port = Number(/ --port (\d+)/.exec(commandOf(pid))?.[1]);
    if (port > 0) return { pid, port };
  }
  return undefined;
}

function markOf(home: string): string {
  return `--db-filename ${join(home, 'temporal.db')} `;
}

async function adopt(home: string, namespace: string): Promise<Running | undefined> {
  const running = runningTemporal(home);
  if (!running) return undefined;
  const isGone = () => !isAlive(running.pid);
  if (await awaitTemporal({ address: addressOf(running.port), namespace, isGone, timeoutMs: ADOPTION_PATIENCE_MS })) return running;
  await stopServer(home, running.pid, 2_000);
  return undefined;
}

async function start(starting: Starting): Promise<Running | { missing: string }> {
  const found = await findTemporal(starting);
  if ('missing' in found) return found;
  if ('address' in found) throw new Error('an address is no server of ours');
  const { home } = starting;
  noteWhere(home, { temporal: { ...found, database: join(home, 'temporal.db'), log: logOf(home) } });
  const server = { ...starting, cli: found.cli, port: await keptPort(home) };
  return (await tryStart(server)) ?? (putAsideSpoilt(server) ? await tryStart(server) : undefined) ?? { missing: failure(home) };
}

async function keptPort(home: string): Promise<number> {
  const kept = readState<{ port: number }>(join(home, 'temporal.json'))?.port;
  return kept !== undefined && (await isFree(kept)) ? kept : freePort();
}

async function tryStart(server: Server): Promise<Running | undefined> {
  const { cli, port, home, config } = server;
  let child: Detached;
  try {
    child = await launch(cli, argumentsOf(server), logOf(home));
  } catch {
    return undefined;
  }
  const asked = { address: addressOf(port), namespace: config.TEMPORAL_NAMESPACE, isGone: child.hasExited, timeoutMs: PATIENCE_MS };
  if (await awaitTemporal(asked)) return { pid: child.pid, port };
  await stopServer(home, child.pid);
  return undefined;
}

function argumentsOf({ home, port, config, flags = [] }: Server): string[] {
  return [
    ...['server', 'start-dev', '--db-filename', join(home, 'temporal.db'), '--ip', '127.0.0.1', '--port', String(port)],
    ...['--headless', '--namespace', config.TEMPORAL_NAMESPACE, '--sqlite-pragma', 'journal_mode=WAL', '--log-level', 'warn'],
    ...flags,
  ];
}

// Losing Temporal's database loses nothing: every run is begun again from the record. It is kept aside all the same.
function putAsideSpoilt({ home, say }: Server): boolean {
  const database = join(home, 'temporal.db');
  if (!existsSync(database) || !/malformed|not a database|disk image/.test(endOf(logOf(home)))) return false;
  say('Temporal 的数据库已损坏，已移开；流程将按记录重新推进 / Temporal’s database is spoilt and was put aside: runs begin again from the record');
  for (const tail of ['', '-wal', '-shm']) {
    if (existsSync(database + tail)) renameSync(database + tail, `${database}.spoilt-${Date.now()}${tail}`);
  }
  return true;
}

function endOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-4_000) : '';
}

/** The server with this number is gone, if it is still the one of this home. */
async function stopServer(home: string, pid: number, graceMs?: number): Promise<void> {
  const mark = markOf(home);
  await stopProcess(pid, () => isAlive(pid) && `${commandOf(pid)} `.includes(mark), graceMs);
  await until(() => !isAlive(pid) || commandOf(pid) !== '', LEAVES_WITHIN_MS); // one that is on its way out has no command line any more, and is still there
}

function failure(home: string): string {
  return `Temporal 服务器启动不了，原因见 ${logOf(home)}；排除后重新启动 / the Temporal server does not start: see ${logOf(home)}, mend it and start again`;
}

function logOf(home: string): string {
  return join(home, 'temporal.log');
}

function addressOf(port: number): string {
  return `127.0.0.1:${port}`;
}
