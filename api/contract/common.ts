import { z } from 'zod';

/** What every part of the contract shares. Instants travel as ISO strings in UTC, days as YYYY-MM-DD, money as whole fen. */
export const Instant = z.iso.datetime();
export const Day = z.iso.date();
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/);
export const CommandId = z.uuid();
export const Words = z.object({ zh: z.string(), en: z.string() });
export const Named = z.object({ id: z.string(), zh: z.string(), en: z.string() });
export const Person = z.object({ id: z.string(), name: z.string(), office: Words });

// U+0000 cannot be kept, half a character has no bytes; whatever stays is brought into one spelling (NFC).
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
export const isKeepable = (text: string): boolean => !text.includes('\u0000') && !LONE.test(text);
/** A text as a person writes it, without what no database keeps. */
export const textOf = (max: number) => z.string().max(max).refine(isKeepable, { error: 'unstorable-text' }).transform((text) => text.normalize('NFC').trim());
/** A text that must say something. */
export const saying = (max: number) => textOf(max).pipe(z.string().min(1, { error: 'empty' }));

export const DayMark = z.object({
  tone: z.enum(['normal', 'soon', 'today', 'overdue', 'paused', 'none', 'done']), count: z.int(), unit: z.enum(['working-day', 'day']),
  dueAt: Instant.optional(), provisional: z.boolean().optional(), movedFrom: Instant.optional(), budgetLeft: z.int().optional(),
});

/** RFC 9457: `type` is stable for ever; `params` fill the sentences `refusals.<name>.what|why|now` of the dictionary. */
export const Problem = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(), trace: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(), errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
}).meta({ id: 'Problem' });

/** A clause in the document's own words; a default of the product has none. */
export const ClauseView = z.object({ document: z.string(), shortTitle: z.string(), clause: z.string(), says: z.string().nullable(), isDefault: z.boolean() });

/** One rule as it was or would be ruled, with its clause in the document's own words. */
export const RulingView = z.object({
  rule: z.string(), code: z.string(), words: Words, wayOut: Words, strength: z.string(), outcome: z.string(), holds: z.boolean(), attend: z.boolean(), refuses: z.boolean(),
  clause: ClauseView,
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
}).meta({ id: 'Ruling' });

/** Which version of the form and which files a decider had before her. */
export const AttachmentView = z.object({ id: z.string(), kind: z.string(), kindName: Words, name: z.string(), version: z.int(), size: z.int(), mediaType: z.string(), at: Instant });
export const SawView = z.object({ form: z.object({ version: z.int(), at: Instant }).nullable(), attachments: z.array(AttachmentView) });
/** A correction as it stands beside the decision; `outcome` and `amountFen` where they changed. */
export const CorrectionView = z.object({ seq: z.int(), at: Instant, who: z.string(), words: z.string(), reason: z.string(), outcome: Words.nullable(), amountFen: z.int().nullable() });

/** A line of history; `kind` is the fact's, `words` are what it says in both languages, `took` the working days that a word or a round took. */
export const TimelineEntry = z.object({ seq: z.int(), at: Instant, kind: z.string(), who: Words, words: Words, text: z.string().nullable(), round: z.int().nullable(), took: z.int().nullable(), letter: z.object({ id: z.string(), number: z.string() }).nullable(), saw: SawView.nullable(), corrections: z.array(CorrectionView), decision: z.object({ processId: z.string(), seq: z.int() }).nullable() });
/** A thing that was asked for when a file came back; `again` is its number in the return before, `reason` why it was not asked then. */
export const ItemView = z.object({ n: z.int(), text: z.string(), again: z.int().nullable(), reason: z.string().nullable(), answer: z.string().nullable() });

/** An act that this person may do now; `blocked` says why not yet, where a rule stands in the way. `outcome` is what would happen. */
export const Preview = z.object({
  next: Words, people: z.array(z.string()), dueAt: Instant.nullable(), cancels: z.array(Words), keeps: z.array(Words), clock: Words.nullable(), tells: z.array(z.string()), effects: z.array(Words), // effects: what the table of effects says of this act here
});
export const MayDo = z.object({ act: z.string(), blocked: Problem.nullable(), outcome: Preview.nullable() });
export const FieldView = z.object({ name: z.string(), label: Words, help: Words.nullable(), source: Words, value: z.unknown(), was: z.unknown().optional(), changed: z.boolean() });

/** What every act answers besides its own: how far the record is, and that movement follows. */
export const Recorded = z.object({ processId: z.string(), moving: z.boolean() });
export const Page = { after: z.string().max(400).optional() };
