import { z } from 'zod';
import { OpenTasks } from './handing';
import { LifeView } from './operation';
import { CloudView, ServiceView } from './cloud';
import { FormView } from './form';
import { RequestView } from './request';
import { AttachmentView, DayMark, FieldView, Id, Instant, ItemView, MayDo, Named, Page, Recorded, RulingView, saying, textOf, TimelineEntry, Words } from './common';

export const ProjectsQuery = z.strictObject({ ...Page });
export const ProjectRow = z.object({
  id: z.string(), number: z.string().nullable(), title: z.string(), kind: z.string().nullable(), stage: z.string(), status: z.string(), unit: Named, department: Named, group: Named.nullable(),
  amountFen: z.int().nullable(), declaredAt: Instant.nullable(), dayMark: DayMark.nullable(), moving: z.boolean(),
}).meta({ id: 'ProjectRow' });
export const Projects = z.object({ at: Instant, rows: z.array(ProjectRow), next: z.string().nullable(), drafts: z.array(ProjectRow), may: z.array(z.string()), units: z.array(Named) });

export const StageView = z.object({ stage: z.string(), name: Words, visit: z.int(), state: z.enum(['done', 'current', 'ahead', 'skipped']), from: Instant.nullable(), to: Instant.nullable(), outcome: z.string().nullable() });
export const ProjectPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), project: ProjectRow, where: Words, stages: z.array(StageView), fields: z.array(FieldView), attachments: z.array(AttachmentView), rulings: z.array(RulingView),
  items: z.array(ItemView), timeline: z.array(TimelineEntry), keyTask: z.object({ id: z.string(), title: z.string(), dayMark: DayMark }).nullable(), may: z.array(MayDo), data: z.record(z.string(), z.unknown()), life: LifeView, cloud: CloudView.nullable(), services: z.array(ServiceView), requests: z.array(RequestView), tasks: OpenTasks,
}).meta({ id: 'ProjectPage' });

export const NewDeclaration = z.strictObject({});
export const DeclaredAgain = z.object({ id: z.string(), declaredBefore: z.string() });
export const NewDraft = z.strictObject({ unit: Id });
/** What a form looks like: the pack's JSON Schema, its fields in order with label, help and clause, and what has to be attached. */
export const DraftPage = z.object({
  at: Instant, id: z.string(), version: z.int(), unit: Named, department: Named, data: z.record(z.string(), z.unknown()), keyTask: z.string().nullable(), keyTasks: z.array(z.object({ id: z.string(), title: z.string(), clause: z.string() })),
  form: FormView, attachments: z.array(AttachmentView), faults: z.array(z.object({ pointer: z.string(), detail: z.string() })), rulings: z.array(RulingView),
  window: z.object({ channel: z.string(), name: Words, cutoffAt: Instant.nullable(), dayMark: DayMark }).nullable(), may: z.array(MayDo),
}).meta({ id: 'DraftPage' });
export const SaveDraft = z.strictObject({ data: z.record(z.string().max(60), z.unknown()), keyTask: Id.nullable(), version: z.int() });
export const Submission = z.strictObject({});
export const Submitted = Recorded.extend({ projectId: z.string(), number: z.string(), arrivedAt: z.int() });
export const Resubmit = z.strictObject({ data: z.record(z.string().max(60), z.unknown()), answers: z.array(z.strictObject({ n: z.int().min(1), text: saying(2000) })).max(50) });
export const Withdraw = z.strictObject({ reason: textOf(1000).optional() });
export const Retire = z.strictObject({ reason: saying(1000) });
