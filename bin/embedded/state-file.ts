import { mkdirSync, openSync, closeSync, fsyncSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Answers what the small JSON file holds, or undefined when it is missing or torn. A file that may not be read is an error: it is not lost. */
export function readState<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The file holds this value, whole or not at all, and only its owner may read it. */
export function writeState(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  const open = openSync(draft, 'w', 0o600);
  try {
    writeSync(open, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
  renameSync(draft, file);
}
