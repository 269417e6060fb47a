import { z } from 'zod';
import { Day, Id, Instant, Named, Page, Words } from './common';

/** A letter as a list shows it. */
export const LetterRow = z.object({
  id: z.string(), letter: z.string(), name: Words, number: z.string(), title: z.string(), processId: z.string(), processKind: z.string(), signs: Named, issuedAt: Instant, issuedOn: Day,
}).meta({ id: 'LetterRow' });
export const LettersQuery = z.strictObject({ letter: Id.optional(), ...Page });
export const Letters = z.object({ at: Instant, rows: z.array(LetterRow), next: z.string().nullable() });
/** One letter: to whom it went, and whether its PDF is there. */
export const LetterPage = LetterRow.extend({
  to: z.array(z.object({ office: Words, people: z.array(z.string()) })), templateHash: z.string(), pack: z.string(), pdf: z.object({ state: z.enum(['waiting', 'made']), size: z.int().nullable() }),
});
