import { z } from 'zod';
import { Id, Name, Source, Words, type Deep } from './item';

/** What a granted request can bring about: each is code, and a pack names one of them. `record` is known of no kind: what was asked and what was said stand on record and in the letter, and nothing else changes. */
export const EFFECTS = ['project-change', 'record'] as const;
/** On what a seat of a route can depend; one without a condition always sits. */
export const CONDITIONS = ['amount-rises'] as const;

/** Any approval defined as data: what is filled in, by whom, who decides, what is asked of the rules, what it brings and which letter answers it. */
export const RequestKind = z.strictObject({
  id: Id,
  name: Words,
  form: Id,
  route: Id,
  gates: z.array(Id),
  effect: z.enum(EFFECTS),
  asks: z.array(z.strictObject({ role: Name, at: z.enum(['unit', 'department']) })).min(1),
  letter: Id,
  blocks: z.array(z.enum(['acceptance', 'retirement'])), // what has to wait while such a request is open
  source: Source,
});

export type RequestKind = Deep<z.infer<typeof RequestKind>>;
