import type { ReturnItem } from '../approval/facts';
import type { Decision } from '../approval/states';
import type { Quantities } from '../cloud/sheet';
import type { Json } from '../record/canonical';
import type { F, Told } from '../record/facts';
import type { ItemResult, RecusedFor, Verdict } from './states';

/** The rule by which a meeting sits, as the pack had it when it was convened: who confirms, who votes, how many must be able to, and what share of the cast votes carries. */
export type MeetingRule = { readonly chair: string; readonly members: readonly string[]; readonly quorum: number; readonly needs: { readonly share: number; readonly of: number } };
/** Somebody who is asked to a meeting, with the office in which she sits there. */
export type Attendee = { readonly person: string; readonly as: string };
/** An item of the agenda: a user task of another process, with the name that this had then. */
export type AgendaItem = { readonly n: number; readonly processId: string; readonly taskId: string; readonly title: string; readonly number: string | null; readonly unit: string };
/** How the votes on an item stood. */
export type Tally = { readonly agree: number; readonly disagree: number; readonly return: number; readonly abstain: number; readonly able: number };
/** The figures that a yes to an item names; an amount is a whole number of fen in a string. */
export type ItemFigures = { readonly amountFen: string | null; readonly cloud: Quantities | null };
/** What the chair confirmed of an item: the word on it with all that the word needs, and how the votes stood. */
export type ConfirmedItem = Verdict & { readonly n: number; readonly opinion: string | null; readonly items: readonly ReturnItem[]; readonly figures: ItemFigures | null; readonly tally: Tally };

export type MeetingFact =
  | F<'meeting.convened', { title: string; route: string; step: string; organ: string; rule: MeetingRule; heldOn: string; place: string | null; by: string; attendees: readonly Attendee[]; tells: readonly Told[] }>
  | F<'meeting.item-added', AgendaItem & { by: string }>
  | F<'meeting.item-removed', { n: number; by: string }>
  | F<'meeting.attended', Attendee & { present: boolean; by: string }>
  | F<'meeting.recused', { n: number; person: string; why: RecusedFor; reason: string | null; stands: boolean; by: string }>
  | F<'meeting.voted', { n: number; person: string; vote: Decision; opinion: string | null; by: string }>
  | F<'meeting.held', { by: string }>
  | F<'meeting.confirmed', { by: string; results: readonly ConfirmedItem[] }>
  | F<'meeting.cancelled', { by: string; reason: string; tells: readonly Told[] }>
  | F<'meeting.item-settled', { n: number; result: ItemResult; refused: Json | null }>
  | F<'task.tabled', { taskId: string; meetingId: string; n: number; by: string }>
  | F<'task.untabled', { taskId: string; meetingId: string; why: 'removed' | 'cancelled' | 'undecided' | 'refused' }>;
