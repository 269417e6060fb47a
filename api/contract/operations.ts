import { z } from 'zod';
import { Day, Id, Instant, Page, Person, saying, Words } from './common';

export const Notice = z.object({ id: z.string(), processId: z.string().nullable(), link: z.string().nullable(), subject: z.string(), text: z.string(), moment: Instant, state: z.string(), toldAs: z.string(), readAt: Instant.nullable(), sentAt: Instant.nullable(), leavesAt: Instant.nullable(), lastError: z.string().nullable() });
export const NoticesQuery = z.strictObject({ ...Page });
export const Notices = z.object({ at: Instant, rows: z.array(Notice), next: z.string().nullable(), unread: z.int() });
/** Mails as the built-in mailbox of a demo received them. */
export const Mail = z.object({ id: z.string(), to: z.array(z.string()), from: z.string(), subject: z.string(), text: z.string(), messageId: z.string(), receivedAt: Instant });
export const Mails = z.object({ rows: z.array(Mail) });

export const Travel = z.strictObject({ until: z.union([Instant, z.literal('next')]) });
export const TravelSent = z.object({ until: Instant });
export const Stop = z.object({ at: Instant, rings: z.int(), settledMs: z.int().nullable(), what: Words });
export const Clock = z.object({ now: Instant, kind: z.string(), travelling: z.boolean(), until: Instant.nullable(), waitingFor: Words.nullable(), next: z.object({ at: Instant, words: Words }).nullable(), stops: z.array(Stop), may: z.array(z.string()) });
export const AgendaQuery = z.strictObject({ until: Instant });
export const Agenda = z.object({ total: z.int(), reminders: z.int(), escalations: z.int(), misses: z.int(), rows: z.array(z.object({ at: Instant, words: Words, processId: z.string() })) });

export const Incident = z.object({ id: z.string(), processId: z.string().nullable(), noticeId: z.string().nullable(), what: z.string(), code: z.string(), detail: z.string(), openedAt: Instant });
export const Incidents = z.object({ rows: z.array(Incident), behind: z.int(), oldestBehindMs: z.int(), may: z.array(z.string()) });
export const Verified = z.object({ processes: z.int(), facts: z.int(), broken: z.array(z.object({ processId: z.string(), seq: z.int(), why: z.string() })) });

/** Days off and days worked that a jurisdiction sets beside the country's; each day once. */
export const ChangeCalendar = z.strictObject({
  days: z.array(z.strictObject({ on: Day, kind: z.enum(['local-off', 'local-work']), name: saying(60) })).min(1).max(60).refine((days) => new Set(days.map(({ on }) => on)).size === days.length, { error: 'a-day-twice' }),
  reason: saying(500),
});
/** Whose deadline came out otherwise; `earlier` counts the processes whose next moment came nearer. At most 200 are listed. */
export const CalendarChanged = z.object({ version: z.int(), moved: z.int(), earlier: z.int(), processes: z.array(z.object({ processId: z.string(), of: z.string(), from: Instant, to: Instant })) });

export const AheadDays = z.strictObject({ days: z.coerce.number().int().min(1).max(30).default(7) });
/** What the ladders of user tasks will bring about if nothing is decided: whom each rung tells, and what it moves. */
export const TasksAhead = z.object({
  at: Instant, until: Instant, days: z.int(), total: z.int(), more: z.boolean(),
  rows: z.array(z.object({ id: z.string(), taskId: z.string(), title: z.string(), at: Instant, kind: z.string(), name: Words, asked: Words, to: z.array(Person), moves: z.array(z.object({ what: z.enum(['handed', 'opened', 'deemed-agree', 'deemed-disagree']), to: Words.nullable() })) })),
}).meta({ id: 'TasksAhead' });

/** Which process the open page shows; nothing for a page of lists. */
export const EventsQuery = z.strictObject({ process: Id.optional() });
