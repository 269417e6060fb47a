import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { Config } from '../config';

/** The log of a process: JSON lines, into the home's file when there is a terminal to keep clear, else to standard output. */
export function createLog(config: Config, file?: string): Logger {
  if (file === undefined) return pino({ level: config.LOG_LEVEL });
  mkdirSync(config.DOCKET_HOME, { recursive: true });
  return pino({ level: config.LOG_LEVEL }, pino.destination({ dest: join(config.DOCKET_HOME, file), sync: false }));
}
