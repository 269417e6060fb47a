import { Router } from 'express';
import type { Mails } from '../contract/operations';
import type { z } from 'zod';
import { sendProblem } from '../problem';
import type { Desk } from '../door';

type Line = { readonly id: string; readonly from: string; readonly to: readonly string[]; readonly subject: string; readonly messageId: string; readonly receivedAt: number };
/** The built-in mailbox of a demo, as far as its page reads it. */
export type Mailbox = { readonly listMails: (of: { after?: string; to?: string }) => readonly Line[]; readonly readMail: (id: string) => Promise<{ readonly text?: string | undefined } | undefined> };

const AT_MOST = 100;

/** GET /mails — every mail a demo has sent, latest first. Where mail goes to a real server this page does not exist. */
export const mailsRoute = ({ kind }: Desk, mailbox: Mailbox | null): Router =>
  Router().get('/mails', async (_req, res) => {
    if (!mailbox || kind === 'production') return sendProblem(res, 'not-found');
    const lines = mailbox.listMails({}).slice(-AT_MOST).reverse();
    const rows = await Promise.all(lines.map(async (line) => ({ ...line, to: [...line.to], receivedAt: new Date(line.receivedAt).toISOString(), text: (await mailbox.readMail(line.id))?.text ?? '' })));
    const answer: z.infer<typeof Mails> = { rows };
    res.json(answer);
  });
