import type { MeetingItemRow, MeetingRow } from '../record/case';
import type { MeetingRule, Tally } from './facts';
import type { Verdict } from './states';

/** Who may vote on an item: present, and not standing back from it. */
export const ableOn = ({ attendees }: Pick<MeetingRow, 'attendees'>, { recusals }: Pick<MeetingItemRow, 'recusals'>): readonly string[] =>
  attendees.filter(({ person, present }) => present && !recusals.some((each) => each.person === person)).map(({ person }) => person);

/** How the votes of those stand who may vote. */
export function tallyOf(m: Pick<MeetingRow, 'attendees'>, item: Pick<MeetingItemRow, 'recusals' | 'votes'>): Tally {
  const able = ableOn(m, item);
  const of = (vote: keyof Omit<Tally, 'able'>): number => item.votes.filter((each) => each.vote === vote && able.includes(each.person)).length;
  return { agree: of('agree'), disagree: of('disagree'), return: of('return'), abstain: of('abstain'), able: able.length };
}

/** The word of the votes: whichever side has its share of those cast. Where too few could vote, or no side has enough, there is none. */
export function verdictOf({ able, ...votes }: Tally, { quorum, needs: { share, of } }: Pick<MeetingRule, 'quorum' | 'needs'>): Verdict {
  if (able < quorum) return { outcome: null, why: 'no-quorum' };
  const cast = votes.agree + votes.disagree + votes.return;
  const carries = (count: number): boolean => cast > 0 && count * of >= share * cast;
  if (carries(votes.agree)) return { outcome: 'agree', why: null };
  if (carries(votes.disagree)) return { outcome: 'disagree', why: null };
  return votes.return > 0 && carries(votes.disagree + votes.return) ? { outcome: 'return', why: null } : { outcome: null, why: 'not-carried' }; // who would refuse it does not let it pass as it is
}
