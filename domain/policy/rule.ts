import { z } from 'zod';
import { Day, Id, Name, Source, Words, type Deep } from './item';

/** How strongly a text speaks; never raised nor lowered by us. Only the first three can stop anything. */
export const Strength = z.enum(['block', 'restrict', 'in_principle', 'must', 'phase_out', 'should', 'advise', 'info']);
export type Strength = z.infer<typeof Strength>;

const RuleRow = z.strictObject({
  when: z.record(Name, z.string().min(1)), // input → FEEL cell; an input left out is indifferent
  outcome: Id,
  source: Source.optional(), // where this row rests on something else than the rule
});

/** One decision table for one clause: exactly one row fits any inputs. */
export const Rule = z.strictObject({
  id: Id,
  code: z.string().regex(/^R\d{3}$/),
  source: Source,
  strength: Strength,
  validFrom: Day.optional(),
  validTo: Day.optional(),
  inputs: z.array(Name).min(1),
  parameters: z.record(Name, Id).optional(), // input → the parameter whose value of the day it is
  outcomes: z.array(Id).min(1),
  rows: z.array(RuleRow).min(1),
  blocksWhen: z.array(Id),
  attendWhen: z.array(Id).optional(), // outcomes that stop nothing and that whoever decides has to see
  words: Words,
  wayOut: Words,
});

export type RuleRow = Deep<z.infer<typeof RuleRow>>;
export type Rule = Deep<z.infer<typeof Rule>>;

export type Inputs = Readonly<Record<string, string | number | boolean>>;

/** The place in the record at which a rule looked. */
export type Saw = { readonly processId: string; readonly seq: number };

/** What one rule found on one set of inputs, with all that is needed to show it or ask it again. */
export type Ruling = {
  readonly rule: string;
  readonly code: string;
  readonly source: Source;
  readonly strength: Strength;
  readonly pack: string;
  readonly saw: Saw;
  readonly inputs: Inputs;
  readonly outcome: string;
  readonly holds: boolean; // true: it stops nothing
  readonly waived?: { readonly by: string; readonly reason: string };
};
