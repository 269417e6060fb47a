import { z } from 'zod';
import { STANDINGS } from '../../domain/supervision/standing';
import { SUPERVISED_STATES } from '../../domain/supervision/states';
import { Day, DayMark, Id, Instant, isKeepable, Named, Page, Person, Words } from './common';

const oneOrMore = `(${STANDINGS.join('|')})`;
/** One standing or several, with commas between them. */
export const Tones = z.string().regex(new RegExp(`^${oneOrMore}(,${oneOrMore}){0,${STANDINGS.length - 1}}$`));
const Narrowing = { plan: Id.optional(), unit: Id.optional(), state: z.enum(SUPERVISED_STATES).optional(), from: Day.optional(), to: Day.optional(), text: z.string().min(1).max(100).refine(isKeepable).optional() };
const Filter = { ...Narrowing, tone: Tones.optional(), answer: z.enum(['owed', 'given']).optional(), verifier: z.string().max(130).refine(isKeepable).optional(), key: z.enum(['true', 'false']).optional(), urged: z.enum(['true', 'false']).optional() };
const Language = { language: z.enum(['zh', 'en']).optional() };

export const BoardQuery = z.strictObject(Narrowing);
export const ListQuery = z.strictObject({ ...Filter, ...Page });
export const SheetQuery = z.strictObject({ ...Filter, ...Language });
export const MonthQuery = z.strictObject({ ...Filter, month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).optional() });
export const AheadQuery = z.strictObject(Filter);

/** A figure on the board, and the query of the list that is exactly as long. */
export const Figure = z.object({ count: z.int(), query: z.string() }).meta({ id: 'BoardFigure' });
const Tone = z.enum(STANDINGS);
const Tally = z.object({ overdue: Figure, soon: Figure, normal: Figure, all: Figure, oldest: Day.nullable() });
export const SupervisionBoard = z.object({
  at: Instant, figures: z.record(Tone, Figure), all: Figure, key: Figure, urged: Figure, plans: z.array(Tally.extend({ plan: Named, apart: Figure })), units: z.array(Tally.extend({ unit: Named })),
  unanswered: z.array(z.object({ unit: Named, owes: Figure })), verifying: z.array(z.object({ office: Words, key: z.string(), tasks: Figure })), strip: z.array(z.object({ id: z.string(), title: z.string(), on: Day, tone: Tone })),
}).meta({ id: 'SupervisionBoard' });

const OfTask = z.object({ id: z.string(), title: z.string() });
/** What a leader sees in one look: late, near and on time by unit, the tasks that are overdue longest, and what waits for verification. */
export const SupervisionLeader = z.object({
  at: Instant, red: Figure, amber: Figure, green: Figure, units: z.array(z.object({ unit: Named, red: Figure, amber: Figure, green: Figure })),
  worst: z.array(OfTask.extend({ dueOn: Day.nullable(), dayMark: DayMark, owes: z.array(Named) })), verifying: z.array(z.object({ office: Words, key: z.string(), tasks: Figure })), waiting: z.array(OfTask.extend({ dueOn: Day.nullable() })),
}).meta({ id: 'SupervisionLeader' });
export const SupervisionMonth = z.object({
  at: Instant, month: z.string(), days: z.array(z.object({
    on: Day, working: z.boolean(), due: z.array(OfTask.extend({ tone: Tone })), rungs: z.array(OfTask.extend({ at: Instant, kind: z.string(), name: Words, said: z.boolean() })),
  })),
}).meta({ id: 'SupervisionMonth' });
export const SupervisionAhead = z.object({
  at: Instant, until: Instant, total: z.int(), more: z.boolean(), letters: z.int(), rows: z.array(OfTask.extend({ at: Instant, kind: z.string(), name: Words, to: z.array(Person) })),
}).meta({ id: 'SupervisionAhead' });
