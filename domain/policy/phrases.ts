import { z } from 'zod';
import { Id, Source, Words, type Deep } from './item';

/** A phrase for an opinion that every desk offers where this decision is chosen. */
export const PackPhrase = z.strictObject({ phrase: Id, words: Words, outcome: z.enum(['agree', 'disagree', 'return']), source: Source });
export type PackPhrase = Deep<z.infer<typeof PackPhrase>>;
