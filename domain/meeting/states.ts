import type { Decision } from '../approval/states';

/** The stages that a review meeting can stand in; their order stands in `workflows/review-meeting.ts` alone. */
export const MEETING_STAGES = ['convened', 'awaiting-chair', 'carrying-out'] as const;

/** What a meeting makes of an item: a word on it, or nothing, because too few could vote or because no side had enough. */
export type Verdict = { readonly outcome: Exclude<Decision, 'abstain'>; readonly why: null } | { readonly outcome: null; readonly why: 'no-quorum' | 'not-carried' };

/** What came of an item: decided, refused by what its own process demands, left undecided by the meeting, or settled elsewhere meanwhile. */
export const ITEM_RESULTS = ['decided', 'refused', 'undecided', 'elsewhere'] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];

/** Why somebody stands back from an item: her unit's or her own, her department's, a seat that she took, or as she says herself. */
export type RecusedFor = 'own' | 'department' | 'seat' | 'declared';
