import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { bringUp } from '../../bin/embedded/parts';
import { readWhere } from '../../bin/embedded/where';
import { makeTemplate } from '../support/database';

type Shared = typeof globalThis & { docketParts?: Awaited<ReturnType<typeof bringUp>>; docketHome?: string };

/** PostgreSQL and Temporal for the whole run, by the same road as `npm start`; a migrated, born database to copy from. */
export default async function setup(): Promise<void> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'docket-test-')));
  chmodSync(home, 0o755); // the server's user has to reach its data
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
  const parts = await bringUp({ config: { TEMPORAL_NAMESPACE: 'default', TEMPORAL_CLI: process.env['TEMPORAL_CLI'] }, home, log: pino({ level: 'silent' }), say, postgresFlags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'] });
  if (!parts.temporalAddress) throw new Error(parts.missing.join('\n'));
  Object.assign(globalThis, { docketParts: parts, docketHome: home } satisfies Partial<Shared>);
  Object.assign(process.env, { DOCKET_TEST_PG: parts.databaseUrl, DOCKET_TEST_TEMPORAL: parts.temporalAddress, DOCKET_TEST_HOME: home, TEMPORAL_CLI: readWhere(home).temporal?.cli ?? '' });
  await makeTemplate(parts.databaseUrl);
}
