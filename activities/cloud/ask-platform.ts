import { randomUUID } from 'node:crypto';
import { SIGNED_HEADERS, signatureOf } from '../../db/cloud/signature';

export type Platform = { readonly url: string; readonly secret: string; readonly callback: string };
export type Order = { readonly order: string; readonly project: string; readonly title: string; readonly quantities: Readonly<Record<string, number>> };

const LONGEST_ANSWER_MS = 10_000;

/** Asks the platform to carry out an order. True when it has taken it, false when it turns it down for good; whatever else happens is thrown, to be tried again. */
export async function askPlatform({ url, secret, callback }: Platform, order: Order): Promise<boolean> {
  const address = new URL('allocations', url.endsWith('/') ? url : `${url}/`);
  const body = JSON.stringify({ ...order, callback });
  const moment = { timestamp: String(Date.now()), nonce: randomUUID() };
  const signature = signatureOf({ secret, method: 'POST', path: address.pathname, body }, moment);
  const answer = await fetch(address, {
    method: 'POST', body, signal: AbortSignal.timeout(LONGEST_ANSWER_MS), redirect: 'error',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': order.order, [SIGNED_HEADERS.timestamp]: moment.timestamp, [SIGNED_HEADERS.nonce]: moment.nonce, [SIGNED_HEADERS.signature]: signature },
  });
  await answer.arrayBuffer(); // read to its end, so that the connection is free again
  if (answer.ok) return true;
  if (answer.status === 409 || answer.status === 422) return false;
  throw Object.assign(new Error(`the cloud platform answered ${answer.status}`), { code: `HTTP_${answer.status}` });
}
