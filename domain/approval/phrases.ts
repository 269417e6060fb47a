import type { Refusal } from '../refusal';

/** A phrase of somebody's own, which she writes into an opinion with one key. */
export type Phrase = { readonly id: string; readonly words: string };
export type Phrases = readonly Phrase[];

/** The list with one phrase more, at its end; refused where it is full or says the same already. */
export function addPhrase(list: Phrases, phrase: Phrase, most: number): Phrases | Refusal {
  if (list.some(({ words }) => words === phrase.words)) return { refused: 'phrase-already-there' };
  return list.length >= most ? { refused: 'phrases-full', most } : [...list, phrase];
}

/** The list without one phrase. */
export function removePhrase(list: Phrases, id: string): Phrases | Refusal {
  return list.some((each) => each.id === id) ? list.filter((each) => each.id !== id) : { refused: 'not-found' };
}

/** The same phrases in another order; refused where somebody else's page, or her own other one, has meanwhile changed which they are. */
export function orderPhrases(list: Phrases, ids: readonly string[]): Phrases | Refusal {
  const ordered = ids.flatMap((id) => list.find((each) => each.id === id) ?? []);
  return ordered.length === list.length && ids.length === list.length && new Set(ids).size === ids.length ? ordered : { refused: 'phrases-changed-elsewhere' };
}
