import type { Config } from '../config';
import { openDatabase } from '../db/database';
import { readInstallation } from '../db/installation';
import { migrate } from '../db/migrate';
import { beBorn, firstAdministrators } from './birth';
import { createLog } from './log';
import { say } from './say';

const KINDS = ['production', 'test', 'demo'] as const;

/** `docket init`: fixes kind and hash algorithm for good, and makes the three administrators by one-time tokens. */
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
    const { hashAlgorithm } = await beBorn(db, { kind: known, jurisdiction });
    const administrators = await firstAdministrators(db.knex, organ);
    say(`已初始化 / initialised: ${known}, ${jurisdiction}, ${hashAlgorithm}`);
    say('三员的一次性令牌（一天内有效，用后作废，请分别交给三个人）/ one-time tokens of the three administrators, good for a day, for three people:');
    for (const { login, name, token } of administrators) say(`  ${name} ${login}: ${token}`);
    return 0;
  } finally {
    await db.close();
  }
}
