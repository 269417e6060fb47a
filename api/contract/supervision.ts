import { z } from 'zod';
import { Day, DayMark, Instant, MayDo, Named, Page, Recorded, saying, TimelineEntry, Words } from './common';

export const SupervisedQuery = z.strictObject({ ...Page });
export const LadderView = z.object({ rungs: z.array(z.object({ rung: z.string(), name: Words, kind: z.string(), at: Instant, state: z.enum(['fired', 'missed', 'planned']) })), reached: z.int(), escalations: z.int(), body: Words.nullable(), next: z.object({ at: Instant, name: Words }).nullable() });
export const SupervisedRow = z.object({
  id: z.string(), item: z.string(), row: z.int(), title: z.string(), clause: z.string(), dayMark: DayMark, dueOn: Day, originalDueOn: Day, leads: z.array(Named), cooperating: z.array(Named), state: z.string(), projectId: z.string().nullable(), ladder: LadderView,
}).meta({ id: 'SupervisedRow' });
export const SupervisedTasks = z.object({ at: Instant, headline: z.object({ overdue: z.int(), today: z.int(), soon: z.int(), open: z.int() }), rows: z.array(SupervisedRow), next: z.string().nullable(), plans: z.array(z.object({ id: z.string(), name: Words, imported: z.boolean() })), may: z.array(z.string()) });
export const SupervisedPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), task: SupervisedRow, says: z.string().nullable(), source: z.string(), phrase: z.string(), askedDueOn: Day.nullable(), report: z.string().nullable(), timeline: z.array(TimelineEntry), may: z.array(MayDo),
}).meta({ id: 'SupervisedPage' });
export const Report = z.strictObject({ report: saying(4000) });
export const AskExtension = z.strictObject({ newDueOn: Day, reason: saying(1000) });
export const CancelTask = z.strictObject({ reason: saying(1000) });
export const Answered = Recorded.extend({ taskId: z.string() });
export const PlanImported = z.object({ plan: z.string(), opened: z.int() });
