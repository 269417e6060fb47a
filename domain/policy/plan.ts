import { z } from 'zod';
import { Day, Id, Source, Words, type Deep } from './item';

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'is no day MM-DD');

/** What a document says of a row's time. Only a window and a date have a last day; the others are open and never overdue. */
const TaskDue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('window'), from: Day, to: Day }), // due at the end of its last day
  z.strictObject({ kind: z.literal('by_date'), on: Day }),
  z.strictObject({ kind: z.literal('from'), from: Day }), // open on its day
  z.strictObject({ kind: z.literal('approximate'), years: z.int().min(1) }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('recurring'), days: z.array(MonthDay), from: Day.optional() }).refine((it) => (it.days.length > 0) === (it.from !== undefined), { message: 'days need the first of them, and no other' }), // each occurrence is a task of its own
]);

const PlanTask = z.strictObject({
  id: z.string().min(1),
  row: z.int(),
  title: Words,
  phrase: z.string().min(1).optional(), // the time limit in the document's words, where it has any
  due: TaskDue,
  leads: z.array(Id).min(1),
  leadsSource: Source.optional(), // where the clause names no lead
  cooperating: z.array(Id),
  implementing: z.array(Id).optional(), // who carries it out under the leads (分工负责)
  collective: z.strictObject({ members: Id }).optional(), // each member of the list answers for itself
  openList: z.boolean().optional(), // the list of cooperating units ends with 等
  doneAtImport: z.strictObject({ why: z.string().min(1), source: Source }).optional(),
  clause: z.string().min(1),
  ladder: Id,
  department: Id.optional(), // of a key project: the lead named first
  unit: Id.optional(), // and the office under it
  source: Source,
});

export const Plan = z.strictObject({
  id: Id, document: z.string(), name: Words, importOn: Day.optional(),
  horizon: z.strictObject({ on: Day, source: Source }).optional(), // until when an import opens the occurrences that a row lists
  tasks: z.array(PlanTask).min(1), source: Source,
});

/** Who is meant by a collective; an import may name others. */
export const MemberList = z.strictObject({ id: Id, name: Words, collective: Id, members: z.array(Id).min(1), source: Source });

export type PlanTask = Deep<z.infer<typeof PlanTask>>;
export type Plan = Deep<z.infer<typeof Plan>>;
export type DueKind = PlanTask['due']['kind'];
