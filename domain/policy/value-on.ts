import type { Parameter } from './pack';

/** The value of a parameter on a day, with the clause it rests on. Throws where the pack has none yet: nothing stands in for it. */
export function valueOn(p: Parameter, on: string): Parameter['history'][number] {
  const inForce = p.history.filter(({ from }) => from <= on).sort((a, b) => a.from.localeCompare(b.from)).at(-1);
  if (!inForce) throw new Error(`parameter ${p.id} has no value on ${on}`);
  return inForce;
}
