import type { z } from 'zod';
import { scopeOf } from '../../../domain/access/may';
import { STANDINGS, standingsAt } from '../../../domain/supervision/standing';
import type { Actor } from '../../../domain/record/case';
import { NO_DAY } from '../../../db/reads/supervised';
import { boardPage, type BoardFilter, type BoardItem, type Looked, type Place } from '../../../db/reads/supervision-board';
import type { Sight } from '../../../db/reads/sight';
import type { Pool } from '../../../db/database';
import type { SheetQuery } from '../../contract/supervision-board';
import { cursor, isDay, isId } from '../view';

type Asked = Partial<z.infer<typeof SheetQuery>>;
type Param = [name: string, value: string];

/** A query in the address as a filter. */
export function filterOf({ tone, key, plan, unit, state, from, to, text, answer, verifier }: Asked): BoardFilter {
  const tones = tone?.split(',');
  return { plan, unit, state, from, to, text, answer, verifier, tone: tones && STANDINGS.filter((each) => tones.includes(each)), key: key === undefined ? undefined : key === 'true' };
}

/** A filter as it stands in an address: what a figure leads to. */
export function queryOf({ tone, key, ...plain }: BoardFilter): string {
  const params: Param[] = Object.entries(plain).flatMap(([name, value]): Param[] => (value === undefined ? [] : [[name, value]]));
  return new URLSearchParams([...params, ...(tone ? [['tone', tone.join(',')] as Param] : []), ...(key === undefined ? [] : [['key', String(key)] as Param])]).toString();
}

/** What this person looks at, at this moment: the one scope of every figure, list, calendar and sheet of supervised tasks. */
export const lookedAt = (filter: BoardFilter, { me, sight }: { me: Actor; sight: Sight }): Looked => ({ scope: scopeOf(me, 'supervised.view'), now: sight.now, standings: standingsAt(sight.pack.ladders, sight.now, sight.calendar), filter });

const isPlace = ({ folded, on, id }: Record<string, unknown>): boolean => typeof folded === 'boolean' && isDay(on) && isId(id);
export const placeIn = (after: string | undefined): Place | null => cursor.in<Place>(after, isPlace);

/** One page of the list, and where the next begins. */
export async function pageOf(pool: Pool, looked: Looked, { after, size }: { after: Place | null; size: number }): Promise<{ items: BoardItem[]; next: Place | null }> {
  const found = await boardPage(pool, looked, { after, atMost: size + 1 });
  const last = found.length > size ? found[size - 1] : undefined;
  return { items: found.slice(0, size), next: last ? { folded: last.tone === 'done', on: last.dueOn ?? NO_DAY, id: last.id } : null };
}
