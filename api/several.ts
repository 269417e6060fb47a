import { v5 as uuidOf } from 'uuid';
import type { Asked } from '../db/record/change';
import { isRefusal, type Refusal } from '../domain/refusal';
import type { Desk } from './door';

/** `processOf` says which things belong to one process: with it several processes are acted on at once, without it one thing after the other. */
type Each<R> = { readonly ids: readonly string[]; readonly one: (id: string, commandId: string) => Promise<R>; readonly processOf?: (id: string) => string };
const AT_ONCE = 4; // beyond it the rows wait for each other, and other people's acts for them
type Rows<R> = { readonly rows: readonly R[] };

/**
 * Puts one act to several things, begun in the order of their ids and on one process never side by side: each in a transaction of its own, with the checks it always has, under a command id that
 * follows from the whole's and its own. Asked again, the same rows are answered and nothing is tried again; after a fault in between, what was done is not done twice.
 */
export async function several<R>(desk: Desk, asked: Asked, { ids, one, processOf }: Each<R>): Promise<Refusal | Rows<R>> {
  const before = await told<R>(desk, asked);
  if (!isRefusal(before)) return before.answer;
  if (before.refused !== 'not-found') return before;
  const rows = await eachInOrder([...new Set(ids)].sort(), (id) => one(id, uuidOf(id, asked.commandId)), processOf);
  const kept = await desk.record.changeAll<Rows<R>>([], asked, () => ({ facts: [], answer: { rows } })).catch(async (err: unknown) => {
    const twin = await told<R>(desk, asked); // the same click at once: whoever kept its rows first has answered
    if (isRefusal(twin)) throw err;
    return twin;
  });
  return isRefusal(kept) ? kept : kept.answer;
}

/** The rows in the order of the ids. Begun in that order too: a process's things one after the other, and at most so many processes at once. After a fault nothing more is begun. */
async function eachInOrder<R>(ids: readonly string[], one: (id: string) => Promise<R>, processOf: (id: string) => string = () => 'all'): Promise<R[]> {
  const lanes = new Map<string, string[]>();
  for (const id of ids) lanes.set(processOf(id), [...(lanes.get(processOf(id)) ?? []), id]);
  const waiting = [...lanes.values()];
  const rows = new Map<string, R>();
  const work = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) for (const id of lane) rows.set(id, await one(id));
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work().catch((err: unknown) => {
    waiting.length = 0;
    throw err;
  })));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return ids.flatMap((id) => { const row = rows.get(id); return row === undefined ? [] : [row]; });
}

/** What this very command was answered before; a refusal where it was not, or was another's. */
const told = <R>(desk: Desk, asked: Asked) => desk.record.changeAll<Rows<R>>([], asked, () => ({ refused: 'not-found' as const }));
