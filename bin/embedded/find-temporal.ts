import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Config } from '../../config';
import { downloadTemporal } from './download-temporal';
import { realHome } from './home';
import { buildTemporal } from './build-temporal';
import { run } from './processes';

export type Road = 'setting' | 'path' | 'kept' | 'download' | 'go';
export type Finding = {
  config: Pick<Config, 'TEMPORAL_ADDRESS' | 'TEMPORAL_CLI'>;
  home: string;
  say: (line: string) => void;
  roads?: readonly Road[]; // those to try, in the order of ROADS
  path?: string; // a search path of programs other than this process's own
  signal?: AbortSignal;
};
export type FoundTemporal = { address: string } | { cli: string; foundBy: Road } | { missing: string };

export const ROADS: readonly Road[] = ['setting', 'path', 'kept', 'download', 'go'];

const MISSING =
  '没有 Temporal 服务器：决定照常记录，但流程不会推进。请安装 temporal 命令行（放入 PATH 或设置 TEMPORAL_CLI）；装好后流程自动开始推进，或设置 TEMPORAL_ADDRESS 后重新启动 / ' +
  'There is no Temporal server: decisions are recorded but nothing moves. Install the temporal CLI (on the PATH, or named by TEMPORAL_CLI) movement then begins by itself; or set TEMPORAL_ADDRESS and start again';

/** Answers by what Temporal can be had: an address, a program of this machine, or what is to be done when there is neither. */
export async function findTemporal(finding: Finding): Promise<FoundTemporal> {
  if (finding.config.TEMPORAL_ADDRESS) return { address: finding.config.TEMPORAL_ADDRESS };
  const home = realHome(finding.home);
  const wanted = ROADS.filter((road) => (finding.roads ?? ROADS).includes(road));
  for (const foundBy of wanted) {
    const cli = await take[foundBy]({ ...finding, home });
    if (cli !== undefined) return { cli, foundBy };
  }
  return { missing: MISSING };
}

const take: Record<Road, (finding: Finding) => Promise<string | undefined>> = {
  setting: async ({ config: { TEMPORAL_CLI: cli }, say, path }) => {
    if (cli === undefined) return undefined;
    const named = isAbsolute(cli) || !cli.includes('/') ? cli : resolve(cli);
    if (await isTemporal(named, path)) return named;
    say(`TEMPORAL_CLI=${cli} 无法运行，改用其他途径 / TEMPORAL_CLI=${cli} does not run, looking elsewhere`);
    return undefined;
  },
  path: async ({ path }) => ((await isTemporal('temporal', path)) ? 'temporal' : undefined),
  kept: async ({ home }) => ((await isTemporal(keptCli(home))) ? keptCli(home) : undefined),
  download: async (finding) => keep(finding, await downloadTemporal(finding)),
  go: async (finding) => keep(finding, await buildTemporal(finding)),
};

// A wrong program by that name (another product's, another platform's) must not be taken for the server.
async function isTemporal(cli: string, path?: string): Promise<boolean> {
  const ran = await run(cli, ['--version'], { path, timeoutMs: 10_000 });
  return ran.code === 0 && /temporal/i.test(ran.out);
}

function keptCli(home: string): string {
  return join(home, 'bin', 'temporal');
}

// Downloads and builds cost minutes: from the second start on the copy is there, whatever becomes of the original.
async function keep({ home }: Finding, cli: string | undefined): Promise<string | undefined> {
  if (cli === undefined || !(await isTemporal(cli))) return undefined;
  const kept = keptCli(home);
  const draft = `${kept}.part`;
  mkdirSync(join(home, 'bin'), { recursive: true });
  rmSync(draft, { force: true });
  try {
    linkSync(cli, draft); // a quarter of a gigabyte
  } catch {
    copyFileSync(cli, draft);
  }
  renameSync(draft, kept);
  if (cli.startsWith(home)) rmSync(cli);
  return kept;
}
