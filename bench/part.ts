import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** `docket api` or `docket worker` as an operator would run it. */
export type Part = { readonly pid: number; readonly stop: () => Promise<void>; readonly kill: () => Promise<void> };
export type Starting = { readonly settings: Readonly<Record<string, string>>; readonly log: string; readonly args?: readonly string[]; readonly flags?: readonly string[] };

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { docket: string } };
/** The flags of Node's that every command of the product starts with. */
const STARTED_WITH = scripts.docket.split(' ').filter((word) => word.startsWith('--max-'));

/** Starts a part of the product as a process of its own; resolves when it serves. */
export async function startPart(command: 'api' | 'worker', { settings, log, args = [], flags = [] }: Starting): Promise<Part> {
  const set = Object.entries({ NODE_ENV: 'production', ...settings }).map(([name, value]) => `${name}=${value}`);
  const child = spawn('env', [...set, process.execPath, ...STARTED_WITH, ...flags, '--import', 'tsx', join(ROOT, 'bin', 'docket.ts'), command, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await serves(child, command, log);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function serves(child: ChildProcess, command: string, log: string): Promise<void> {
  const file = createWriteStream(log, { flags: 'a' });
  let said = '';
  return new Promise((done, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        file.write(chunk);
        said = (said + chunk.toString()).slice(-4000);
        if (/Docket (api|worker): /.test(said)) done();
      });
    }
    child.once('exit', (code) => failed(new Error(`docket ${command} ended (${code}): ${said}`)));
  });
}

/** Megabytes of memory that a process holds, where the system tells it. */
export function residentMb(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return NaN;
  }
}
