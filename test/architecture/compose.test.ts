import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { configWith, ROOT, textOf } from './files';

type Service = {
  readonly image: string; readonly command?: readonly string[]; readonly environment?: Readonly<Record<string, string>>; readonly ports?: readonly string[]; readonly networks: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>; readonly deploy?: { readonly replicas: number }; readonly volumes?: readonly string[]; readonly healthcheck?: { readonly test: readonly string[] }; readonly configs?: readonly { readonly source: string }[];
};
type Compose = { readonly services: Readonly<Record<string, Service>>; readonly volumes: object; readonly networks: object; readonly configs: Readonly<Record<string, { readonly content: string }>> };

const FILE = textOf('docker-compose.yml');
const compose = parse(FILE, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image.startsWith('docket:'));
const COMMANDS = new Set([...textOf('bin/docket.ts').matchAll(/program\.command\('(\w+)'\)/g)].map(([, name]) => name));
const OPTIONS = new Set([...textOf('bin/docket.ts').matchAll(/option\('(--\w+)/gi)].map(([, name]) => name));
const SETTINGS = new Set([...textOf('config.ts').matchAll(/^\s*([A-Z][A-Z0-9_]*):\s*z\./gm)].map(([, name]) => name));

/** What the environment of a container says once the operator has filled in the example. */
function filled(environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const given: Record<string, string> = Object.fromEntries(textOf('.env.production.example').split('\n').filter((line) => /^[A-Z]/.test(line)).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1) || 'a-secret-of-more-than-32-characters']));
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{(\w+)(?::\?|:-([^}]*))?\}/g, (_, asked: string, otherwise?: string) => given[asked] ?? otherwise ?? '')]));
}

describe('what docker-compose.yml asks of Docket exists', () => {
  test.each(ours)('%s runs a command of bin/docket.ts with options it knows', (_, { command = [] }) => {
    const [name, ...options] = command;
    expect(COMMANDS).toContain(name);
    for (const option of options) expect(OPTIONS).toContain(option);
  });

  test.each(ours)('%s is given settings of config.ts and no other', (_, { environment = {} }) => {
    for (const name of Object.keys(environment)) expect(SETTINGS).toContain(name);
  });

  test.each(ours)('%s starts from the filled example, with everything that production needs of its own', (_, { environment = {} }) => {
    const read = configWith(filled(environment));
    expect(read).toMatchObject({ config: { NODE_ENV: 'production', HOST: '0.0.0.0', TRUSTED_PROXIES: 'loopback, uniquelocal' } });
    for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'PUBLIC_URL', 'SESSION_SECRET', 'CLOUD_PLATFORM_URL', 'CLOUD_PLATFORM_SECRET'] as const) expect('config' in read && read.config[name]).toBeTruthy();
  });

  test('a secret that was left out of the example is asked for by name', () => {
    const asked = [...FILE.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name);
    const given = [...textOf('.env.production.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(given).toEqual(expect.arrayContaining([...new Set(asked)]));
    expect(textOf('.env.production.example')).toMatch(/^SESSION_SECRET=$/m);
  });

  test('an api is asked whether it lives where it answers that', () => {
    expect(compose.services['api']?.healthcheck?.test.join(' ')).toContain('/health');
    expect(textOf('api/operations/health.ts')).toContain("'/health'");
  });
});

describe('the shape is that of production', () => {
  test('two of each that work, so that one may fall', () => {
    expect(compose.services['api']?.deploy?.replicas).toBe(2);
    expect(compose.services['worker']?.deploy?.replicas).toBe(2);
  });

  test('nothing waits for what is not there, and whoever is waited for as healthy can say so', () => {
    for (const [, { depends_on: waits = {} }] of services) {
      for (const [name, { condition }] of Object.entries(waits)) {
        expect(Object.keys(compose.services)).toContain(name);
        if (condition === 'service_healthy') expect(compose.services[name]?.healthcheck).toBeDefined();
      }
    }
  });

  test('only the proxy is open to the world; the operators’ page is open on the machine itself', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    expect(open.sort()).toEqual(['proxy 443:443', 'proxy 80:80', 'temporal-ui 127.0.0.1:8233:8080']);
  });

  test('PostgreSQL keeps what was committed', () => {
    const command = compose.services['postgres']?.command?.join(' ') ?? '';
    for (const kept of ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on']) expect(command).toContain(kept);
    expect(FILE).not.toMatch(/(fsync|synchronous_commit|full_page_writes)=off/);
  });

  test('every volume, network and file that a part names is declared', () => {
    for (const [, { volumes = [], networks, configs = [] }] of services) {
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      for (const network of networks) expect(Object.keys(compose.networks)).toContain(network);
      for (const { source } of configs) expect(Object.keys(compose.configs)).toContain(source);
    }
  });

  test('no image is taken as it happens to be today', () => {
    for (const [, { image }] of services) expect(image).toMatch(/:(\d|\$\{\w+:-)/);
  });
});

describe('the image', () => {
  const DOCKERFILE = textOf('Dockerfile');

  test('starts Node with what every other road to the program starts it with', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<'start' | 'docket', string> };
    const flags = scripts.docket.replace(' --import tsx bin/docket.ts', '').split(' ');
    expect(flags).toEqual(['node', '--max-semi-space-size=64']); // ADR 0026
    expect(scripts.start).toBe(`${scripts.docket} start`);
    expect(textOf('bin/docket.cjs').split('\n')[0]).toBe(`#!/usr/bin/env -S ${flags.join(' ')}`);
    expect(/^ENTRYPOINT (.*)$/m.exec(textOf('Dockerfile'))?.[1]).toBe(JSON.stringify(scripts.docket.split(' ')).replaceAll(',', ', '));
  });

  test('starts the program that is there, as somebody who owns nothing of it', () => {
    expect(DOCKERFILE).toMatch(/^ENTRYPOINT .*"bin\/docket.ts"\]$/m);
    expect(DOCKERFILE.indexOf('USER node')).toBeGreaterThan(DOCKERFILE.lastIndexOf('COPY'));
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: object };
    expect(Object.keys(dependencies)).toContain('tsx'); // what is left after `npm prune --omit=dev`
  });

  test('copies files that exist, and what is left out of it is nothing it needs', () => {
    for (const [, files = ''] of DOCKERFILE.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) for (const file of files.split(' ')) expect(existsSync(join(ROOT, file))).toBe(true);
    const leftOut = textOf('.dockerignore').split('\n');
    for (const needed of ['bin', 'packs', 'templates', 'db', 'workflows', 'web', 'package-lock.json']) expect(leftOut).not.toContain(needed);
  });
});
