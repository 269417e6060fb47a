/** What narrows the tasks in the address; the words are those of the api, so that a copied address opens the same sight. */
const NAMES = ['plan', 'unit', 'tone', 'state', 'from', 'to', 'text', 'answer', 'verifier', 'key', 'urged', 'month'] as const;
type Name = (typeof NAMES)[number];
export type Narrowing = { readonly [name in Name]?: string };

/** The part of an address that narrows; the rest of it is left alone. */
export const narrowingIn = (search: Record<string, unknown>): Narrowing =>
  Object.fromEntries(NAMES.flatMap((name) => { const value = search[name]; return ['string', 'number', 'boolean'].includes(typeof value) && value !== '' ? [[name, String(value)]] : []; }));

/** A query that the server sent with a figure, as a place of the desk. */
export const narrowingOf = (query: string): Narrowing => narrowingIn(Object.fromEntries(new URLSearchParams(query)));

/** The same as a query of the api. */
export const queryOf = (narrowing: Narrowing, ...without: readonly Name[]): string =>
  new URLSearchParams(NAMES.flatMap((name) => { const value = narrowing[name]; return value === undefined || without.includes(name) ? [] : [[name, value]]; })).toString();

/** The narrowing with one thing in it set, or taken out. */
export const withThat = (narrowing: Narrowing, name: Name, value: string): Narrowing => narrowingIn({ ...narrowing, [name]: value });
