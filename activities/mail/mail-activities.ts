import { createHash } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import { codeOf } from '../../db/database';
import { channelRecovered, openIncident } from '../../db/incidents';
import { digestOf, type Digest } from '../../db/digests';
import { letterOf, noticeFailed, noticeLater, noticeSent, takeNotice, type Letter } from '../../db/notices';
import { dueMail, type DueMail, type Sorting } from './due-mail';
import { render, type Rendered } from './render';

export type MailActivities = {
  /** The notices and digests to be sent now, and when the next will be; what is not to leave yet by its reader's habits waits after it. */
  readonly due: (channel: string) => Promise<DueMail>;
  /** Sends each notice and digest of a bag once; what the world does not take is put back, or given up with an incident. False when the channel is down: the rest of the bag stays due. */
  readonly deliver: (ids: readonly string[]) => Promise<boolean>;
};

type Deps = Sorting & { readonly transport: Pick<Transporter, 'sendMail'>; readonly from: string; readonly log: Logger; readonly point?: (name: string) => Promise<void> };
const A_DAY_MS = 86_400_000;

/** The postman's hands: Nodemailer to a real server. */
export function mailActivities(deps: Deps): MailActivities {
  return {
    due: () => dueMail(deps),
    deliver: async (ids) => {
      for (const id of ids) {
        Context.current().heartbeat(); // a sender that dies is missed within seconds
        if (!(await send(deps, id))) return false;
      }
      return true;
    },
  };
}

async function send(deps: Deps, id: string): Promise<boolean> {
  const { pool, transport, from, point } = deps;
  if (!(await takeNotice(pool, id))) return true;
  const letter = (await letterOf(pool, id)) ?? (await digestOf(pool, id));
  if (!letter) {
    await noticeFailed(pool, id, 'the notice has nobody to go to');
    return true;
  }
  try {
    // The same notice has the same Message-ID for ever: where a mail arrives twice, a reader's program shows one.
    await transport.sendMail({ messageId: `<${id.replace(/[^A-Za-z0-9.-]/g, '.')}@docket>`, from, to: { name: letter.toName, address: letter.toMail }, ...wordsOf(deps, letter), headers: { 'Auto-Submitted': 'auto-generated' } });
  } catch (err) {
    await notTaken(deps, letter, err);
    return !isChannelDown(err);
  }
  await point?.('after-smtp-accept-before-mark');
  await noticeSent(pool, id);
  await channelRecovered(pool, 'mail');
  return true;
}

/** A notice is put into words as it is sent. A digest was when it was made, and is the same to the byte each time. */
function wordsOf({ publicUrl }: Deps, letter: Letter | Digest): Rendered & { readonly date?: Date; readonly baseBoundary?: string } {
  if (!('html' in letter)) return render(letter, publicUrl);
  const { id, subject, text, html, madeAt } = letter;
  return { subject, text, html, date: new Date(madeAt), baseBoundary: createHash('sha256').update(id).digest('hex').slice(0, 16) };
}

/** Mail server codes below 500, and a server that cannot be reached, mean later; a refusal for good, or a day of trying, means an operator. */
async function notTaken({ pool, log }: Deps, letter: Letter | Digest, err: unknown): Promise<void> {
  const said = { code: codeOf(err), detail: err instanceof Error ? err.message : String(err) };
  log.warn({ noticeId: letter.id, code: said.code, tries: letter.tries }, 'notice.not-taken');
  if (isForGood(err) || letter.ageMs > A_DAY_MS) {
    await noticeFailed(pool, letter.id, said.detail);
    return openIncident(pool, { noticeId: letter.id, what: 'notice.undelivered', ...said });
  }
  await noticeLater(pool, letter.id, { afterMs: Math.min(5_000 * 2 ** Math.min(letter.tries, 10), 3_600_000), error: said.detail });
  if (isChannelDown(err) && letter.tries >= 3) await openIncident(pool, { channel: 'mail', what: 'channel.down', ...said });
}

const isForGood = (err: unknown): boolean => typeof err === 'object' && err !== null && 'responseCode' in err && typeof err.responseCode === 'number' && err.responseCode >= 500;
const isChannelDown = (err: unknown): boolean => ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'ECONNREFUSED', 'EDNS', 'EAUTH', 'ETLS'].includes(codeOf(err));
