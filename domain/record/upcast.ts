import type { Fact } from './fact';

/** A fact as it was kept, perhaps by a release of long ago. */
export type Kept = { readonly kind: string; readonly v: number; readonly payload: unknown };
type Step = (payload: never) => unknown;

/** How a payload of an older version becomes the next one, by kind and version. Facts themselves are never changed. */
const STEPS: Readonly<Record<string, readonly Step[]>> = {};

/** A kept fact as this release reads it. */
export function upcast({ kind, v, payload }: Kept): Fact {
  const steps = (STEPS[kind] ?? []).slice(v - 1);
  const now = steps.reduce<unknown>((older, step) => step(older as never), payload);
  return { kind, v: v + steps.length, payload: now } as Fact;
}
