import { z } from 'zod';
import { PROCESS_KINDS } from '../../domain/record/facts';
import { QueueQuery } from './approval';
import { Day, Id, Instant, Named, Page, Recorded, saying, Words } from './common';

/** Out of what the next one is taken: everything in my offices' queues, or what is left of it. */
export const TakeNext = z.strictObject({ filter: QueueQuery.pick({ kind: true, unit: true, due: true, text: true, from: true, to: true, follow: true }).partial().optional() });

/** Whether a file presses by a leader's word (急件), and why. */
export const Prioritise = z.strictObject({ urgent: z.boolean(), reason: saying(500) });
export const Prioritised = Recorded.extend({ taskId: z.string(), urgent: z.boolean() });

/** The day on which I will look at it again; none takes the note away. It is a note of mine and no fact. */
export const FollowUp = z.strictObject({ on: Day.refine((on) => on >= '2000-01-01' && on <= '9998-12-31', { error: 'outside every calendar' }).nullable() });

const List = z.enum(['tasks', 'supervision']);
export const ViewsQuery = z.strictObject({ list: List });
/** A view with how much it holds: up to 999; `more` where it is at least so much. `query` is what the address of its list says. */
const SavedView = z.object({ id: z.string(), name: z.string(), query: z.string(), count: z.int().nullable(), more: z.boolean() });
export const SavedViews = z.object({ rows: z.array(SavedView), most: z.int() });
/** A view of this name, in the place of another of the same name. */
export const KeepView = z.strictObject({ list: List, name: saying(20), query: z.string().max(1000) });
export const OrderViews = z.strictObject({ list: List, ids: z.array(Id).min(1).max(100) });
/** All views of the list as they stand after the act. */
export const ViewsKept = z.object({ views: z.array(SavedView.pick({ id: true, name: true, query: true })) });

const ProcessRow = z.object({ processId: z.string(), processKind: z.enum(PROCESS_KINDS), title: z.string(), number: z.string().nullable(), organ: Named, stage: Words.nullable(), outcome: Words.nullable(), openedAt: Instant });
/** Words of a title, a number, a body's name, or the initials of how a title is read. */
export const SearchQuery = z.strictObject({ text: saying(60) });
/** What was found of what I may see, the latest first; with the task that it has in my queues. */
export const SearchHits = z.object({ at: Instant, rows: z.array(ProcessRow.extend({ taskId: z.string().nullable(), step: Words.nullable() })), more: z.boolean() });

/** What I started, what was sent to me, what of it I have not read. */
export const MineQuery = z.strictObject({ view: z.enum(['started', 'copies', 'toread']), ...Page });
export const MineRow = ProcessRow.extend({ id: z.string(), at: Instant, by: z.string().nullable(), note: z.string().nullable(), unread: z.boolean() });
export const Mine = z.object({ at: Instant, rows: z.array(MineRow), next: z.string().nullable() });
/** How much each of my lists holds that is no queue, up to a thousand; of what I started only what is open. */
export const MineCounts = z.object({ started: z.int(), copies: z.int(), toread: z.int() });
