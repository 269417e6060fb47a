import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(__dirname, '..', '..');

export type Keeping = {
  readonly name: string; readonly command: 'api' | 'worker'; readonly args?: readonly string[];
  readonly env: () => Record<string, string>; readonly log: string;
  /** Points at which it shall die, one a life: `point:n`, as the setting CHAOS has it. */
  readonly chaos?: readonly string[];
};
/** `docket api` or `docket worker`, started again whenever it dies, as systemd would. */
export type Kept = {
  readonly pid: () => number | undefined;
  /** How often it died, by its own chaos or by ours, and at which points by its own. */
  readonly deaths: () => { readonly killed: number; readonly atPoints: readonly string[]; readonly byItself: readonly string[] };
  /** Gives it points at which to die from its next life on, and ends this life now. */
  readonly willDieAt: (points: readonly string[]) => Promise<void>;
  readonly pointsLeft: () => number;
  /** kill -9, now; its keeper starts it again. */
  readonly kill: () => void;
  /** Ends it for good, politely; `start` begins a new life. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Resolves when this life serves. */
  readonly serves: () => Promise<void>;
  readonly said: () => string;
};

type Life = { readonly child: ChildProcess; readonly ended: Promise<void>; readonly serves: Promise<void>; readonly point: string | undefined; killedByUs: boolean };

/** Starts a part of the product and keeps it. */
export async function keepPart(keeping: Keeping): Promise<Kept> {
  const points = [...(keeping.chaos ?? [])];
  const killed = { n: 0 };
  const atPoints: string[] = [];
  const byItself: string[] = [];
  let said = '';
  let wanted = false;
  let life: Life | undefined;
  const hear = (words: string): void => { said = (said + words).slice(-20_000); };

  const live = (): void => {
    life = begin(keeping, points[0], hear);
    const mine = life;
    void mine.ended.then(async () => {
      book(mine);
      await pause(mine.killedByUs || mine.point !== undefined ? 50 : 1_000);
      if (wanted && life === mine) live();
    });
  };
  const book = (mine: Life): void => {
    if (mine.killedByUs) killed.n += 1;
    else if (mine.child.signalCode === 'SIGKILL' && mine.point !== undefined) atPoints.push(points.shift() ?? '');
    else if (wanted) byItself.push(`${mine.child.exitCode ?? mine.child.signalCode}: ${said.slice(-1500)}`);
  };
  const kill = (): void => {
    if (!life || life.child.exitCode !== null || life.child.signalCode !== null) return;
    life.killedByUs = true;
    life.child.kill('SIGKILL');
  };
  const serves = async (): Promise<void> => {
    for (;;) {
      const now = life;
      if (now && (await Promise.race([now.serves.then(() => true), now.ended.then(() => false)]))) return;
      await pause(30);
    }
  };
  const start = async (): Promise<void> => {
    wanted = true;
    live();
    await serves();
  };
  await start();
  return {
    pid: () => life?.child.pid,
    deaths: () => ({ killed: killed.n, atPoints, byItself }),
    willDieAt: async (more) => {
      points.push(...more);
      kill();
      await pause(100);
      await serves();
    },
    pointsLeft: () => points.length,
    kill, start, serves,
    stop: async () => {
      wanted = false;
      const last = life;
      if (!last) return;
      last.child.kill('SIGTERM');
      const patience = setTimeout(() => last.child.kill('SIGKILL'), 15_000);
      await last.ended;
      clearTimeout(patience);
    },
    said: () => said,
  };
}

function begin({ command, args = [], env, log }: Keeping, point: string | undefined, hear: (words: string) => void): Life {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'bin', 'docket.ts'), command, ...args], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'test', ...env(), ...(point !== undefined && { CHAOS: point }) },
  });
  const file = createWriteStream(log, { flags: 'a' });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const serves = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        file.write(chunk);
        hear(chunk.toString());
        if (/Docket (api|worker): /.test(chunk.toString())) done();
      });
    }
  });
  return { child, ended, serves, point, killedByUs: false };
}
