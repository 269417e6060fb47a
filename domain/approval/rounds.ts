import type { Case, RoundRow } from '../record/case';

/** The round that was opened last, whatever its route. */
export const lastRoundOf = (c: Case): RoundRow | undefined => c.rounds.at(-1);
