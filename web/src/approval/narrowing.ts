import type { MineList, QueueOrder, QueueView } from '../api/contract';

const VIEWS: readonly QueueView[] = ['todo', 'pool', 'done'];
export const KINDS = ['projectLifecycle', 'request', 'operationYear', 'declarationBatch', 'evaluation', 'supervisedTask'] as const;
export const DUES = ['late', 'today', 'week'] as const;
export const ORDERS: readonly QueueOrder[] = ['due', 'arrived', 'amount'];
export const OUTCOMES = ['agree', 'disagree', 'return', 'abstain'] as const;
/** What the address says of a list: which view, in what order, and what it is narrowed to. */
export type Narrowing = {
  view?: QueueView; order?: QueueOrder; kind?: (typeof KINDS)[number]; unit?: string; due?: (typeof DUES)[number]; text?: string; from?: string; to?: string; outcome?: (typeof OUTCOMES)[number]; follow?: 'due';
};

const FIELDS = ['kind', 'unit', 'due', 'text', 'from', 'to', 'outcome', 'follow'] as const;
const LISTS = ['started', 'copies', 'toread'] as const satisfies readonly MineList[];

const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown): string | undefined => (typeof value === 'string' && /^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(value) ? value : undefined);
const oneOf = <T extends string>(codes: readonly T[], value: unknown): T | undefined => codes.find((code) => code === value);

/** The part of an address that says which list; what says nothing is left out. */
export function queueIn(search: Record<string, unknown>): Narrowing & { row?: string; list?: MineList } {
  const read = {
    view: oneOf(VIEWS, search['view']), order: oneOf(ORDERS.slice(1), search['order']), kind: oneOf(KINDS, search['kind']), unit: word(search['unit']), due: oneOf(DUES, search['due']), text: word(search['text']),
    from: day(search['from']), to: day(search['to']), outcome: oneOf(OUTCOMES, search['outcome']), follow: oneOf(['due'], search['follow']), list: oneOf(LISTS, search['list']), row: word(search['row']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** Whether anything is left out of the view. */
export const isNarrowed = (narrowing: Narrowing): boolean => FIELDS.some((field) => narrowing[field] !== undefined);

/** The same narrowing as it is asked of the server, one spelling for one list. */
export function queryOf(narrowing: Narrowing): string {
  const { view = 'todo' } = narrowing;
  return new URLSearchParams([['view', view], ...([...FIELDS, 'order'] as const).flatMap((field): [string, string][] => { const value = narrowing[field]; return value === undefined ? [] : [[field, value]]; })]).toString();
}
