import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Connection } from '@temporalio/client';
import { freePort } from '../../bin/embedded/free-port';
import { until } from './docket';

const RESULTS = join(__dirname, '..', '..', 'test-results');
const MODULES = ['go.temporal.io/server/cmd/server@v1.31.2', 'go.temporal.io/server/cmd/tools/sql@v1.31.2'];

/**
 * The folder with the programs of Temporal's production server (`server`, `sql`): the one that DOCKET_TEMPORAL_SERVER names; where that is `build`, they are
 * made by Go, which takes some minutes. Without it the run's summary says that the topology was not walked.
 */
export function findProductionServer(): string | undefined {
  const named = process.env['DOCKET_TEMPORAL_SERVER'];
  const folder = named === 'build' ? join(tmpdir(), 'docket-temporal-server-1.31.2') : named;
  const isThere = (): boolean => folder !== undefined && existsSync(join(folder, 'server')) && existsSync(join(folder, 'sql'));
  if (named === 'build' && !isThere()) for (const module of MODULES) spawnSync('go', ['install', '-tags', 'disable_grpc_modules', module], { env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' }, stdio: 'inherit' });
  if (isThere()) return folder;
  mkdirSync(RESULTS, { recursive: true });
  appendFileSync(join(RESULTS, 'notes.txt'), 'no Temporal production server (DOCKET_TEMPORAL_SERVER=<folder> or =build): two apis and two workers beside it were not walked\n');
  return undefined;
}

export type ProductionTemporal = { readonly address: string; readonly stop: () => Promise<void> };
const DATABASES = [['temporal', 'temporal'], ['temporal_visibility', 'visibility']] as const;

/** Temporal as in production: its schemas made by its own tool on PostgreSQL, its four services in one process. */
export async function startProductionTemporal(programs: string, databaseUrl: string): Promise<ProductionTemporal> {
  const { hostname, port } = new URL(databaseUrl);
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(`create role temporal login createdb password 'temporal'`);
  const env = { ...process.env, SQL_PLUGIN: 'postgres12', SQL_HOST: hostname, SQL_PORT: port, SQL_USER: 'temporal', SQL_PASSWORD: 'temporal' };
  for (const [database, schema] of DATABASES) {
    for (const args of [['create'], ['setup-schema', '-v', '0.0'], ['update-schema', '--schema-name', `postgresql/v12/${schema}`]]) {
      const made = spawnSync(join(programs, 'sql'), ['--db', database, ...args], { env, encoding: 'utf8' });
      if (made.status !== 0) throw new Error(`sql ${args.join(' ')}: ${made.stderr}${made.stdout}`);
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'docket-temporal-'));
  const ports = { frontend: await freePort(), history: await freePort(), matching: await freePort(), worker: await freePort(), http: await freePort(), members: [await freePort(), await freePort(), await freePort(), await freePort()] };
  writeFileSync(join(folder, 'server.yaml'), configOf(ports, `${hostname}:${port}`, join(folder, 'dynamic.yaml')));
  writeFileSync(join(folder, 'dynamic.yaml'), '{}\n');
  const server = spawn(join(programs, 'server'), ['--config-file', join(folder, 'server.yaml'), '--allow-no-auth', 'start'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const address = `127.0.0.1:${ports.frontend}`;
  try {
    await until(async () => alive(server) && Connection.connect({ address, connectTimeout: '1s' }).then(async (connection) => { await connection.close(); return true; }, () => false), 60_000, `Temporal on PostgreSQL: ${said.slice(-5).join('')}`);
  } catch (err) {
    server.kill('SIGKILL');
    throw new Error(`${String(err)}\n${said.slice(-20).join('')}`, { cause: err });
  }
  return {
    address,
    async stop() {
      const ended = new Promise<void>((done) => server.once('exit', () => done()));
      if (alive(server)) { server.kill('SIGKILL'); await ended; }
      for (const [database] of DATABASES) await owner.query(`drop database ${database} with (force)`);
      await owner.query('drop role temporal');
      await owner.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const alive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

type Ports = { readonly frontend: number; readonly history: number; readonly matching: number; readonly worker: number; readonly http: number; readonly members: readonly number[] };

function configOf({ members, http, ...grpc }: Ports, sqlAddress: string, dynamic: string): string {
  const sql = (databaseName: string, maxConns: number) => ({ sql: { pluginName: 'postgres12_pgx', databaseName, connectAddr: sqlAddress, connectProtocol: 'tcp', user: 'temporal', password: 'temporal', maxConns, maxIdleConns: maxConns, maxConnLifetime: '1h' } });
  return JSON.stringify({
    log: { stdout: true, level: 'error' },
    persistence: { numHistoryShards: 64, defaultStore: 'kept', visibilityStore: 'seen', datastores: { kept: sql('temporal', 20), seen: sql('temporal_visibility', 5) } },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(Object.entries(grpc).map(([name, grpcPort], n) => [name, { rpc: { grpcPort, membershipPort: members[n], bindOnLocalHost: true, ...(name === 'frontend' && { httpPort: http }) } }])),
    clusterMetadata: { enableGlobalNamespace: false, failoverVersionIncrement: 10, masterClusterName: 'active', currentClusterName: 'active', clusterInformation: { active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `localhost:${grpc.frontend}` } } },
    dcRedirectionPolicy: { policy: 'noop' }, archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } }, namespaceDefaults: { archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } } },
    dynamicConfigClient: { filepath: dynamic, pollInterval: '60s' },
  });
}
