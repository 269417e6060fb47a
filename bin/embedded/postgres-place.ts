import { chmodSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { run, type RunAs } from './processes';
import { noteWhere, readWhere } from './where';

export type Place = { folder: string; data: string; as: RunAs | undefined; user: string };

// /tmp is last: it does not outlive a restart of the machine.
const OUTSIDE = ['/var/lib', '/var/tmp', tmpdir()];

/** Answers where the database of this home lives and as whom it runs; both stay as they were chosen the first time. */
export async function findPlace(home: string, say: (line: string) => void): Promise<Place> {
  const known = readWhere(home).postgres;
  const { as, user } = await whoRuns(known?.data);
  const folder = known?.folder ?? (await chooseFolder(home, as));
  if (!known && !folder.startsWith(home)) {
    say(`用户 ${user} 进不了 ${home}，数据库放在 ${folder} / user ${user} cannot enter ${home}: the database lives in ${folder}`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const data = join(folder, 'data');
  noteWhere(home, { postgres: { ...known, folder, data, log: join(data, 'server.log'), runsAs: known?.runsAs ?? user } });
  return { folder, data, as, user };
}

/** PostgreSQL refuses to run as root, so root lends it another user's rights. */
async function whoRuns(data: string | undefined): Promise<Pick<Place, 'as' | 'user'>> {
  const me = userInfo();
  const owner = data === undefined ? undefined : ownerOf(data);
  if (me.uid !== 0) {
    if (data !== undefined && owner && owner.uid !== me.uid) throw new Error(otherOwner(data, owner.uid));
    return { as: undefined, user: me.username };
  }
  return owner && owner.uid !== 0 ? { as: owner, user: `uid ${owner.uid}` } : lent();
}

async function lent(): Promise<Pick<Place, 'as' | 'user'>> {
  for (const user of ['postgres', 'nobody']) {
    const as = await account(user);
    if (as) return { as, user };
  }
  throw new Error(
    '以 root 运行时需要系统用户 postgres 或 nobody；请换普通用户启动，或设置 DATABASE_URL / run as root, Docket needs a user "postgres" or "nobody" for its database: start it as another user or set DATABASE_URL',
  );
}

async function account(user: string): Promise<RunAs | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.out), gid: Number(gid.out) } : undefined;
}

async function chooseFolder(home: string, as: RunAs | undefined): Promise<string> {
  if (await mayEnter(home, as)) return join(home, 'postgres');
  for (const parent of OUTSIDE) {
    const folder = makeFolder(parent);
    if (folder && (await mayEnter(folder, as))) return folder;
  }
  throw new Error(`数据库没有可用的目录（试过 ${OUTSIDE.join('、')}）/ no folder in which the database could live`);
}

/** True when these rights reach into the folder. */
export async function mayEnter(folder: string, as: RunAs | undefined): Promise<boolean> {
  return (await run('test', ['-x', folder], { as })).code === 0;
}

// A random name nobody can have laid in wait, and never the folder of an earlier home that was deleted by hand.
function makeFolder(parent: string): string | undefined {
  try {
    const folder = mkdtempSync(join(parent, 'docket-'));
    chmodSync(folder, 0o755);
    return folder;
  } catch {
    return undefined;
  }
}

function ownerOf(folder: string): RunAs | undefined {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

function otherOwner(data: string, uid: number): string {
  return `${data} 属于用户 ${uid}，请用该用户启动，或设置另一个 DOCKET_HOME / ${data} belongs to user ${uid}: start as that user, or set another DOCKET_HOME`;
}
