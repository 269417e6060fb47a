import { join } from 'node:path';
import { readState, writeState } from './state-file';

/** What lies where: parts of a home may have to live outside it, and people must be able to find them. */
export type Where = {
  postgres?: { folder: string; data: string; log: string; binaries?: string; runsAs: string };
  temporal?: { cli: string; foundBy: string; database: string; log: string };
  mailbox?: { folder: string };
};

/** Answers what `where.json` of this home says. */
export function readWhere(home: string): Where {
  return readState<Where>(join(home, 'where.json')) ?? {};
}

/** `where.json` of this home says this too. */
export function noteWhere(home: string, more: Where): void {
  writeState(join(home, 'where.json'), { ...readWhere(home), ...more });
}
