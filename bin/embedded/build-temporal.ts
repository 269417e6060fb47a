import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes';

type Build = { home: string; say: (line: string) => void; path?: string; signal?: AbortSignal };

// The newest release that `go install` accepts: later ones carry a `replace` in their go.mod.
const CLI = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
const OLDEST_GO = 21; // from 1.21 on Go fetches the newer toolchain that the CLI asks for
const PROGRESS_MS = 5_000;
const PATIENCE_MS = 30 * 60_000;

/** Answers the server program made by the Go toolchain of this machine, earlier or now; undefined when there is none or it fails. */
export async function buildTemporal({ home, say, path, signal }: Build): Promise<string | undefined> {
  if (!(await hasGo(path))) return undefined;
  const earlier = await installedBefore(path);
  if (earlier !== undefined) return earlier;

  const folder = join(home, 'bin', 'go');
  mkdirSync(folder, { recursive: true });
  say('用 Go 构建 Temporal 服务器，约三分钟，只需一次 / building the Temporal server with Go: about three minutes, once');
  const ran = await withProgress(say, (onLine) =>
    // By env(1), so that Go keeps the rest of this process's environment.
    run('env', [`GOBIN=${folder}`, 'go', 'install', CLI], { path, signal, onLine, timeoutMs: PATIENCE_MS }),
  );
  if (ran.code === 0) return join(folder, 'temporal');
  say(`构建失败 / the build failed: ${ran.out.trim().split('\n').at(-1) ?? ran.failed ?? ''}`);
  return undefined;
}

async function hasGo(path?: string): Promise<boolean> {
  const ran = await run('go', ['version'], { path });
  const minor = /go1\.(\d+)/.exec(ran.out)?.[1];
  return ran.code === 0 && Number(minor) >= OLDEST_GO;
}

async function installedBefore(path?: string): Promise<string | undefined> {
  const { out } = await run('go', ['env', 'GOBIN', 'GOPATH'], { path });
  const [bin, gopath] = out.split('\n').map((line) => line.trim());
  const program = bin ? join(bin, 'temporal') : join((gopath ?? '').split(':')[0] ?? '', 'bin', 'temporal');
  return (await run(program, ['--version'], { timeoutMs: 10_000 })).code === 0 ? program : undefined;
}

async function withProgress<T>(say: (line: string) => void, work: (onLine: (line: string) => void) => Promise<T>): Promise<T> {
  const beganAt = performance.now();
  let latest = '';
  const ticking = setInterval(() => {
    const seconds = Math.round((performance.now() - beganAt) / 1000);
    say(`构建中，已 ${seconds} 秒 / building, ${seconds} s so far${latest ? ` (${latest})` : ''}`);
  }, PROGRESS_MS);
  try {
    return await work((line) => (latest = line));
  } finally {
    clearInterval(ticking);
  }
}
