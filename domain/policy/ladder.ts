import { z } from 'zod';
import { Id, Name, Source, TimeOfDay, Words, type Deep } from './item';

const days = z.int().min(0);

const When = z.union([
  z.strictObject({ sinceStart: z.strictObject({ workingDays: days }) }),
  z.strictObject({ before: z.strictObject({ days }) }),
  z.strictObject({ onDay: z.literal(true) }),
  z.strictObject({ atDue: z.literal(true) }),
  z.strictObject({ after: z.union([z.strictObject({ workingDays: days }), z.strictObject({ days })]) }),
]);

const Audience = z.union([
  z.literal('holders'), // the assignee, else the candidates
  z.strictObject({ role: Name, at: z.enum(['lead', 'cooperating', 'unit', 'department', 'seat', 'group', 'without-batch']) }), // without-batch: each department that has sent none when the rung speaks
  z.strictObject({ role: Name, organ: Id }),
]);

/** What a rung moves, beside whom it tells: the holder's task to her substitute, an open task to another office, or the word that silence is taken for. */
const Move = z.union([
  z.strictObject({ handTo: z.literal('substitute') }),
  z.strictObject({ openTo: z.union([z.strictObject({ role: Name, at: z.enum(['lead', 'unit', 'department', 'seat', 'group']) }), z.strictObject({ role: Name, organ: Id })]) }),
  z.strictObject({ deem: z.enum(['agree', 'disagree']), source: Source }), // only where a document says so
]);

export const Rung = z.strictObject({
  id: Id,
  kind: z.enum(['remind', 'miss', 'escalate']),
  when: When,
  at: TimeOfDay, // left out in a file: the setting reminderTime
  restDay: z.enum(['working-day-before', 'working-day-after', 'as-is']),
  to: z.array(Audience),
  notice: z.string().min(1), // a template's name
  moves: z.array(Move).min(1).optional(), // in turn: the first that can be carried out counts
  source: Source.optional(), // where it differs from the ladder's
});

/** Until when: so many working days, or a day that is given. */
export const Due = z.union([z.strictObject({ workingDays: days.min(1) }), z.strictObject({ given: z.literal(true) })]);

/** The reminders and escalations of one kind of deadline. */
export const Ladder = z.strictObject({
  id: Id,
  name: Words,
  source: Source,
  unit: z.enum(['working-day', 'day']),
  soon: z.union([z.strictObject({ workingDays: days }), z.strictObject({ days })]), // from here on a deadline is marked as near
  due: Due, // given: the task's own day; in a file the days may be left to a setting
  rungs: z.array(Rung).min(1),
});

export type When = Deep<z.infer<typeof When>>;
export type Audience = Deep<z.infer<typeof Audience>>;
export type Move = Deep<z.infer<typeof Move>>;
export type Rung = Deep<z.infer<typeof Rung>>;
export type Ladder = Deep<z.infer<typeof Ladder>>;
