import type { Config } from '../config';
import { openDatabase } from '../db/database';
import { readInstallation } from '../db/installation';
import { migrate } from '../db/migrate';
import { beBorn, firstAdministrator } from './birth';
import { createLog } from './log';
import { say } from './say';

const KINDS = ['production', 'test', 'demo'] as const;

/** `docket init`: fixes kind and hash algorithm for good, and makes one administrator by a one-time token. */
export async function initCommand(config: Config, { kind, jurisdiction, organ }: { kind: string; jurisdiction: string; organ: string }): Promise<number> {
  const known = KINDS.find((each) => each === kind);
  if (!config.DATABASE_URL || !known) {
    say(known ? '缺少设置 DATABASE_URL / DATABASE_URL is missing' : `--kind: ${KINDS.join(', ')}`);
    return 64;
  }
  await migrate(config.DATABASE_URL);
  const db = openDatabase({ url: config.DATABASE_URL, log: createLog(config) });
  try {
    if (await readInstallation(db.knex)) {
      say('已经初始化过 / already initialised');
      return 65;
    }
    const { hashAlgorithm } = await beBorn(db.knex, { kind: known, jurisdiction });
    const token = await firstAdministrator(db.knex, organ);
    say(`已初始化 / initialised: ${known}, ${jurisdiction}, ${hashAlgorithm}`);
    say(`管理员 admin 的一次性令牌（一天内有效，用后作废）/ one-time token of admin, good for a day:\n  ${token}`);
    return 0;
  } finally {
    await db.close();
  }
}
