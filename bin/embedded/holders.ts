import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthOf } from './process-table';

/** One live Docket's hold on the parts of a home. */
export type Hold = { file: string };

let holds = 0;

/** This process counts among those that use the parts of this home, until it lets go or dies. */
export function takeHold(home: string): Hold {
  const folder = join(home, 'holders');
  mkdirSync(folder, { recursive: true });
  holds += 1;
  const file = join(folder, `${process.pid}.${holds}`);
  writeFileSync(file, birthOf(process.pid) ?? '');
  return { file };
}

/** This hold counts no longer. */
export function letGo({ file }: Hold): void {
  rmSync(file, { force: true });
}

/** True while a live Docket holds the parts of this home; marks of the dead are cleared away. */
export function isHeld(home: string): boolean {
  const folder = join(home, 'holders');
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).filter((name) => isLive(join(folder, name))).length > 0;
}

function isLive(file: string): boolean {
  const pid = Number(/(\d+)\.\d+$/.exec(file)?.[1]);
  if (lives(pid, contentOf(file))) return true;
  rmSync(file, { force: true });
  return false;
}

// A number alone proves nothing: after a restart of the machine, or in a container, it soon belongs to someone else.
function lives(pid: number, birth: string | undefined): boolean {
  return pid > 0 && birth !== undefined && birthOf(pid) === birth;
}

type Turn = { home: string; giveUp?: () => boolean; onWait?: () => void };

/** Runs the work while no other Docket of this home does; answers undefined when it was given up waiting. */
export async function inTurn<T>({ home, giveUp, onWait }: Turn, work: () => Promise<T>): Promise<T | undefined> {
  const lock = join(home, 'lock');
  holds += 1;
  const mine = `${lock}.${process.pid}.${holds}`;
  writeFileSync(mine, `${process.pid} ${birthOf(process.pid) ?? ''}`);
  try {
    for (let tries = 0; !isTaken(mine, lock); tries += 1) {
      if (giveUp?.()) return undefined;
      if (tries === 5) onWait?.();
      await sleep(100);
    }
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function isTaken(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    breakStale(mine, lock);
    return false;
  }
}

// Moved away, looked at again, and given back: two who find the same dead owner must not throw out each other.
function breakStale(mine: string, lock: string): void {
  if (isOwned(lock)) return;
  const aside = `${mine}.stale`;
  try {
    renameSync(lock, aside);
    if (isOwned(aside)) linkSync(aside, lock);
    rmSync(aside, { force: true });
  } catch {
    // another was faster
  }
}

function isOwned(file: string): boolean {
  const content = contentOf(file);
  if (content === undefined) return false;
  const [pid, ...birth] = content.split(' ');
  return lives(Number(pid), birth.join(' '));
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
