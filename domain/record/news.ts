import type { Fact } from './fact';

/** A place in a record: its number and the hash there, so that a restored record is noticed. */
export type Cursor = { readonly seq: number; readonly hash: string };
export type Mark = { readonly [K in Fact['kind']]: { readonly seq: number; readonly kind: K; readonly payload: Extract<Fact, { kind: K }>['payload'] } }[Fact['kind']];
/** What a run learns: the marks since, where the record stands, and real milliseconds to the next moment. */
export type News = { readonly cursor: Cursor; readonly marks: readonly Mark[]; readonly nextInMs: number | null; readonly stage: string | null; readonly closed: boolean; readonly nextDueOn: string | null };
/** Ways in which a record activity ends without news: another run has the process, the record was set back, or our own fault waits for an operator. */
export type NoNews = 'superseded' | 'set-back' | 'incident';
