import { useState } from 'react';
import { useMe } from '../app/me';
import type { QueueView } from '../api/contract';
import { keep, kept } from '../parts/use-draft';

export const KINDS = ['projectLifecycle', 'request', 'operationYear', 'declarationBatch', 'evaluation', 'supervisedTask'] as const;
export const DUES = ['late', 'today', 'week'] as const;
/** What the address says of a list: which view, and what it is narrowed to. */
export type Narrowing = { view?: QueueView; kind?: (typeof KINDS)[number]; unit?: string; due?: (typeof DUES)[number]; text?: string };

const FIELDS = ['kind', 'unit', 'due', 'text'] as const;

/** Whether anything is left out of the view. */
export const isNarrowed = (narrowing: Narrowing): boolean => FIELDS.some((field) => narrowing[field] !== undefined);

/** The same narrowing as it is asked of the server, one spelling for one list. */
export function queryOf(narrowing: Narrowing): string {
  const { view = 'todo' } = narrowing;
  return new URLSearchParams([['view', view], ...FIELDS.flatMap((field): [string, string][] => { const value = narrowing[field]; return value === undefined ? [] : [[field, value]]; })]).toString();
}

export type SavedView = { readonly name: string; readonly of: Narrowing };
const MOST = 12;

/** The views that a person has named, kept in this browser under her id. */
export function useSavedViews(): { readonly views: readonly SavedView[]; readonly save: (view: SavedView) => void; readonly remove: (name: string) => void } {
  const place = `docket.views:${useMe().id}`;
  const [views, setViews] = useState<readonly SavedView[]>(() => kept<readonly SavedView[]>(place, []));
  const put = (next: readonly SavedView[]): void => {
    keep(place, next);
    setViews(next);
  };
  return {
    views,
    save: (view) => put([...views.filter(({ name }) => name !== view.name), view].slice(-MOST)),
    remove: (gone) => put(views.filter(({ name }) => name !== gone)),
  };
}
