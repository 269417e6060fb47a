import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { runningServer } from './postgres-server';
import { urlOf } from './postgres-session';
import { readState } from './state-file';
import { readWhere } from './where';

/** The address of the database that runs under this home, if one does; nothing is started. */
export function runningServerUrl(home: string): Promise<string | undefined> {
  if (!existsSync(home)) return Promise.resolve(undefined);
  const real = realpathSync(home);
  const data = readWhere(real).postgres?.data;
  const running = data === undefined ? undefined : runningServer({ data });
  const access = readState<{ port: number; password: string }>(join(real, 'postgres.json'));
  return Promise.resolve(running && access ? urlOf(running.port || access.port, access.password) : undefined);
}
