import type { Case, RoundRow } from '../record/case';

/** The round that was opened last, whatever its route. */
export const lastRoundOf = (c: Case): RoundRow | undefined => c.rounds.at(-1);

/** The path of the rounds that one party has to itself, beside those of others on the same route. */
export const pathOfParty = (organ: string): string => `@${organ}`;
/** Whose round it is, where it is one party's own. */
export const partyOf = ({ path }: Pick<RoundRow, 'path'>): string | undefined => (path.startsWith('@') ? path.slice(1) : undefined);

type Sequence = { readonly route: string; readonly path: string; readonly before?: number };
/** The round before on the same route; a party's own follow only its own. */
export const roundBefore = (c: Case, { route, path, before = Infinity }: Sequence): RoundRow | undefined =>
  c.rounds.findLast((each) => each.route === route && each.round < before && partyOf(each) === partyOf({ path }));
/** The round of this number. */
export const roundAt = (c: Case, { route, round }: Pick<RoundRow, 'route' | 'round'>): RoundRow | undefined => c.rounds.find((each) => each.route === route && each.round === round);
