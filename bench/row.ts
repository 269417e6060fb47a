import type { Figures } from './figures';
import type { Ground } from './ground';

/** How much is measured: `seconds` for each load, `size` for what has a size, and where a line of progress goes. */
export type Wish = { readonly seconds: number; readonly full: boolean; readonly seed: string; readonly say: (line: string) => void };
export type Shown = { readonly figures: Figures; readonly baseline: Figures & { readonly of: string }; readonly holds: boolean | null };
/** One row of the table: what is measured, what is to be reached, and how. */
export type Row = { readonly name: string; readonly what: string; readonly reach: string; readonly measure: (ground: Ground, wish: Wish) => Promise<Shown> };
