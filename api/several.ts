import { v5 as uuidOf } from 'uuid';
import type { Asked } from '../db/record/change';
import { isRefusal, type Refusal } from '../domain/refusal';
import type { Desk } from './door';

type Each<R> = { readonly ids: readonly string[]; readonly one: (id: string, commandId: string) => Promise<R> };
type Rows<R> = { readonly rows: readonly R[] };

/**
 * Puts one act to several things, in the order of their ids: each in a transaction of its own, with the checks it always has, under a command id that
 * follows from the whole's and its own. Asked again, the same rows are answered and nothing is tried again; after a fault in between, what was done is not done twice.
 */
export async function several<R>(desk: Desk, asked: Asked, { ids, one }: Each<R>): Promise<Refusal | Rows<R>> {
  const before = await told<R>(desk, asked);
  if (!isRefusal(before)) return before.answer;
  if (before.refused !== 'not-found') return before;
  const rows: R[] = [];
  for (const id of [...new Set(ids)].sort()) rows.push(await one(id, uuidOf(id, asked.commandId)));
  const kept = await desk.record.changeAll<Rows<R>>([], asked, () => ({ facts: [], answer: { rows } })).catch(async (err: unknown) => {
    const twin = await told<R>(desk, asked); // the same click at once: whoever kept its rows first has answered
    if (isRefusal(twin)) throw err;
    return twin;
  });
  return isRefusal(kept) ? kept : kept.answer;
}

/** What this very command was answered before; a refusal where it was not, or was another's. */
const told = <R>(desk: Desk, asked: Asked) => desk.record.changeAll<Rows<R>>([], asked, () => ({ refused: 'not-found' as const }));
