import type { IncomingMessage } from 'node:http';
import { Router, type Request } from 'express';
import { hearPlatform } from '../../../domain/cloud/allocate';
import { isRefusal } from '../../../domain/refusal';
import { useNonce } from '../../../db/cloud/nonces';
import { isSigned, SIGNED_HEADERS } from '../../../db/cloud/signature';
import { openIncident } from '../../../db/incidents';
import { PlatformAnswer } from '../../contract/cloud';
import { recorded, type Desk } from '../../door';
import { reply, sendProblem } from '../../problem';

const PATH = '/cloud-platform/answers';
const RAW = new WeakMap<IncomingMessage, Buffer>();

/** Keeps the bytes of what the platform sends: they are what it signed. */
export function keepRaw(req: IncomingMessage, _res: unknown, bytes: Buffer): void {
  if (req.url?.split('?')[0]?.endsWith(PATH)) RAW.set(req, bytes);
}

/** POST /cloud-platform/answers — what the platform says to an order. Signed and fresh, each nonce once, each answer once; late and repeated ones change nothing. */
export const hearPlatformRoute = (desk: Desk, secret: string): Router =>
  Router().post(PATH, async (req, res) => {
    const signed = signedOf(req);
    const body = RAW.get(req) ?? Buffer.alloc(0);
    if (!isSigned({ secret, method: 'POST', path: req.originalUrl.split('?')[0] ?? '', body }, signed, Date.now())) return sendProblem(res, 'signature-wrong');
    if (!(await useNonce(desk.db.pool, signed.nonce))) return sendProblem(res, 'replayed');
    const said = PlatformAnswer.parse(req.body);
    const { answer, ...content } = said;
    const processId = said.order.replace(/\.v\d+$/, '');
    const changed = await desk.record.change(processId, { commandId: `${processId}:platform:${answer}`, actorId: 'platform', content }, (c, w) => hearPlatform(c, said, w));
    if (!isRefusal(changed)) await noteTrouble(desk, processId, changed.answer);
    reply(res, 200, await recorded(desk, { [processId]: 'projectLifecycle' }, changed));
  });

/** What people of the product cannot put right by an act of theirs waits for an operator; noted again with each repetition, and once. */
async function noteTrouble({ db }: Desk, processId: string, { heard, order }: { heard: string; order: string }): Promise<void> {
  if (heard === 'rejected' || heard === 'contradicted') await openIncident(db.pool, { processId, what: `cloud.${heard}`, code: heard.toUpperCase(), detail: `the cloud platform on ${order}` });
}

const signedOf = (req: Request) => ({ timestamp: req.get(SIGNED_HEADERS.timestamp) ?? '', nonce: req.get(SIGNED_HEADERS.nonce) ?? '', signature: req.get(SIGNED_HEADERS.signature) ?? '' });
