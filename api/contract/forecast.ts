import { z } from 'zod';
import { BASES } from '../../domain/approval/expected';
import { ClauseView, Day, Instant, Words } from './common';

/** A day on which something is expected: as measured, as given, as set, or nobody can say. `days` are the working days counted for it. */
export const ExpectedView = z.object({ on: Day.nullable(), basis: z.enum(BASES), days: z.int().nullable(), provisional: z.boolean() });
/** Whom a seat waits for: its office, who has it, else the names of those who could take it; `more` beyond them. */
export const AheadWho = z.object({ seat: z.string(), office: Words, has: z.string().nullable(), people: z.array(z.string()), more: z.int() });
/** One thing that lies ahead. `over` says why it is passed over; `after` names the steps that it waits for. */
export const AheadLine = z.object({
  what: z.enum(['step', 'wait', 'stage']), code: z.string(), name: Words, stage: Words.nullable(), route: Words.nullable(), round: z.int().nullable(), state: z.enum(['open', 'ahead', 'skipped']),
  over: Words.nullable(), after: z.array(Words), who: z.array(AheadWho), expected: ExpectedView,
});
/** Everything that lies ahead of a process if nothing comes back from now on, what is open first. */
export const Forecast = z.object({ at: Instant, version: z.int(), moving: z.boolean(), processId: z.string(), closed: z.boolean(), lines: z.array(AheadLine) }).meta({ id: 'Forecast' });

export const EXPLAINS = ['way', 'seat', 'route', 'hand', 'until', 'moved', 'step'] as const;
/** One sentence of an explanation, with its clause and the words that somebody wrote. */
export const ExplainedLine = z.object({ what: z.enum(EXPLAINS), code: z.string(), words: Words, at: Instant.nullable(), note: z.string().nullable(), clause: ClauseView.nullable() });
/** Why a user task is with whom it is with, since when and until when, and why the other steps of its round are not. */
export const Explanation = z.object({ at: Instant, version: z.int(), taskId: z.string(), processId: z.string(), lines: z.array(ExplainedLine) }).meta({ id: 'Explanation' });
