import type { Logger } from 'pino';
import type { Config } from '../../config';
import type { Road } from './find-temporal';
import { inTurn, isHeld, letGo, takeHold, type Hold } from './holders';
import { realHome } from './home';
import { startMailbox, type Mailbox } from './mailbox';
import { startPostgres, type Postgres } from './postgres';
import { startTemporal, type Temporal } from './temporal';

type BringingUp = {
  config: Pick<Config, 'DATABASE_URL' | 'TEMPORAL_ADDRESS' | 'TEMPORAL_CLI' | 'TEMPORAL_NAMESPACE' | 'SMTP_URL'>;
  home: string;
  log: Logger;
  say: (line: string) => void;
  postgresFlags?: readonly string[];
  roads?: readonly Road[];
  path?: string;
  signal?: AbortSignal;
};
export type Parts = {
  databaseUrl: string;
  hasOwnDatabase: boolean; // ours under this home, and not one that a setting names
  temporalAddress?: string;
  smtpUrl: string;
  mailbox?: Mailbox;
  missing: string[];
  release(): Promise<void>;
};
type Up = { postgres?: Postgres; temporal?: Temporal; mailbox?: Mailbox; missing: string[] };

/**
 * Whatever no setting names runs under this home, started or adopted, and is held by this process. The last live holder
 * to release stops it.
 */
export async function bringUp(bringing: BringingUp): Promise<Parts> {
  const home = realHome(bringing.home);
  const { config, say } = bringing;
  const up: Up = { missing: [] };
  const onWait = () => say('另一个 Docket 正在启动，等待中 / another Docket of this home is starting, waiting');
  const hold = await inTurn({ home, onWait }, () => startHeld({ ...bringing, home }, up));
  if (!hold) throw new Error('the turn was given up');
  const { postgres, temporal, mailbox, missing } = up;
  return {
    databaseUrl: postgres?.url ?? String(config.DATABASE_URL),
    hasOwnDatabase: postgres !== undefined,
    ...(temporal && { temporalAddress: temporal.address }),
    smtpUrl: mailbox?.smtpUrl ?? String(config.SMTP_URL),
    ...(mailbox && { mailbox }),
    missing,
    release: () => release(home, hold, up),
  };
}

async function startHeld(bringing: BringingUp, up: Up): Promise<Hold> {
  const { config, home, postgresFlags: flags } = bringing;
  const hold = takeHold(home);
  try {
    if (!config.DATABASE_URL) up.postgres = await startPostgres({ ...bringing, ...(flags && { flags }) });
    const temporal = await startTemporal(bringing);
    if ('missing' in temporal) up.missing.push(temporal.missing);
    else up.temporal = temporal;
    if (!config.SMTP_URL) up.mailbox = await startMailbox(bringing);
    return hold;
  } catch (error) {
    letGo(hold);
    if (!isHeld(home)) await stopAll(up);
    throw error;
  }
}

async function release(home: string, hold: Hold, up: Up): Promise<void> {
  letGo(hold);
  await up.mailbox?.stop();
  await inTurn({ home, giveUp: () => isHeld(home) }, async () => {
    if (!isHeld(home)) await stopAll(up);
  });
}

async function stopAll({ temporal, postgres, mailbox }: Up): Promise<void> {
  await Promise.all([temporal?.stop(), postgres?.stop(), mailbox?.stop()]);
}

