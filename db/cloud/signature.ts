import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed request says of itself, as its headers carry it. */
export type Signed = { readonly timestamp: string; readonly nonce: string; readonly signature: string };
export type Signing = { readonly secret: string; readonly method: string; readonly path: string; readonly body: string | Buffer };

export const SIGNED_HEADERS = { timestamp: 'X-Docket-Timestamp', nonce: 'X-Docket-Nonce', signature: 'X-Docket-Signature' } as const;
/** For how long a signed request counts, on either side of its moment: what is older is taken for a replay. */
export const REPLAY_WINDOW_MS = 5 * 60_000;

/** The signature of a request between Docket and the cloud platform: HMAC-SHA-256 over method, path, moment, nonce and the hash of the body. */
export function signatureOf({ secret, method, path, body }: Signing, { timestamp, nonce }: Omit<Signed, 'signature'>): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', secret).update([method, path, timestamp, nonce, digest].join('\n')).digest('hex');
}

/** Whether a request was signed with the secret, not longer ago than the window. The comparison takes as long for a near miss as for a far one. */
export function isSigned(signing: Signing, signed: Signed, nowMs: number): boolean {
  const age = Math.abs(nowMs - Number(signed.timestamp));
  if (!Number.isFinite(age) || age > REPLAY_WINDOW_MS || signed.nonce.length < 16) return false;
  const [given, due] = [Buffer.from(signed.signature), Buffer.from(signatureOf(signing, signed))];
  return given.length === due.length && timingSafeEqual(given, due);
}
