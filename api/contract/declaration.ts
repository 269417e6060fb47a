import { z } from 'zod';
import { OpenTasks } from './handing';
import { Day, DayMark, Id, Instant, ItemView, MayDo, Named, Recorded, RulingView, saying, textOf, TimelineEntry, Words } from './common';

const Year = z.int().min(2000).max(2100);
export const ChannelView = z.object({ channel: z.string(), name: Words });
export const WindowRow = z.object({
  id: z.string(), channel: ChannelView, year: z.int(), lastDay: Day.nullable(), cutoffAt: Instant.nullable(), opened: z.boolean(), closedAt: Instant.nullable(), dayMark: DayMark, submitted: z.int(), without: z.int(),
}).meta({ id: 'DeclarationWindowRow' });
export const Windows = z.object({ at: Instant, rows: z.array(WindowRow), channels: z.array(ChannelView), year: z.int(), may: z.array(z.string()) });
export const WindowPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), window: WindowRow, source: Words,
  batches: z.array(z.object({ id: z.string(), department: Named, submittedAt: Instant, acceptedAt: Instant.nullable(), receipt: z.string(), projects: z.int(), amountFen: z.int(), stage: z.string().nullable(), outcome: z.string().nullable() })),
  without: z.array(z.object({ department: Named, remindedAt: Instant.nullable(), batchId: z.string().nullable() })), timeline: z.array(TimelineEntry), may: z.array(MayDo),
}).meta({ id: 'DeclarationWindowPage' });
export const OpenWindow = z.strictObject({ channel: Id, year: Year, lastDay: Day.optional() });
export const MoveWindow = z.strictObject({ lastDay: Day, reason: saying(1000) });
export const WindowSet = Recorded.extend({ windowId: z.string(), lastDay: Day });

export const BatchRow = z.object({
  id: z.string(), department: Named, channel: ChannelView, year: z.int(), state: z.string(), projects: z.int(), amountFen: z.int(), receipt: z.string().nullable(), submittedAt: Instant.nullable(), acceptedAt: Instant.nullable(), window: z.object({ id: z.string(), opened: z.boolean(), dayMark: DayMark }),
}).meta({ id: 'DeclarationBatchRow' });
export const Batches = z.object({ at: Instant, rows: z.array(BatchRow) });
export const BatchProject = z.object({
  projectId: z.string(), number: z.string(), title: z.string(), kind: z.string(), unit: Named, amountFen: z.int(), place: z.int().nullable(), state: z.string(), open: z.array(RulingView),
}).meta({ id: 'DeclarationBatchProject' });
export const BatchPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), batch: BatchRow, cutoffAt: Instant.nullable(), rows: z.array(BatchProject), waiting: z.array(BatchProject), screenedOut: z.array(BatchProject), ranked: z.boolean(), items: z.array(ItemView),
  taskId: z.string().nullable(), timeline: z.array(TimelineEntry), may: z.array(MayDo), tasks: OpenTasks,
}).meta({ id: 'DeclarationBatchPage' });
export const RankBatch = z.strictObject({ order: z.array(Id).max(500), reason: textOf(1000).optional() });
export const Ranked = Recorded.extend({ batchId: z.string(), ranked: z.int() });
export const SubmitBatch = z.strictObject({});
export const BatchSubmitted = Recorded.extend({ batchId: z.string(), receipt: z.string(), arrivedAt: z.int(), projects: z.int(), open: z.array(z.object({ projectId: z.string(), code: z.string(), outcome: z.string() })) });
export const ResubmitBatch = z.strictObject({ answers: z.array(z.strictObject({ n: z.int().min(1), text: saying(2000) })).max(50) });
export const BatchResubmitted = Recorded.extend({ batchId: z.string(), answered: z.int() });
