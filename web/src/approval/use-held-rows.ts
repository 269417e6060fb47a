import { useRef, useState, type RefObject } from 'react';
import type { QueueRow } from '../api/contract';

type Held = { readonly rows: readonly QueueRow[]; readonly news: number; readonly adopt: () => void; readonly place: RefObject<HTMLElement | null> };

/** The rows as they may be shown: nothing moves under the pointer, what came meanwhile is announced above the list. */
export function useHeldRows(view: string, latest: readonly QueueRow[]): Held {
  const place = useRef<HTMLElement>(null);
  const [shown, setShown] = useState({ view, rows: latest });
  const adopt = (): void => setShown({ view, rows: latest });
  const news = shown.view === view && isUnderPointer(place.current) ? newTo(shown.rows, latest) : 0;
  const isBehind = shown.view !== view || !sameRows(shown.rows, latest);
  if (isBehind && news === 0) adopt();
  return { rows: isBehind && news === 0 ? latest : shown.rows, news, adopt, place };
}

const isUnderPointer = (list: HTMLElement | null): boolean => list?.matches(':hover') === true;

/** An empty list has nothing that could move. */
const newTo = (shown: readonly QueueRow[], latest: readonly QueueRow[]): number => (shown.length === 0 ? 0 : latest.filter(({ id }) => !shown.some((row) => row.id === id)).length);
const sameRows = (a: readonly QueueRow[], b: readonly QueueRow[]): boolean => a.length === b.length && a.every((row, i) => row === b[i]);
