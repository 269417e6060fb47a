import type { Visitor } from './client';

/** Signs a person of the demo in, once. */
export type People = (login: string) => Promise<Visitor>;
/** One thing that somebody does in the demo's past, with its moment and a name of its own; done twice under that name it counts once. */
export type Deed = { readonly at: number; readonly name: string; readonly says: string; readonly do: (people: People) => Promise<void> };
