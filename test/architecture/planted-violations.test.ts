/**
 * Grows a small tree in a temporary folder, sound first and then with one planted violation for each rule of
 * .dependency-cruiser.cjs, and lets dependency-cruiser judge both with the very configuration that judges the product.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const DEPCRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const PACKAGES = [
  'ajv', 'express', 'feelin', 'knex', 'pg', 'pg-pool', 'yaml', 'zod',
  '@temporalio/activity', '@temporalio/client', '@temporalio/common', '@temporalio/testing', '@temporalio/worker', '@temporalio/workflow',
];

/** Every arrow that must stay allowed, in one tree. */
const SOUND: Record<string, string> = {
  'config.ts': `import 'zod'; export type Config = { port: number }; export const config = 1;`,
  'domain/approval/claim.ts': `import 'zod'; import 'yaml'; import 'feelin'; import 'ajv/dist/2020'; export type Task = { id: string }; export const claim = 1;`,
  'domain/project/submit.ts': `import { claim } from '../approval/claim'; export const submit = claim;`,
  'db/record/change.ts': `import 'knex'; import 'pg'; import 'node:crypto'; import { claim } from '../../domain/approval/claim'; export const change = claim;`,
  'templates/view.ts': `export const view = 1;`,
  'doorbell/ring.ts': `import '@temporalio/client'; import { change } from '../db/record/change'; import type { projectLifecycle } from '../workflows/index'; export const ring = change; export type Run = typeof projectLifecycle;`,
  'doorbell/sweep.ts': `import { ring } from './ring'; export const sweep = ring;`,
  'activities/record/enter.ts': `import '@temporalio/activity'; import { change } from '../../db/record/change'; import { ring } from '../../doorbell/ring'; import { view } from '../../templates/view'; export const enter = [change, ring, view]; export type Hands = { enter: number };`,
  'workflows/index.ts': `import '@temporalio/workflow'; import '@temporalio/common'; import { claim } from '../domain/approval/claim'; import type { Hands } from '../activities/record/enter'; export const projectLifecycle = claim; export type H = Hands;`,
  'api/contract/approval.ts': `import 'zod'; import { claim } from '../../domain/approval/claim'; export const contract = claim;`,
  'api/acts/claim.ts': `import 'express'; import { change } from '../../db/record/change'; import { ring } from '../../doorbell/ring'; import { contract } from '../contract/approval'; export const route = [change, ring, contract];`,
  'web/src/main.tsx': `import { contract } from '../../api/contract/approval'; export const main = contract;`,
  'bin/docket.ts': `import 'pg'; import '@temporalio/worker'; import '@temporalio/testing'; import '@temporalio/client'; import { config } from '../config'; import { route } from '../api/acts/claim'; import { enter } from '../activities/record/enter'; import { sweep } from '../doorbell/sweep'; export const start = [config, route, enter, sweep];`,
  'test/journeys/road.test.ts': `import 'pg'; import { config } from '../../config'; import { start } from '../../bin/docket'; import { route } from '../../api/acts/claim'; export const road = [config, start, route];`,
  'bench/run.ts': `import 'knex'; import '@temporalio/client'; import '@temporalio/workflow'; import { start } from '../bin/docket'; import { change } from '../db/record/change'; export const run = [start, change];`,
};

type Planted = { rule: string; file: string; code: string; alongside?: Record<string, string> };

const PLANTED: readonly Planted[] = [
  { rule: 'no-cycles', file: 'domain/planted/a.ts', code: `import { b } from './b'; export const a = () => b;`, alongside: { 'domain/planted/b.ts': `import { a } from './a'; export const b = () => a;` } },
  { rule: 'nothing-unresolved', file: 'bench/planted-nowhere.ts', code: `import './nowhere';` },
  { rule: 'domain-is-pure', file: 'domain/planted/reads-a-file.ts', code: `import 'node:fs';` },
  { rule: 'domain-is-pure', file: 'domain/planted/asks-the-record.ts', code: `import '../../db/record/change';` },
  { rule: 'domain-is-pure', file: 'domain/planted/other-package.ts', code: `import 'express';` },
  { rule: 'domain-is-pure', file: 'domain/planted/other-ajv.ts', code: `import 'ajv';` },
  { rule: 'workflows-know-domain-only', file: 'workflows/planted-asks-the-record.ts', code: `import '../db/record/change';` },
  { rule: 'workflows-know-domain-only', file: 'workflows/planted-other-package.ts', code: `import 'zod';` },
  { rule: 'workflows-see-activity-types-only', file: 'workflows/planted-calls-directly.ts', code: `import { enter } from '../activities/record/enter'; export const e = enter;` },
  { rule: 'activities-do-io', file: 'activities/planted-sweeps.ts', code: `import '../doorbell/sweep';` },
  { rule: 'activities-do-io', file: 'activities/planted-knows-movement.ts', code: `import '../workflows/index';` },
  { rule: 'db-knows-domain-only', file: 'db/planted-rings.ts', code: `import '../doorbell/ring';` },
  { rule: 'doorbell-knows-the-record-only', file: 'doorbell/planted-acts.ts', code: `import '../activities/record/enter';` },
  { rule: 'doorbell-sees-workflow-types-only', file: 'doorbell/planted-runs-it.ts', code: `import { projectLifecycle } from '../workflows/index'; export const p = projectLifecycle;` },
  { rule: 'api-is-a-door', file: 'api/acts/planted-sweeps.ts', code: `import '../../doorbell/sweep';` },
  { rule: 'api-is-a-door', file: 'api/acts/planted-sends.ts', code: `import '../../templates/view';` },
  { rule: 'contract-stands-alone', file: 'api/contract/planted-drags-along.ts', code: `import '../acts/claim';` },
  { rule: 'web-sees-the-contract-only', file: 'web/src/planted-looks-behind.tsx', code: `import '../../api/acts/claim';` },
  { rule: 'web-sees-the-contract-only', file: 'web/src/planted-decides.tsx', code: `import '../../domain/approval/claim';` },
  { rule: 'sql-in-db-only', file: 'api/acts/planted-knex.ts', code: `import 'knex';` },
  { rule: 'sql-in-db-only', file: 'activities/planted-pg.ts', code: `import type { Pool } from 'pg'; export type P = Pool;` },
  { rule: 'sql-in-db-only', file: 'doorbell/planted-pool.ts', code: `import 'pg-pool';` },
  { rule: 'one-temporal-door', file: 'api/acts/planted-client.ts', code: `import '@temporalio/client';` },
  { rule: 'workers-are-wired-in-bin', file: 'doorbell/planted-worker.ts', code: `import '@temporalio/worker';` },
  { rule: 'workers-are-wired-in-bin', file: 'activities/planted-server.ts', code: `import '@temporalio/testing';` },
  { rule: 'workflow-sdk-in-workflows-only', file: 'activities/planted-condition.ts', code: `import '@temporalio/workflow';` },
  { rule: 'activity-sdk-in-activities-only', file: 'db/planted-heartbeat.ts', code: `import '@temporalio/activity';` },
  { rule: 'nothing-imports-api', file: 'bench/planted-api.ts', code: `import '../api/acts/claim';` },
  { rule: 'nothing-imports-bin', file: 'config.ts', code: `import './bin/docket';` },
  { rule: 'config-at-the-top-only', file: 'db/planted-config.ts', code: `import type { Config } from '../config'; export type C = Config;` },
  { rule: 'no-test-code-in-production', file: 'bin/planted-test.ts', code: `import '../test/builders';`, alongside: { 'test/builders.ts': `export const aProject = 1;` } },
];

type Violation = { rule: { name: string }; from: string };
type Cruise = { summary: { violations: Violation[] } };

function grow(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'docket-tree-'));
  cpSync(join(ROOT, 'tsconfig.json'), join(dir, 'tsconfig.json'));
  const stubs: [string, string][] = PACKAGES.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'module.exports = {};'],
  ]);
  const manifest = { name: 'tree', private: true, dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1.0.0'])) };
  const all: Record<string, string> = { ...Object.fromEntries(stubs), 'node_modules/ajv/dist/2020.js': '', 'package.json': JSON.stringify(manifest), ...files };
  for (const [file, code] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), code);
  }
  return dir;
}

/** The violations of a tree, as `rule: file`. */
function cruise(files: Record<string, string>): string[] {
  const dir = grow(files);
  try {
    const out = execFileSync(process.execPath, [DEPCRUISE, '--config', CONFIG, '--output-type', 'json', '.'], { cwd: dir, encoding: 'utf8', maxBuffer: 64e6 });
    return (JSON.parse(out) as Cruise).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

test('a tree in which every allowed arrow is drawn has nothing to answer for', () => expect(cruise(SOUND)).toEqual([]));

describe('with a violation of each rule planted', () => {
  let found: string[];
  beforeAll(() => {
    const planted = PLANTED.map(({ file, code, alongside }) => ({ ...alongside, [file]: `${SOUND[file] ?? ''}${code}` }));
    found = cruise(Object.assign({}, SOUND, ...planted) as Record<string, string>);
  });

  test.each(PLANTED)('$rule catches $file', ({ rule, file }) => expect(found).toContain(`${rule}: ${file}`));

  test('every rule of the configuration has its violation planted here', async () => {
    const { forbidden } = (await import(CONFIG)) as { forbidden: { name: string }[] };
    expect([...new Set(PLANTED.map(({ rule }) => rule))].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
});
