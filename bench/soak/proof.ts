import type { City } from '../../test/support/faults-city';

type Sizes = Readonly<Record<string, number>>;
export type Soaking = { readonly seed: string; readonly sizes: Sizes; readonly say: (line: string) => void };
/** Something that has to hold at full size, in a city of its own kind where it opens one; `faults` names all that did not. */
export type Proof = { readonly sizes: Sizes; readonly open?: () => Promise<City>; readonly prove: (city: City, soaking: Soaking) => Promise<{ readonly faults: readonly string[] }> };
