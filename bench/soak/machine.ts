import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Without these a figure says nothing: which code, when, on what. */
export function circumstances() {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  return {
    commit: git('rev-parse', '--short', 'HEAD'), isDirty: git('status', '--porcelain') !== '', date: new Date().toISOString(),
    machine: { cores: cpus().length, cpu: cpus()[0]?.model, memoryGb: Math.round(totalmem() / 2 ** 30), kernel: release(), node: process.version, load: loadavg().map((each) => Number(each.toFixed(2))) },
  };
}

/** Keeps the figures of one proof beside the circumstances of their making. */
export function keepResult(name: string, figures: object): string {
  const folder = join(ROOT, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `soak-${name}.json`);
  writeFileSync(file, `${JSON.stringify({ proof: name, ...circumstances(), ...figures }, null, 2)}\n`);
  return file;
}
