import { z } from 'zod';
import { Id, Name, Source, Words, type Deep } from './item';

/** A row of numbers without gaps, one a year: `{year}` and `{n}` stand in its form. */
export const Series = z.strictObject({ id: Id, form: z.string().refine((form) => form.includes('{year}') && form.includes('{n}'), { message: 'names no {year} or no {n}' }), source: Source });

/** A page of words in Handlebars, as the release ships it or this government replaced it. */
export const Template = z.strictObject({ name: Id, body: z.string().min(1) });

/** Which fact issues a letter: its kind, and what its payload says where that matters. */
const Cause = z.strictObject({ fact: z.string().regex(/^[a-z-]+\.[a-z-]+$/, 'is no kind of fact'), where: z.record(Name, z.array(z.string().min(1)).min(1)).optional() });

const Addressed = z.union([
  z.strictObject({ role: Name, at: z.enum(['unit', 'department', 'lead', 'cooperating', 'provider', 'group']) }),
  z.strictObject({ role: Name, organ: Id }),
]);

/** A letter (公文) that a government sends: what causes it, who signs it, to whom it goes, and in which row of numbers it stands. */
export const Letter = z.strictObject({
  id: Id,
  name: Words,
  template: Id,
  series: Id,
  when: Cause,
  signs: z.union([z.strictObject({ organ: Id }), z.strictObject({ relation: z.enum(['unit', 'department', 'lead']) })]),
  to: z.array(Addressed).min(1),
  source: Source,
});

export type Series = Deep<z.infer<typeof Series>>;
export type Template = Deep<z.infer<typeof Template>>;
export type Letter = Deep<z.infer<typeof Letter>>;
