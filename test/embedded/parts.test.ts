import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { bringUp } from '../../bin/embedded/parts';
import { findTemporal } from '../../bin/embedded/find-temporal';
import { isHeld } from '../../bin/embedded/holders';
import { runningServer } from '../../bin/embedded/postgres-server';
import { birthOf, isAlive, pidsOf } from '../../bin/embedded/process-table';
import { until } from '../../bin/embedded/processes';
import { runningTemporal } from '../../bin/embedded/temporal';
import { readWhere } from '../../bin/embedded/where';
import { wipeHome } from '../../bin/embedded/wipe-home';
import { aDocket } from './dockets';
import { aPlaceForHomes, ear, silent } from './a-home';

const place = aPlaceForHomes();
const bare = { TEMPORAL_NAMESPACE: 'default' };
let config: { TEMPORAL_NAMESPACE: string; TEMPORAL_CLI?: string } = bare;

beforeAll(async () => {
  const wished = process.env.TEMPORAL_CLI === undefined ? {} : { TEMPORAL_CLI: process.env.TEMPORAL_CLI };
  const found = await findTemporal({ config: wished, home: place.aHome(), say: (line) => process.stdout.write(`${line}\n`) });
  if (!('cli' in found)) throw new Error('a Temporal server is needed here');
  config = { ...bare, TEMPORAL_CLI: found.cli };
}, 1_800_000);
afterAll(() => place.clear());

async function answers(url: string): Promise<boolean> {
  const client = new Client(url);
  client.on('error', () => undefined);
  return client.connect().then(() => client.end()).then(() => true, () => false);
}

const postgresOf = (home: string) => {
  const where = readWhere(home).postgres;
  return where && runningServer(where);
};

test('the first of two live Dockets leaves the parts to the other, the last one stops them', async () => {
  const home = place.aHome();
  const first = aDocket({ home, config });
  const { databaseUrl, temporalAddress } = await first.up;
  const second = aDocket({ home, config });
  expect(await second.up).toMatchObject({ databaseUrl, temporalAddress });
  expect(second.heard()).toMatch(/PostgreSQL is up, adopted[^]*Temporal is up, adopted/);

  await first.interrupt();
  expect(await answers(databaseUrl)).toBe(true);
  expect(runningTemporal(home)).toBeDefined();

  await second.interrupt(); // Ctrl-C reaches Docket only, so that the parts end in good order
  expect(readFileSync(readWhere(home).postgres?.log ?? '', 'utf8').trimEnd()).toMatch(/database system is shut down$/);
  expect(postgresOf(home)).toBeUndefined();
  expect(pidsOf(home)).toEqual([]);
});

test('two that start at once share one of each part', async () => {
  const home = place.aHome();
  const both = [aDocket({ home, config }), aDocket({ home, config })];
  const [one, other] = await Promise.all(both.map(({ up }) => up));
  expect(one).toEqual(other);
  await Promise.all(both.map((docket) => docket.interrupt()));
  expect(pidsOf(home)).toEqual([]);
});

test('what a killed Docket left running is adopted by the next, who stops it', async () => {
  const home = place.aHome();
  const killed = aDocket({ home, config });
  const { databaseUrl } = await killed.up;
  await killed.kill();
  expect(await answers(databaseUrl)).toBe(true);

  const parts = await bringUp({ home, config, log: silent, say: () => undefined });
  expect(parts.databaseUrl).toBe(databaseUrl);
  await parts.release();
  await parts.release();
  expect(pidsOf(home)).toEqual([]);
});

test.each([300, 900, 1500])('a first start killed after %i ms is resumed by the second', async (afterMs) => {
  const home = place.aHome();
  const killed = aDocket({ home, config });
  await until(() => existsSync(join(home, 'holders')), 10_000, 5);
  await new Promise((done) => setTimeout(done, afterMs));
  await killed.kill();
  const parts = await bringUp({ home, config, log: silent, say: () => undefined });
  expect(await answers(parts.databaseUrl)).toBe(true);
  expect(parts.missing).toEqual([]);
  await parts.release();
  expect(await until(() => pidsOf(home).length === 0, 5_000)).toBe(true);
});

test('without any Temporal it comes up and says what is missing', async () => {
  const home = place.aHome();
  const { say, heard } = ear();
  const parts = await bringUp({ home, config: bare, log: silent, say, path: '', roads: ['setting', 'path', 'kept', 'go'] });
  expect(parts.missing).toEqual([expect.stringContaining('Temporal')]);
  expect(parts).not.toHaveProperty('temporalAddress');
  expect(parts.hasOwnDatabase).toBe(true);
  expect(await answers(parts.databaseUrl)).toBe(true);
  expect(heard()).toContain('PostgreSQL is up');
  await parts.release();
});

test('what a setting names is used and not brought up', async () => {
  const home = place.aHome();
  const named = { ...bare, DATABASE_URL: 'postgres://db.example/docket', TEMPORAL_ADDRESS: '127.0.0.1:9', SMTP_URL: 'smtp://mail.example' };
  const parts = await bringUp({ home, config: named, log: silent, say: () => undefined });
  expect(parts).toMatchObject({ databaseUrl: named.DATABASE_URL, temporalAddress: named.TEMPORAL_ADDRESS, smtpUrl: named.SMTP_URL, hasOwnDatabase: false });
  expect(parts.mailbox).toBeUndefined();
  await parts.release();
  expect(readdirSync(home).sort()).toEqual(['holders']);
});

test('when one part cannot come up the others do not stay behind', async () => {
  const home = place.aHome();
  writeFileSync(join(home, 'mailbox'), 'a file where the folder should be');
  await expect(bringUp({ home, config, log: silent, say: () => undefined })).rejects.toThrow();
  expect(pidsOf(home)).toEqual([]);
  expect(isHeld(home)).toBe(false);
});

describe('marks and locks of the dead', () => {
  const birth = birthOf(process.pid) ?? '';

  test.each([
    ['a process that has ended', '999999999.1', birth],
    ['a later process with the same number', `${process.pid}.1`, 'another birth'],
    ['a process killed before it wrote', `${process.pid}.1`, ''],
  ])('%s holds nothing', (_whose, name, content) => {
    const home = place.aHome();
    mkdirSync(join(home, 'holders'));
    writeFileSync(join(home, 'holders', name), content);
    expect(isHeld(home)).toBe(false);
    expect(readdirSync(join(home, 'holders'))).toEqual([]);
  });

  test('a lock left by the dead is broken', async () => {
    const home = place.aHome();
    writeFileSync(join(home, 'lock'), '999999999 long ago');
    const named = { ...bare, DATABASE_URL: 'postgres://db.example/docket', SMTP_URL: 'smtp://mail.example' };
    const parts = await bringUp({ home, config: named, log: silent, say: () => undefined, path: '', roads: [] });
    await parts.release();
    expect(readdirSync(home).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  test('a home in use is not wiped', async () => {
    const home = place.aHome();
    const parts = await bringUp({ home, config: bare, log: silent, say: () => undefined, postgresFlags: ['fsync=off'], roads: [] });
    await expect(wipeHome(home)).rejects.toThrow(/in use/);
    await parts.release();
    await wipeHome(home);
    expect(existsSync(home)).toBe(false);
  });

  test('a wiped home leaves no server running', async () => {
    const home = place.aHome();
    const killed = aDocket({ home, config });
    await killed.up;
    const pid = postgresOf(home)?.pid ?? 0;
    await killed.kill();
    await wipeHome(home);
    expect(isAlive(pid)).toBe(false);
    expect(pidsOf(home)).toEqual([]);
  });
});
