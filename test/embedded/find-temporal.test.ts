import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { findTemporal, type Road } from '../../bin/embedded/find-temporal';
import { aDocket } from './dockets';
import { aPlaceForHomes, ear } from './a-home';

const place = aPlaceForHomes();
afterAll(() => place.clear());

const offline: readonly Road[] = ['setting', 'path', 'kept', 'go'];

/** A folder of programs: what each does is a line of shell. */
function programs(lines: Record<string, string>): string {
  const folder = mkdtempSync(join(place.folder, 'bin-'));
  for (const [name, line] of Object.entries(lines)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

const temporal = 'echo temporal version 1.5.1';
const nowhere = programs({});

function find(home: string, more: { cli?: string; path?: string; roads?: readonly Road[]; say?: (line: string) => void; signal?: AbortSignal } = {}) {
  const { cli, path = nowhere, roads = offline, say = () => undefined, signal } = more;
  return findTemporal({ config: cli === undefined ? {} : { TEMPORAL_CLI: cli }, home, path, roads, say, ...(signal && { signal }) });
}

test('an address in the settings comes before everything', async () => {
  const config = { TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_CLI: '/bin/false' };
  expect(await findTemporal({ config, home: place.aHome(), say: () => undefined })).toEqual({ address: 'temporal.example:7233' });
});

test('then the program named by TEMPORAL_CLI, then the one on the path', async () => {
  const [named, path] = [programs({ temporal }), programs({ temporal })];
  const cli = join(named, 'temporal');
  expect(await find(place.aHome(), { cli, path })).toEqual({ cli, foundBy: 'setting' });
  expect(await find(place.aHome(), { path })).toEqual({ cli: 'temporal', foundBy: 'path' });
});

test('a TEMPORAL_CLI that does not run is named, and the search goes on', async () => {
  const { say, heard } = ear();
  expect(await find(place.aHome(), { cli: '/no/such/temporal', path: programs({ temporal }), say })).toMatchObject({ foundBy: 'path' });
  expect(heard()).toContain('/no/such/temporal');
});

test('another product’s program of that name is not taken', async () => {
  expect(await find(place.aHome(), { path: programs({ temporal: 'echo Tempo 2' }) })).toHaveProperty('missing');
});

test('nowhere anything: it answers what to do, in both languages', async () => {
  const found = await find(place.aHome());
  expect(found).toEqual({ missing: expect.stringMatching(/TEMPORAL_CLI.*There is no Temporal server.*TEMPORAL_CLI/) });
});

describe('with a Go toolchain', () => {
  const go = (install: string, version = 'go1.26.0') =>
    `case $1 in version) echo go version ${version};; env) echo; echo /no/gopath;; install) ${install};; esac`;
  const build = `printf '#!/bin/sh\\n${temporal}\\n' > "$GOBIN/temporal"; chmod 755 "$GOBIN/temporal"`;
  const pathWith = (install: string, version?: string) => `${programs({ go: go(install, version) })}:/usr/bin:/bin`;

  test('the server is built once, with progress, and kept', async () => {
    const home = place.aHome();
    const { say, heard } = ear();
    const kept = join(home, 'bin', 'temporal');
    expect(await find(home, { path: pathWith(`echo go: downloading much >&2; sleep 6; ${build}`), say })).toEqual({ cli: kept, foundBy: 'go' });
    expect(heard()).toMatch(/5 s so far \(go: downloading much\)/);
    expect(await find(home)).toEqual({ cli: kept, foundBy: 'kept' });
  });

  test('a build that fails says why', async () => {
    const { say, heard } = ear();
    expect(await find(place.aHome(), { path: pathWith('echo no space left >&2; exit 1'), say })).toHaveProperty('missing');
    expect(heard()).toContain('no space left');
  });

  test('a toolchain too old to fetch a newer one is passed over', async () => {
    expect(await find(place.aHome(), { path: pathWith(build, 'go1.19.8') })).toHaveProperty('missing');
  });

  test('what Go has installed before is taken and kept', async () => {
    const home = place.aHome();
    const gobin = programs({ temporal });
    const path = `${programs({ go: `case $1 in version) echo go1.26.0;; env) echo ${gobin}; echo;; esac` })}:/usr/bin:/bin`;
    expect(await find(home, { path })).toEqual({ cli: join(home, 'bin', 'temporal'), foundBy: 'go' });
    expect(existsSync(join(gobin, 'temporal'))).toBe(true);
  });

  test('a build that is called off ends at once', async () => {
    const calling = new AbortController();
    const beganAt = performance.now();
    setTimeout(() => calling.abort(), 300);
    expect(await find(place.aHome(), { path: pathWith('exec sleep 60'), signal: calling.signal })).toHaveProperty('missing');
    expect(performance.now() - beganAt).toBeLessThan(5_000);
  });
});

describe('the download', () => {
  const wish = (home: string) => ({ home, config: { DATABASE_URL: 'postgres://127.0.0.1/none', SMTP_URL: 'smtp://127.0.0.1:1', TEMPORAL_NAMESPACE: 'default' }, roads: ['download'] });

  test('that is refused costs a moment', async () => {
    const docket = aDocket(wish(place.aHome()), { HTTPS_PROXY: 'http://127.0.0.1:9', TMPDIR: nowhere });
    expect((await docket.up).missing).toHaveLength(1);
    await docket.interrupt();
  });

  test('that never ends is given up, the second time sooner', async () => {
    const deaf = createServer(() => undefined);
    await new Promise<void>((done) => deaf.listen(0, '127.0.0.1', done));
    const home = place.aHome();
    mkdirSync(join(home, 'download'));
    writeFileSync(join(home, 'download', 'failed'), '');
    const docket = aDocket(wish(home), { HTTPS_PROXY: `http://127.0.0.1:${(deaf.address() as AddressInfo).port}`, TMPDIR: nowhere });
    expect((await docket.up).missing).toHaveLength(1);
    expect(docket.heard()).toContain('5 seconds');
    await docket.interrupt();
    deaf.close();
  });

  test('made earlier by the SDK is used, but only when this user made it', async () => {
    const cached = programs({ 'temporal-sdk-typescript-9.9.9': temporal });
    chmodSync(join(cached, 'temporal-sdk-typescript-9.9.9'), 0o777);
    const docket = aDocket(wish(place.aHome()), { HTTPS_PROXY: 'http://127.0.0.1:9', TMPDIR: cached });
    expect((await docket.up).missing).toHaveLength(1);
    await docket.interrupt();
  });
});

afterAll(() => rmSync(nowhere, { recursive: true, force: true }));
