import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Binaries } from './postgres-binaries';
import type { Place } from './postgres-place';
import { USER } from './postgres-session';
import { run, until } from './processes';
import { commandOf, isAlive } from './process-table';

export type Server = { place: Place; binaries: Binaries };
export type Running = { pid: number; port: number };

/** Answers the server that runs on this data folder, if one does; a number left in postmaster.pid proves nothing. */
export function runningServer({ data }: Pick<Place, 'data'>): Running | undefined {
  const [pidLine, , , portLine] = readPid(data);
  const [pid, port] = [Number(pidLine), Number(portLine)];
  const runs = pid > 0 && isAlive(pid) && commandOf(pid).includes(data);
  return runs ? { pid, port: port || 0 } : undefined;
}

function readPid(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** A database cluster lies in the data folder, whole: a killed attempt leaves only its draft behind. */
export async function initialise({ place, binaries }: Server, password: string): Promise<void> {
  clearDrafts(place);
  // Its own name: of a Docket that was killed the initdb may live on and still be writing to the earlier draft.
  const draft = mkdtempSync(`${place.data}.part-`);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const owned of place.as ? [draft, passwordFile] : []) chownSync(owned, place.as?.uid ?? 0, place.as?.gid ?? 0);
  try {
    await initdb({ place, binaries }, draft, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, place.data);
}

function clearDrafts({ folder, data }: Place): void {
  const drafts = readdirSync(folder).filter((name) => name.startsWith(`${basename(data)}.part-`));
  for (const draft of drafts) {
    try {
      rmSync(join(folder, draft), { recursive: true, force: true });
    } catch {
      // still being written to; a later first start finds it finished
    }
  }
}

// Text is compared by code point on every system alike: a look-up by key costs half of what it costs by the system's own C.UTF-8.
const BY_CODE_POINT = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
// What reads text past that order, as pg_trgm does, finds no Chinese under plain C; macOS before 15 has no C.UTF-8.
const LOCALES = ['--locale=C.UTF-8', '--locale=en_US.UTF-8'];

async function initdb({ place, binaries }: Server, draft: string, passwordFile: string): Promise<void> {
  const settled = ['-D', draft, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--data-checksums', '--no-instructions', ...BY_CODE_POINT];
  let out = '';
  for (const locale of LOCALES) {
    const ran = await run(binaries.initdb, [...settled, locale], { as: place.as });
    if (ran.code === 0) return;
    out = ran.out.trim();
    if (!out.includes('invalid locale')) break;
  }
  throw new Error(`数据库初始化失败（initdb）：${out} / initdb failed`);
}

export function isInitialised({ data }: Place): boolean {
  return existsSync(join(data, 'PG_VERSION'));
}

/**
 * Nobody works on the data folder any more. After `kill -9` of the server its children need up to a second to go, and
 * while one of them lives a new server would be refused, or worse. Then a lock that names somebody else's process is removed.
 */
export async function clearStaleLock(place: Place, timeoutMs = 10_000): Promise<void> {
  const pid = Number(readPid(place.data)[0]);
  if (!pid || !existsSync('/proc/self/cwd')) return;
  const left = await until(async () => !(await isInhabited(place)), timeoutMs, 100);
  // PostgreSQL itself takes the number of any running process, or of a zombie, for a living server.
  if (left && !runningServer(place)) rmSync(join(place.data, 'postmaster.pid'), { force: true });
}

// Every process of a server has the data folder as its working directory. Asked with the server's own rights:
// root of a container may be denied the look at other users' processes.
async function isInhabited({ data, as }: Place): Promise<boolean> {
  const listed = await run('sh', ['-c', 'ls -ld /proc/[0-9]*/cwd 2>/dev/null | grep -cF -- "-> $0"', data], { as });
  return Number(listed.out) > 0;
}

export type Start = { port: number; flags: readonly string[] };

/** Answers what went wrong when the server could not be started on this port, or undefined when it runs. */
export async function pgCtlStart({ place, binaries }: Server, { port, flags }: Start): Promise<string | undefined> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC', 'log_timezone=UTC', ...flags];
  const options = [`-p ${port}`, ...settings.map((setting) => `-c ${quote(setting)}`)].join(' ');
  const logFile = join(place.data, 'server.log');
  const before = logOf(logFile).length;
  // Muted, because the server would inherit the pipes and keep them open; what it says goes to the log.
  const args = ['-D', place.data, '-w', '-t', '120', '-l', logFile, '-o', options, 'start'];
  const ran = await run(binaries.pgCtl, args, { as: place.as, mute: true });
  if (ran.code === 0) return undefined;
  return logOf(logFile).subarray(before).toString('utf8').trim() || ran.failed || 'pg_ctl';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function logOf(file: string): Buffer {
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
}

/** This server has ended: told to finish, and to drop everything when it will not. A later one on the same data is left alone. */
export async function stopServer({ place, binaries }: Server, pid: number): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    if (runningServer(place)?.pid === pid) await run(binaries.pgCtl, ['-D', place.data, '-m', mode, '-W', 'stop'], { as: place.as, mute: true });
    if (await until(() => !isAlive(pid), 60_000, 20)) return;
  }
}
