import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const WEB = join(ROOT, 'web');

/** Builds the desk when its sources are not those of the last build; says so, for it takes some seconds. */
export async function buildWeb(say: (line: string) => void): Promise<boolean> {
  const stamp = join(WEB, 'dist', '.sources');
  const hash = await hashOfSources();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return true;
  say('正在构建界面 / building the desk …');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await new Promise<number | null>((done) => spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: WEB, stdio: 'ignore' }).on('close', done).on('error', () => done(1)));
  if (code !== 0) {
    say('界面没有构建成功，接口照常可用；请运行 npm run build -w web 查看原因 / the desk was not built, the api works; see npm run build -w web');
    return false;
  }
  await writeFile(stamp, hash);
  return true;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['web/src', 'web/public', 'api/contract']) {
    const names = (await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
    for (const name of names) hash.update(relative(ROOT, name)).update(await readFile(name));
  }
  for (const name of ['antd.css', 'index.html', 'vite.config.ts', 'package.json']) hash.update(name).update(await readFile(join(WEB, name)));
  return hash.digest('hex');
}
