import { createHash, getHashes, randomBytes } from 'node:crypto';
import { canonical, type Json } from '../../domain/record/canonical';

/** The chain's algorithms; which one a record uses is fixed when the installation is born. */
export type HashAlgorithm = 'sm3' | 'sha256';

/** SM3 where this runtime has it (GB/T 32905), else SHA-256. */
export const bestAlgorithm = (): HashAlgorithm => (getHashes().includes('sm3') ? 'sm3' : 'sha256');

/** Hash of a text, in hexadecimal. */
export const hashOf = (algorithm: HashAlgorithm, text: string | Buffer): string => createHash(algorithm).update(text).digest('hex');

/** The hash before the first fact of a process: that of its id, so that no two chains begin alike. */
export const genesis = (algorithm: HashAlgorithm, processId: string): string => hashOf(algorithm, `docket ${processId}`);

/** What of a fact is bound into its chain, beside the hash before it. */
export type Bound = {
  readonly processId: string; readonly seq: number; readonly at: number; readonly recordedAt: number; readonly kind: string; readonly v: number;
  readonly actorId: string; readonly onBehalfOf: string | null; readonly commandId: string; readonly payload: Json;
};

/** The hash of a fact in its place: over the previous hash and the canonical bytes. Instants are epoch milliseconds, written as strings. */
export function factHash(algorithm: HashAlgorithm, prevHash: string, fact: Bound): string {
  const { processId, seq, at, recordedAt, kind, v, actorId, onBehalfOf, commandId, payload } = fact;
  return hashOf(algorithm, `${prevHash}\n${canonical({ processId, seq, at: String(at), recordedAt: String(recordedAt), kind, v, actorId, onBehalfOf, commandId, payload })}`);
}

/** A text that may be redacted while its hash stays: the id is the hash of salt and words. */
export type KeptText = { readonly id: string; readonly salt: string; readonly body: string };

/** Gives words an id that says nothing about them. */
export function keptText(algorithm: HashAlgorithm, body: string): KeptText {
  const salt = randomBytes(16).toString('hex');
  return { id: hashOf(algorithm, `${salt}\n${body}`), salt, body };
}
