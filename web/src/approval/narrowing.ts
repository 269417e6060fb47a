import type { QueueView } from '../api/contract';

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
