import type { Pack } from '../../../domain/policy/pack';

export type Writable<T> = { -readonly [K in keyof T]: T[K] extends string | number | boolean ? T[K] : Writable<T[K]> };
/** A pack that can be written in. */
export type Draft = Writable<Pack>;
export type Slip = { readonly name: string; readonly make: (pack: Draft) => void };
export type At<T> = (draft: Draft) => T;

export const nth = <T>(items: readonly T[], i: number): T => {
  const item = items[i];
  if (item === undefined) throw new Error(`nothing stands at ${i}`);
  return item;
};

/** A slip for each item of a list: the item is gone. */
export const gone = <T>(what: string, items: readonly T[], { name, list }: { name: (item: T, i: number) => string; list: At<unknown[]> }): Slip[] =>
  items.map((item, i) => ({ name: `${what} ${name(item, i)} gone`, make: (draft) => void list(draft).splice(i, 1) }));

/** Two slips for a figure: one more, one less. */
export const oneOff = (what: string, make: (draft: Draft, by: number) => void): Slip[] =>
  [1, -1].map((by) => ({ name: `${what} ${by > 0 ? '+' : ''}${by}`, make: (draft) => make(draft, by) }));
