import type { Case } from '../record/case';
import { requestNamed } from './ids';

/** The processes that an act on this one locks: a request is decided together with what it is about. */
export function lockedWith(id: string): readonly string[] {
  const named = requestNamed(id);
  return named ? [id, named.subject] : [id];
}

/** A process as its decisions read it: a request with what it is about, both under the same lock. */
export function withSubject(cases: ReadonlyMap<string, Case>, id: string): Case | undefined {
  const [c, named] = [cases.get(id), requestNamed(id)];
  const about = named && cases.get(named.subject);
  return c && about ? { ...c, about } : c;
}
