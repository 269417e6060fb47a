import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

type Up = { databaseUrl: string; temporalAddress?: string; smtpUrl: string; missing: string[] };
type Line = { said?: string; up?: Up };
export type Docket = {
  pid: number;
  up: Promise<Up>;
  heard: () => string;
  ended: Promise<void>;
  interrupt(): Promise<void>; // Ctrl-C: the terminal's signal goes to the whole group
  kill(): Promise<void>;
};

const root = join(__dirname, '../..');

/** Starts another Docket on a home, in a process group of its own as a terminal would give it. */
export function aDocket(wish: object, env: NodeJS.ProcessEnv = {}): Docket {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'a-docket.ts'), JSON.stringify(wish)], {
    cwd: root,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  const said: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const up = new Promise<Up>((resolve, reject) => {
    if (child.stdout) {
      createInterface(child.stdout).on('line', (text) => {
        const line = JSON.parse(text) as Line;
        if (line.said !== undefined) said.push(line.said);
        if (line.up) resolve(line.up);
      });
    }
    void ended.then(() => reject(new Error(`ended before it was up: ${said.join('\n')}`)));
  });
  up.catch(() => undefined);
  const send = (target: number, signal: NodeJS.Signals) => {
    process.kill(target, signal);
    return ended;
  };
  return { pid, up, heard: () => said.join('\n'), ended, interrupt: () => send(-pid, 'SIGINT'), kill: () => send(pid, 'SIGKILL') };
}
