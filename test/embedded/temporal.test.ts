import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { findTemporal } from '../../bin/embedded/find-temporal';
import { isAlive, pidsOf } from '../../bin/embedded/process-table';
import { runningTemporal, startTemporal } from '../../bin/embedded/temporal';
import { aPlaceForHomes, ear, silent } from './a-home';

const place = aPlaceForHomes();
const settings = { TEMPORAL_NAMESPACE: 'docket-test', ...(process.env.TEMPORAL_CLI === undefined ? {} : { TEMPORAL_CLI: process.env.TEMPORAL_CLI }) };
let cli = '';

beforeAll(async () => {
  const found = await findTemporal({ config: settings, home: place.aHome(), say: (line) => process.stdout.write(`${line}\n`) });
  if (!('cli' in found)) throw new Error('a Temporal server is needed here');
  ({ cli } = found);
}, 1_800_000);
afterAll(() => place.clear());

async function start(home: string, say: (line: string) => void = () => undefined) {
  const started = await startTemporal({ home, config: { ...settings, TEMPORAL_CLI: cli }, log: silent, say });
  if ('missing' in started) throw new Error(started.missing);
  return { ...started, pid: started.pid ?? 0 };
}

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE }));
  } finally {
    await connection.close();
  }
}

const begin = (address: string) =>
  withClient(address, (client) =>
    client.workflow.start('anything', {
      workflowId: 'task:1',
      taskQueue: 'nobody',
      searchAttributes: { Kind: ['supervisedTask'], Subject: ['task:1'], Jurisdiction: ['shanghai'], Stage: ['completion'], Build: ['b'], NextDueAt: [new Date('2019-06-30T16:00:00Z')] },
    }),
  );
const found = (address: string, query: string) => withClient(address, async (client) => (await client.workflow.count(query)).count);

describe('a home of its own', () => {
  const home = place.aHome();

  test('the server answers and knows what runs are found by, from the first moment', async () => {
    const { address, adopted, pid, stop } = await start(home);
    expect(address).toMatch(/^127\.0\.0\.1:/);
    expect(adopted).toBe(false);
    await begin(address);
    await stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('started again it has the same address and its runs, and none the less its search attributes', async () => {
    const { address, stop } = await start(home);
    expect(await withClient(address, async (client) => (await client.workflow.getHandle('task:1').describe()).status.name)).toBe('RUNNING');
    expect(await found(address, "Kind = 'supervisedTask' and NextDueAt < '2019-07-01T00:00:00Z'")).toBe(1);
    await stop();
  });

  test('a running one is adopted', async () => {
    const first = await start(home);
    const second = await start(home);
    expect(second).toMatchObject({ adopted: true, pid: first.pid, address: first.address });
    await second.stop();
    expect(pidsOf(home)).toEqual([]);
  });

  test('after kill -9 it starts with its runs', async () => {
    const { pid } = await start(home);
    process.kill(pid, 'SIGKILL');
    const again = await start(home);
    expect(again.adopted).toBe(false);
    expect(await withClient(again.address, async (client) => (await client.workflow.getHandle('task:1').describe()).status.name)).toBe('RUNNING');
    await again.stop();
  });

  test('one that is frozen is replaced', async () => {
    const { pid } = await start(home);
    process.kill(pid, 'SIGSTOP');
    const again = await start(home);
    expect(again.adopted).toBe(false);
    expect(isAlive(pid)).toBe(false);
    await again.stop();
  });

  test('a spoilt database is put aside and a new one begun', async () => {
    for (const tail of ['-wal', '-shm']) writeFileSync(join(home, `temporal.db${tail}`), '');
    writeFileSync(join(home, 'temporal.db'), 'this was a database once, and is none any more'.repeat(100));
    const { say, heard } = ear();
    const { address, stop } = await start(home, say);
    expect(heard()).toContain('put aside');
    await begin(address);
    await stop();
  });
});

test('it does not take another home’s server for its own', async () => {
  const [one, other] = [place.aHome(), place.aHome()];
  const { stop } = await start(one);
  expect(runningTemporal(other)).toBeUndefined();
  await stop();
});

test('a program that does not serve ends in a sentence that names the log', async () => {
  const home = place.aHome();
  const broken = join(home, 'temporal-broken');
  writeFileSync(broken, '#!/bin/sh\n[ "$1" = --version ] && echo temporal || { echo out of order; exit 3; }\n', { mode: 0o755 });
  const started = await startTemporal({ home, config: { ...settings, TEMPORAL_CLI: broken }, log: silent, say: () => undefined });
  expect(started).toEqual({ missing: expect.stringContaining(join(home, 'temporal.log')) });
  expect(readFileSync(join(home, 'temporal.log'), 'utf8')).toContain('out of order');
});
