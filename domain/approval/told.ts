import type { World } from '../record/case';
import type { Told } from '../record/facts';

/** The people behind queue keys at this moment, each once, with the office she is told in. */
export function told(w: World, keys: readonly string[]): Told[] {
  const seen = new Map<string, Told>();
  for (const key of keys) {
    for (const to of key.startsWith('person:') ? [key.slice('person:'.length)] : w.directory.holders(key)) {
      if (!seen.has(to)) seen.set(to, { to, as: key });
    }
  }
  return [...seen.values()];
}
