import type { City } from '../../test/support/faults-city';

type Sizes = Readonly<Record<string, number>>;
export type Soaking = { readonly seed: string; readonly sizes: Sizes; readonly say: (line: string) => void };
/** Something that has to hold at full size; `faults` names all that did not. */
export type Proof = { readonly sizes: Sizes; readonly prove: (city: City, soaking: Soaking) => Promise<{ readonly faults: readonly string[] }> };
