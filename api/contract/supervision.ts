import { z } from 'zod';
import { STANDINGS } from '../../domain/supervision/standing';
import { ORIGINS } from '../../domain/supervision/states';
import { Day, DayMark, Id, Instant, MayDo, Named, Problem, Recorded, saying, TimelineEntry, Words } from './common';

export const LadderView = z.object({ rungs: z.array(z.object({ rung: z.string(), name: Words, kind: z.string(), at: Instant, state: z.enum(['fired', 'missed', 'planned']) })), reached: z.int(), escalations: z.int(), body: Words.nullable(), next: z.object({ at: Instant, name: Words }).nullable() });
/** How many members of a collective have answered, and of how many answers the verification is done. */
const Progress = z.object({ members: z.int(), reported: z.int(), verified: z.int() });
/** How often it was urged by hand, and when last. */
const Urgings = z.object({ count: z.int(), last: Instant.nullable() });
export const SupervisedRow = z.object({
  id: z.string(), item: z.string(), row: z.int(), title: z.string(), clause: z.string(), dayMark: DayMark, dueKind: z.string(), startsOn: Day.nullable(), dueOn: Day.nullable(), originalDueOn: Day.nullable(), historical: z.boolean(), isKey: z.boolean(), origin: z.string().nullable(),
  leads: z.array(Named), cooperating: z.array(Named), state: z.string(), answers: Progress.nullable(), projectId: z.string().nullable(), ladder: LadderView, urged: Urgings,
}).meta({ id: 'SupervisedRow' });
/** A task on the board: with where it stands there, and who has not answered. */
export const BoardRow = SupervisedRow.extend({ tone: z.enum(STANDINGS), owes: z.array(Named) }).meta({ id: 'BoardRow' });
const Choices = z.object({ organs: z.array(Named), lists: z.array(Named) });
export const SupervisedTasks = z.object({ at: Instant, headline: z.object({ overdue: z.int(), today: z.int(), soon: z.int(), open: z.int(), all: z.int() }), rows: z.array(BoardRow), next: z.string().nullable(), plans: z.array(z.object({ id: z.string(), name: Words, imported: z.boolean() })), may: z.array(z.string()), choices: Choices.nullable() });
/** One member's answer, shown to that member and to whoever watches over all of them. */
export const AnswerView = z.object({ member: Named, state: z.string(), at: Instant.nullable(), report: z.string().nullable(), mine: z.boolean() }).meta({ id: 'SupervisedAnswer' });
export const SupervisedPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), task: SupervisedRow, says: z.string().nullable(), source: Words, phrase: z.string(), askedDueOn: Day.nullable(), report: z.string().nullable(), answers: z.array(AnswerView), owing: z.int(),
  standing: z.string().nullable(), occurrences: z.array(z.object({ id: z.string(), dueOn: Day, state: z.string() })), timeline: z.array(TimelineEntry), may: z.array(MayDo), choices: Choices.nullable(),
}).meta({ id: 'SupervisedPage' });
const Organs = z.array(Id).min(1).max(100);
export const Report = z.strictObject({ report: saying(4000), member: Id.optional() });
export const Acknowledge = z.strictObject({ member: Id.optional() });
export const AskExtension = z.strictObject({ newDueOn: Day, reason: saying(1000) });
export const CancelTask = z.strictObject({ reason: saying(1000) });
export const MarkKey = z.strictObject({ reason: saying(1000) });
export const Urge = z.strictObject({});
const Several = { tasks: z.array(Id).min(1).max(50) };
/** One act on several tasks; each takes what it takes on one. */
export const SteerSeveral = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('urge'), ...Several }), z.strictObject({ act: z.literal('mark-key'), ...Several, reason: saying(1000) }), z.strictObject({ act: z.literal('move-day'), ...Several, dueOn: Day, reason: saying(1000) }),
]);
/** How one task went: whether it was done, how many organs were urged, or the problem that a single act would have met. */
export const SteeredRow = z.object({ taskId: z.string(), done: z.boolean(), organs: z.int(), problem: Problem.nullable() });
export const SeveralSteered = z.object({ rows: z.array(SteeredRow) });
export const MoveDay = z.strictObject({ dueOn: Day, reason: saying(1000) });
export const ChangeLeads = z.strictObject({ leads: Organs, cooperating: z.array(Id).max(100).default([]), reason: saying(1000) });
export const Occur = z.strictObject({ dueOn: Day });
export const CreateTask = z.strictObject({ source: z.enum(ORIGINS), reference: saying(200), title: saying(200), leads: Organs, cooperating: z.array(Id).max(100).default([]), dueOn: Day.nullable(), collective: Id.optional() });
export const ImportPlan = z.strictObject({ members: z.record(Id, Organs).optional() });
export const Answered = Recorded.extend({ taskId: z.string() });
export const TaskUrged = Answered.extend({ organs: z.array(z.string()) });
export const PlanImported = z.object({ plan: z.string(), opened: z.int() });
