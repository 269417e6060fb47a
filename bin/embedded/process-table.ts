import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

const HAS_PROC = existsSync('/proc/self/stat');

/** True while a process with this number runs; a zombie, which nobody may ever collect, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !HAS_PROC || statOf(pid)?.state !== 'Z';
}

/** Tells a process from a later one with the same number: when it began, since which boot; undefined when none runs. */
export function birthOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (!HAS_PROC) return ps(['-o', 'lstart=', '-p', String(pid)]).trim() || undefined;
  const stat = statOf(pid);
  return stat && `${read('/proc/sys/kernel/random/boot_id').trim()}:${stat.startedAt}`;
}

/** Answers the command line of a process, empty when it does not run. */
export function commandOf(pid: number): string {
  if (!HAS_PROC) return ps(['-ww', '-o', 'command=', '-p', String(pid)]).trim();
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

/** Finds the running processes whose command line holds this text. */
export function pidsOf(text: string): number[] {
  return everyPid().filter((pid) => pid !== process.pid && `${commandOf(pid)} `.includes(text) && isAlive(pid));
}

function everyPid(): number[] {
  const names = HAS_PROC ? readdirSync('/proc') : ps(['-axo', 'pid=']).split('\n');
  return names.map((name) => name.trim()).filter((name) => /^\d+$/.test(name)).map(Number);
}

function statOf(pid: number): { state: string; startedAt: string } | undefined {
  // The second field is the command's name in brackets and may itself hold blanks and brackets.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const [state, startedAt] = [fields[0], fields[19]];
  return state && startedAt ? { state, startedAt } : undefined;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ps(args: string[]): string {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
