import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export type RunAs = { uid: number; gid: number };
export type Ran = { code: number | null; out: string; failed?: string };
type RunOptions = {
  as?: RunAs | undefined;
  cwd?: string;
  path?: string | undefined; // the only environment the child gets is this search path
  mute?: boolean; // for a command that leaves a server behind: its inherited pipes would never end
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
  onLine?: (line: string) => void;
};

/** Answers how a command ended and what it printed; it never throws, a command that cannot be started has `failed`. */
export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { as, cwd = '/', path, mute = false, timeoutMs, signal, onLine } = options;
  return new Promise((answer) => {
    const child = spawn(file, [...args], {
      cwd,
      ...as,
      ...(path === undefined ? {} : { env: { PATH: path } }),
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' as const }),
      ...(signal ? { signal } : {}),
      stdio: mute ? 'ignore' : ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    const hear = (chunk: Buffer) => {
      out = (out + chunk.toString('utf8')).slice(-16_384);
      onLine?.(out.trimEnd().split('\n').at(-1) ?? '');
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', (error: NodeJS.ErrnoException) => answer({ code: null, out, failed: error.code ?? error.message }));
    child.once('close', (code) => answer({ code, out }));
  });
}

export type Detached = { pid: number; hasExited: () => boolean };

/** A server runs in a session of its own, out of reach of the terminal's Ctrl-C, and writes to the log file. */
export function launch(file: string, args: readonly string[], logFile: string): Promise<Detached> {
  const log = openSync(logFile, 'a', 0o600);
  return new Promise<Detached>((answer, refuse) => {
    const child = spawn(file, [...args], { cwd: '/', detached: true, stdio: ['ignore', log, log] });
    let exited = false;
    child.once('exit', () => (exited = true));
    child.once('error', refuse);
    child.once('spawn', () => {
      child.unref();
      answer({ pid: child.pid ?? 0, hasExited: () => exited });
    });
  }).finally(() => closeSync(log));
}

/** The process is gone: asked first, killed when it has not obeyed in time. `isStill` tells it from another with its number. */
export async function stopProcess(pid: number, isStill: () => boolean, graceMs = 10_000): Promise<void> {
  for (const [signal, patienceMs] of [['SIGTERM', graceMs], ['SIGKILL', 5_000]] as const) {
    if (!isStill()) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await until(() => !isStill(), patienceMs)) return;
  }
}

/** True as soon as the question is answered with yes, false when the time is over. */
export async function until(asked: () => boolean | Promise<boolean>, timeoutMs: number, pauseMs = 50): Promise<boolean> {
  const endAt = performance.now() + timeoutMs;
  for (;;) {
    if (await asked()) return true;
    if (performance.now() >= endAt) return false;
    await sleep(pauseMs);
  }
}
