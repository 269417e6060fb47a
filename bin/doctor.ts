import { existsSync, realpathSync } from 'node:fs';
import { getHashes } from 'node:crypto';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { findChromium } from '../activities/documents/chromium';
import type { Config } from '../config';
import { openDatabase, type Database } from '../db/database';
import { filesDue } from '../db/letters/files';
import { openIncidents } from '../db/incidents';
import { readInstallation } from '../db/installation';
import { behind } from '../db/reads/operations';
import { currentBuild } from '../db/sweep';
import { runningServerUrl } from './embedded/running-server';
import { runningTemporal } from './embedded/temporal';
import { createLog } from './log';
import { say } from './say';

type Finding = { readonly part: string; readonly well: boolean; readonly says: string };
const well = (part: string, says: string): Finding => ({ part, well: true, says });
const ill = (part: string, says: string): Finding => ({ part, well: false, says });

/** `docket doctor`: checks every part and says what to do. 0 when all is well. */
export async function doctor(config: Config): Promise<number> {
  const findings = [runtime(), desk(), ...(await database(config)), await temporal(config), await mail(config), printer(config)];
  for (const { part, well: fine, says } of findings) say(`${fine ? '✓' : '✗'} ${part}: ${says}`);
  return findings.every((finding) => finding.well) ? 0 : 1;
}

function runtime(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) return ill('Node', `${process.version}：需要 20 或更新 / needs 20 or newer`);
  return well('Node', `${process.version}，${getHashes().includes('sm3') ? 'SM3' : '没有 SM3，记录将用 SHA-256 / no SM3: the record uses SHA-256'}`);
}

const desk = (): Finding => (existsSync(join(__dirname, '..', 'web', 'dist', 'index.html')) ? well('界面 / desk', '已构建 / built') : ill('界面 / desk', '未构建：npm run build -w web（npm start 会自动构建）/ not built; npm start builds it'));

async function database(config: Config): Promise<Finding[]> {
  const url = config.DATABASE_URL ?? (await runningServerUrl(config.DOCKET_HOME));
  if (!url) return [ill('PostgreSQL', '没有运行：npm start，或设置 DATABASE_URL / not running: npm start, or set DATABASE_URL')];
  const db = openDatabase({ url, log: createLog({ ...config, LOG_LEVEL: 'silent' }), max: 2 });
  try {
    const installation = await readInstallation(db.knex);
    if (!installation) return [ill('PostgreSQL', '未初始化：docket init --kind production / not initialised: docket init')];
    return [well('PostgreSQL', `${installation.kind}，${installation.jurisdiction}，${installation.hashAlgorithm}`), await order(db), ...(await inside(db))];
  } catch (err) {
    return [ill('PostgreSQL', `${err instanceof Error ? err.message : String(err)}：检查地址与权限，或 docket migrate / check address and rights, or docket migrate`)];
  } finally {
    await db.close();
  }
}

/** Whether text is compared by code point, as it is in what `npm start` and the compose file bring up: in a language's order capital letters stand among the small ones. */
async function order({ pool }: Database): Promise<Finding> {
  const { rows: [by] } = await pool.query<{ collation: string; isByCodePoint: boolean }>(`select datcollate as collation, 'Z' < 'a' as "isByCodePoint" from pg_database where datname = current_database()`);
  return by?.isByCodePoint ? well('排序 / collation', '按码位 / by code point') : ill('排序 / collation', `${by?.collation ?? ''}：查找更慢，列表顺序不同；以 --locale-provider=builtin --builtin-locale=C.UTF-8 初始化数据库后恢复备份 / slower, and lists in another order: initialise the database with these flags and restore the backup`);
}

/** What the record says of movement. */
async function inside({ pool }: Database): Promise<Finding[]> {
  const { behind: n, oldestMs } = await behind(pool);
  const incidents = await openIncidents(pool);
  const [build, letters] = [await currentBuild(pool), await filesDue(pool)];
  return [
    build === null ? ill('构建 / build', '没有当前构建：启动 docket worker / none is current: start docket worker') : well('构建 / build', build),
    oldestMs > 60_000 ? ill('流程 / movement', `${n} 个流程落后，最久 ${Math.round(oldestMs / 1000)} 秒：查看 worker 与 Temporal / behind: look at the workers and Temporal`) : well('流程 / movement', `落后 ${n} / behind`),
    well('公文 / letters', `待印制 ${letters} / wait to be printed`),
    incidents.length > 0 ? ill('事件 / incidents', `${incidents.map(({ id, what, code }) => `${id} ${what} ${code}`).join('；')}：排除原因后 docket retry <id> / mend the cause, then docket retry <id>`) : well('事件 / incidents', '0'),
  ];
}

async function temporal(config: Config): Promise<Finding> {
  const running = existsSync(config.DOCKET_HOME) ? runningTemporal(realpathSync(config.DOCKET_HOME)) : undefined;
  const address = config.TEMPORAL_ADDRESS ?? (running ? `127.0.0.1:${running.port}` : undefined);
  if (!address) return ill('Temporal', '没有运行：npm start，或设置 TEMPORAL_ADDRESS / TEMPORAL_CLI。决定照常记录，流程待其恢复后推进 / not running; decisions are recorded, movement waits for it');
  try {
    const connection = await Connection.connect({ address, connectTimeout: '3 seconds' });
    await connection.workflowService.describeNamespace({ namespace: config.TEMPORAL_NAMESPACE });
    await connection.close();
    return well('Temporal', address);
  } catch (err) {
    return ill('Temporal', `${address}：${err instanceof Error ? err.message : String(err)}；检查地址与命名空间 / check address and namespace ${config.TEMPORAL_NAMESPACE}`);
  }
}

/** Without a Chromium letters are issued as pages all the same; their PDFs follow when there is one. */
function printer(config: Config): Finding {
  const found = findChromium(config.CHROMIUM);
  if (found !== undefined) return well('公文印制 / printing', found);
  return ill('公文印制 / printing', '没有 Chromium：公文照常发出网页版，PDF 待装好后自动补印；安装 chromium 与中文字体，或设置 CHROMIUM / no Chromium: letters are issued as pages, their PDFs follow once chromium and Chinese fonts are installed, or CHROMIUM is set');
}

async function mail(config: Config): Promise<Finding> {
  if (!config.SMTP_URL) return well('邮件 / mail', '内置信箱（随 npm start）/ the built-in mailbox of npm start');
  const { hostname, port } = new URL(config.SMTP_URL);
  const answers = await new Promise<boolean>((done) => {
    const socket = createConnection({ host: hostname, port: Number(port || 25), timeout: 3_000 }, () => { socket.destroy(); done(true); });
    socket.on('error', () => done(false)).on('timeout', () => { socket.destroy(); done(false); });
  });
  return answers ? well('邮件 / mail', `${hostname}:${port}`) : ill('邮件 / mail', `${hostname}:${port} 连不上；信件保留待发 / cannot be reached; letters wait`);
}
