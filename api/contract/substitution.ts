import { z } from 'zod';
import { Day, Id, Named, saying, Words } from './common';

const Person = z.object({ id: z.string(), name: z.string() });
const Scope = { kinds: z.array(z.string()).nullable(), organs: z.array(Named).nullable(), maxFen: z.int().nullable() };
const SomeDay = Day.refine((on) => on >= '1900-01-01' && on <= '9998-12-31', { error: 'outside every calendar' });

/** Who stands in for me and for whom I stand in, newest first, `namedBy` another in the place of the absent person; whom I may name, and for which of my routes and organs. */
export const Substitutions = z.object({
  rows: z.array(z.object({ id: z.string(), person: Person, substitute: Person, from: z.string(), to: z.string(), ...Scope, reason: z.string(), state: z.enum(['ahead', 'in-force', 'over', 'ended']), isMine: z.boolean(), namedBy: Person.nullable(), mayEnd: z.boolean() })),
  candidates: z.array(Person.extend({ offices: z.array(Words) })), routes: z.array(Named), organs: z.array(Named), today: z.string(),
});
/** The substitutions of one person as an administrator sees them; `isMine` where she is the absent one. */
export const SubstitutionsOf = Substitutions.extend({ person: Person, may: z.array(z.string()) }).meta({ id: 'SubstitutionsOf' });
/** For herself, or for `absent`. From the first instant of one day to the last of another; without kinds, organs or a sum, for everything. */
export const Substitute = z.strictObject({ absent: Id.optional(), substitute: Id, from: SomeDay, to: SomeDay, kinds: z.array(Id).min(1).max(30).optional(), organs: z.array(Id).min(1).max(30).optional(), maxFen: z.int().min(1).max(100_000_000_000_000).optional(), reason: saying(300) });
export const SubstitutionMade = z.object({ id: z.string() });
export const SubstitutionEnded = z.object({ ended: z.literal(true) });
