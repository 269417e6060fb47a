import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { scopeOf } from '../../../domain/access/may';
import { STANDINGS, standingsAt } from '../../../domain/supervision/standing';
import type { Actor } from '../../../domain/record/case';
import { boardPage, boardTones, type BoardFilter, type BoardItem, type Looked, type Place } from '../../../db/reads/supervision-board';
import type { Sight } from '../../../db/reads/sight';
import type { Pool } from '../../../db/database';
import type { SheetQuery } from '../../contract/supervision-board';
import { cursor, isDay, isId, isInstant } from '../view';

type Asked = Partial<z.infer<typeof SheetQuery>>;
type Param = [name: string, value: string];

/** A query in the address as a filter. */
export function filterOf({ tone, key, plan, unit, state, from, to, text, answer, verifier, urged }: Asked): BoardFilter {
  const tones = tone?.split(',');
  return { plan, unit, state, from, to, text, answer, verifier, tone: tones && STANDINGS.filter((each) => tones.includes(each)), key: isTrue(key), urged: isTrue(urged) };
}

const isTrue = (word: string | undefined): boolean | undefined => (word === undefined ? undefined : word === 'true');

/** A filter as it stands in an address: what a figure leads to. */
export function queryOf({ tone, key, urged, ...plain }: BoardFilter): string {
  const params: Param[] = Object.entries(plain).flatMap(([name, value]): Param[] => (value === undefined ? [] : [[name, value]]));
  return new URLSearchParams([...params, ...(tone ? [['tone', tone.join(',')] as Param] : []), ...flag('key', key), ...flag('urged', urged)]).toString();
}

const flag = (name: string, is: boolean | undefined): Param[] => (is === undefined ? [] : [[name, String(is)]]);

/** What this person looks at, at this moment: the one scope of every figure, list, calendar and sheet of supervised tasks. */
export const lookedAt = (filter: BoardFilter, { me, sight }: { me: Actor; sight: Sight }): Looked => ({ scope: scopeOf(me, 'supervised.view'), now: sight.now, standings: standingsAt(sight.pack.ladders, sight.now, sight.calendar), filter });

type Sealed = Place & { readonly seal: string };
const isSealed = ({ folded, on, id, since, seal }: Record<string, unknown>): boolean => typeof folded === 'boolean' && isDay(on) && isId(id) && isInstant(since) && typeof seal === 'string';
/** A place belongs to the list it was found in: a cursor that was changed, or taken to another list, does not fit its seal. */
const sealOf = ({ folded, on, id, since }: Place, filter: BoardFilter): string => createHash('sha256').update(JSON.stringify([folded, on, id, since, queryOf(filter)])).digest('base64url').slice(0, 16);

/** Where the next page of this list begins, as it goes out. */
export const placeOut = (place: Place | null, filter: BoardFilter): string | null => place && cursor.out({ ...place, seal: sealOf(place, filter) } satisfies Sealed);

/** Where a page of this list begins: nowhere without a cursor; `undefined` for one that this list did not give. */
export function placeIn(after: string | undefined, filter: BoardFilter): Place | null | undefined {
  if (after === undefined) return null;
  const found = cursor.in<Sealed>(after, isSealed);
  if (found === null || found.seal !== sealOf(found, filter)) return undefined;
  const { folded, on, id, since } = found;
  return { folded, on, id, since };
}

export type PageOf = { readonly items: readonly BoardItem[]; readonly next: Place | null; readonly tones: Awaited<ReturnType<typeof boardTones>> };

/** One page of the list, where the next begins, and how many rows of each tone there are in all. A walk keeps the order that it began with: a row that is moved or ends meanwhile comes once. */
export async function pageOf(pool: Pool, looked: Looked, { after, size }: { after: Place | null; size: number }): Promise<PageOf> {
  const since = after?.since ?? looked.now;
  const found = await boardPage(pool, { ...looked, since }, { after, atMost: size + 1 });
  const last = found.length > size ? found[size - 1] : undefined;
  const tones = found[0]?.tones ?? (after === null ? {} : await boardTones(pool, looked));
  return { items: found.slice(0, size), next: last ? { folded: last.folded, on: last.place, id: last.id, since } : null, tones };
}
