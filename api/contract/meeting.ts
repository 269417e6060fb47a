import { z } from 'zod';
import { Day, DayMark, Id, Instant, MayDo, Named, Problem, Recorded, saying, textOf, TimelineEntry, Words } from './common';

const TaskId = z.string().min(3).max(400);
const N = z.int().min(1).max(10_000);
const Vote = z.enum(['agree', 'disagree', 'return', 'abstain']);
const Fen = z.int().min(0);

export const ConveneMeeting = z.strictObject({ title: saying(120), heldOn: Day, place: textOf(200).optional(), tasks: z.array(TaskId).min(1).max(30).refine((ids) => new Set(ids).size === ids.length, { error: 'twice' }), attendees: z.array(Id).min(1).max(60) });
export const AddItem = z.strictObject({ task: TaskId });
export const Attendance = z.strictObject({ person: Id, present: z.boolean() });
export const Recusal = z.strictObject({ person: Id, stands: z.boolean(), reason: textOf(1000).optional() });
export const CastVote = z.strictObject({ person: Id, vote: Vote, opinion: textOf(4000).optional() });
export const HoldMeeting = z.strictObject({});
export const CancelMeeting = z.strictObject({ reason: saying(1000) });
const Missing = z.strictObject({ text: saying(2000), again: z.int().min(1).optional(), reason: saying(1000).optional() });
export const ConfirmMeeting = z.strictObject({
  items: z.array(z.strictObject({ n: N, opinion: textOf(4000).optional(), missing: z.array(Missing).min(1).max(50).optional(), figures: z.strictObject({ amountFen: Fen.optional(), cloud: z.record(z.string().max(20), z.int().min(0)).optional() }).optional() })).max(60).optional(),
});

export const MeetingActed = Recorded.extend({ meetingId: z.string() });
export const MeetingConvened = MeetingActed.extend({ items: z.int() });
export const ItemAdded = MeetingActed.extend({ n: z.int() });
export const MeetingConfirmed = MeetingActed.extend({ items: z.array(z.object({ n: z.int(), outcome: z.string().nullable() })) });

const Sitter = z.object({ person: z.string(), name: z.string(), office: Words });
/** A task that a meeting may decide, as it is picked from. */
export const Tableable = z.object({ taskId: z.string(), processId: z.string(), title: z.string(), number: z.string().nullable(), unit: Named, amountFen: z.int().nullable(), dueAt: Instant, body: z.string() });
export const MeetingOffers = z.object({
  at: Instant, today: Day,
  bodies: z.array(z.object({ body: z.string(), organ: Named, step: Words, quorum: z.int(), needs: z.object({ share: z.int(), of: z.int() }), chair: Words, members: z.array(Sitter.extend({ mine: z.boolean() })) })),
  tasks: z.array(Tableable),
}).meta({ id: 'MeetingOffers' });

export const MeetingRow = z.object({ id: z.string(), title: z.string(), organ: Named, heldOn: Day, state: z.enum(['convened', 'held', 'confirmed', 'closed', 'cancelled']), items: z.int(), settled: z.int(), dayMark: DayMark.nullable(), moving: z.boolean() }).meta({ id: 'Meeting' });
export const Meetings = z.object({ at: Instant, rows: z.array(MeetingRow) });

const Tally = z.object({ agree: z.int(), disagree: z.int(), return: z.int(), abstain: z.int(), able: z.int() });
const ItemView = z.object({
  n: z.int(), processId: z.string(), taskId: z.string(), title: z.string(), number: z.string().nullable(), unit: Named, amountFen: z.int().nullable(), cloud: z.array(z.object({ service: z.string(), name: Words, unit: Words, quantity: z.int() })),
  recusals: z.array(z.object({ person: z.string(), why: z.enum(['own', 'department', 'seat', 'declared']) })), votes: z.array(z.object({ person: z.string(), vote: Vote, opinion: z.string().nullable() })), waiting: z.array(z.string()),
  tally: Tally, verdict: z.object({ outcome: z.string().nullable(), why: z.string().nullable() }), hinders: Problem.nullable(), elsewhere: z.boolean(),
  result: z.object({ result: z.enum(['decided', 'refused', 'undecided', 'elsewhere']), problem: Problem.nullable() }).nullable(),
});
/** A meeting as it is run and read: who is there, what stands on its agenda, how each voted, and what came of it. `hinders`: what the item's own process would refuse, tried and not written. */
export const MeetingPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), meeting: MeetingRow, place: z.string().nullable(), chair: Words, chairs: z.array(z.string()), quorum: z.int(), needs: z.object({ share: z.int(), of: z.int() }),
  attendees: z.array(Sitter.extend({ present: z.boolean() })), others: z.array(Sitter), items: z.array(ItemView), offers: z.array(Tableable), minutes: z.object({ id: z.string(), number: z.string() }).nullable(),
  cancelled: z.string().nullable(), timeline: z.array(TimelineEntry), may: z.array(MayDo),
}).meta({ id: 'MeetingPage' });
