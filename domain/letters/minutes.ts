import { agendaOf } from '../meeting/room';
import type { FactOf } from '../record/fact';
import type { About, Causing } from './causes';
import type { LetterData, Minutes } from './facts';

/** The minutes of a meeting, as its chair confirmed them: who was there, who stood back from what, each vote, and what it came to. */
export function aboutMeeting({ c, fact }: Causing<FactOf<'meeting.confirmed'>>, nothing: LetterData): About | undefined {
  const m = c?.meeting;
  if (!m) return undefined;
  const { by, results } = fact.payload;
  const items = agendaOf(m).flatMap(({ n, processId, taskId, title, number, unit, recusals, votes }) => {
    const of = results.find((each) => each.n === n);
    return of ? [{ n, processId, taskId, title, number, unit, recusals, votes, outcome: of.outcome, why: of.why, opinion: of.opinion, items: of.items, tally: of.tally, figures: of.figures }] : [];
  });
  const minutes: Minutes = { chair: by, place: m.place, quorum: m.rule.quorum, needs: m.rule.needs, attendees: m.attendees, items };
  return { data: { ...nothing, title: m.title, outcome: 'confirmed', days: { arrived: m.heldOn }, minutes }, at: { unit: [], department: [], lead: [], cooperating: [], group: [m.organ] } };
}
