import type { World } from '../record/case';
import type { Fact } from '../record/fact';
import type { Told } from '../record/facts';
import { fits, organOfKey, type Work } from './scope';

/** The people behind queue keys at this moment, each once, with the office she is told in. Where it is said what it is `about`, whoever stands in for one of them that far is told too, after all of them. */
export function told(w: World, keys: readonly string[], about?: Work): Told[] {
  const seen = new Map<string, Told>();
  const tell = (to: string, as: string): void => { if (!seen.has(to)) seen.set(to, { to, as }); };
  const meant = keys.flatMap((key) => (isPerson(key) ? [key.slice(PERSON.length)] : w.directory.holders(key)).map((person) => ({ person, key })));
  for (const { person, key } of meant) tell(person, key);
  if (about) for (const { person, key } of meant) for (const sub of w.directory.substitutes(person)) if (fits(sub, { ...about, organ: organOfKey(key) })) tell(sub.person, isPerson(key) ? `${PERSON}${sub.person}` : key);
  return [...seen.values()];
}

/** Whom a fact tells of itself. */
export const tellsOf = ({ payload }: Fact): readonly Told[] => ('tells' in payload ? (payload.tells ?? []) : []);

const PERSON = 'person:';
const isPerson = (key: string): boolean => key.startsWith(PERSON);
