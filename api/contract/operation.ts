import { z } from 'zod';
import { OpenTasks } from './handing';
import { Day, DayMark, Id, Instant, ItemView, MayDo, Named, Recorded, saying, textOf, TimelineEntry, Words } from './common';

const Amount = z.int().min(1).max(100_000_000_000);
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const ReachMilestone = z.strictObject({ milestone: Id, on: Day, note: textOf(1000).optional() });
export const MilestoneReached = Recorded.extend({ projectId: z.string(), milestone: z.string(), built: z.boolean() });
export const ApplyForAcceptance = z.strictObject({ statement: saying(4000) });
export const AcceptanceApplied = Recorded.extend({ projectId: z.string() });
export const DeclareYear = z.strictObject({ year: z.int().min(2000).max(2100), amountFen: Amount, note: saying(2000) });
export const YearDeclared = Recorded.extend({ projectId: z.string(), year: z.int() });
export const AmendYear = z.strictObject({ amountFen: Amount, note: saying(2000) });
export const ReportUsage = z.strictObject({ month: Month, amountFen: z.int().min(0).max(100_000_000_000), note: saying(2000) });
export const SettleYear = z.strictObject({ note: saying(2000) });
export const OfYear = Recorded.extend({ operationYearId: z.string() });

/** A year of operation as a list or a decision shows it. */
export const YearView = z.object({
  id: z.string(), projectId: z.string(), year: z.int(), attempt: z.int(), amountFen: z.int(), spentFen: z.int(), stage: z.string(), stageName: Words, outcome: z.string().nullable(), outcomeName: Words.nullable(), dayMark: DayMark.nullable(), moving: z.boolean(),
}).meta({ id: 'OperationYear' });
export const YearPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), year: YearView, title: z.string(), unit: Named, department: Named, note: z.string().nullable(), usage: z.array(z.object({ month: z.string(), amountFen: z.int().nullable(), note: z.string().nullable(), at: Instant.nullable() })),
  items: z.array(ItemView), timeline: z.array(TimelineEntry), may: z.array(MayDo), tasks: OpenTasks,
}).meta({ id: 'OperationYearPage' });

/** What follows an approval: the build's milestones, what an acceptance asks for, and the years of operation. */
export const LifeView = z.object({
  milestones: z.array(z.object({ id: z.string(), name: Words, on: z.string().nullable() })), next: z.string().nullable(), documents: z.array(z.object({ kind: z.string(), name: Words, attached: z.boolean() })), years: z.array(YearView),
});
