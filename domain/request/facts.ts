import type { F, Told } from '../record/facts';
import type { RequestOutcome } from './states';

/** The approved amount before and after; whole numbers of fen in strings. */
export type AmountChange = { readonly fromFen: string; readonly toFen: string };
/** One service before and after; null where nothing of it was approved. */
export type QuantityChange = { readonly service: string; readonly from: number | null; readonly to: number };
/** What a change asks of a project, each item with what it replaces; its words are in the form. */
export type Changes = { readonly amount: AmountChange | null; readonly cloud: readonly QuantityChange[]; readonly scope: boolean };

type Asked = { readonly form: string; readonly changes: Changes; readonly by: string };

export type RequestFact =
  | F<'request.asked', Asked & { requestKind: string; route: string; letter: string; projectId: string; number: string; channel: string; unit: string; department: string }>
  | F<'request.resubmitted', Asked & { answers: readonly { n: number; text: string }[] }>
  | F<'request.withdrawn', { by: string; reason: string | null }>
  | F<'request.settled', { requestKind: string; letter: string; channel: string; outcome: Exclude<RequestOutcome, 'withdrawn' | 'terminated'>; changes: Changes; by: string; tells: readonly Told[] }>
  | F<'project.change-asked', { requestId: string; requestKind: string; by: string }>
  | F<'project.change-ended', { requestId: string; outcome: RequestOutcome }>
  | F<'project.changed', { requestId: string; changes: Changes; by: string }>;
