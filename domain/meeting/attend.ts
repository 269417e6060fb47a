import type { Decision } from '../approval/states';
import { dayOf } from '../calendar/calendar';
import type { Case, Decided, MeetingItemRow, MeetingRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { recusal } from './agenda';
import { seatOf } from './members';
import type { Attendee } from './facts';
import { agendaOf, endIfOpen, itemIn, open, unread } from './room';

type Cases = ReadonlyMap<string, Case>;
type Noted = Decided<{ readonly meetingId: string }>;

/** After it the record says whether somebody is there. Who comes without being asked sits by her office, and stands back from what she has to. */
export function attend(cases: Cases, { meetingId, person, present }: { readonly meetingId: string; readonly person: string; readonly present: boolean }, w: World): Refusal | Noted {
  const m = open(cases.get(meetingId), w);
  if (isRefusal(m)) return m;
  const known = m.attendees.find((each) => each.person === person);
  const as = known?.as ?? seatOf(w.directory.actor(person), m, w);
  if (as === undefined) return { refused: 'not-a-member', person };
  if (!known) return comes(cases, m, { person, as, present, w });
  const facts: Fact[] = known.present === present ? [] : [{ kind: 'meeting.attended', v: 1, payload: { person, as, present, by: w.actor.id } }];
  return { facts, answer: { meetingId } };
}

function comes(cases: Cases, m: MeetingRow, { person, as, present, w }: Attendee & { readonly present: boolean; readonly w: World }): Refusal | Noted {
  const changed = unread(cases, agendaOf(m));
  if (changed) return changed;
  return { facts: [{ kind: 'meeting.attended', v: 1, payload: { person, as, present, by: w.actor.id } }, ...standingBack(cases, m, { person, w })], answer: { meetingId: m.id } };
}

const standingBack = (cases: Cases, m: MeetingRow, { person, w }: { person: string; w: World }): Fact[] =>
  agendaOf(m).flatMap(({ n, processId, taskId }) => {
    const c = cases.get(processId);
    const task = c?.tasks.find(({ id }) => id === taskId);
    return c && task ? recusal(w.directory.actor(person), { n, tabled: { c, task } }, w) : [];
  });

type Recusing = { readonly meetingId: string; readonly n: number; readonly person: string; readonly stands: boolean; readonly reason: string | null };

/** After it somebody stands back from an item of her own accord, or does so no more; who has to stand back by the record goes on doing so. */
export function recuse(c: Case | undefined, { meetingId, n, person, stands, reason }: Recusing, w: World): Refusal | Noted {
  const found = itemOf(c, { n, person }, w);
  if (isRefusal(found)) return found;
  const standing = found.item.recusals.find((each) => each.person === person);
  if (standing && (!stands && standing.why !== 'declared')) return { refused: 'recused-from-item', person, n };
  if (stands && reason === null) return { refused: 'reason-required' };
  if ((standing !== undefined) === stands) return { facts: [], answer: { meetingId } };
  return { facts: [{ kind: 'meeting.recused', v: 1, payload: { n, person, why: 'declared', reason, stands, by: w.actor.id } }], answer: { meetingId } };
}

type Voting = { readonly meetingId: string; readonly n: number; readonly person: string; readonly vote: Decision; readonly opinion: string | null };

/** After it somebody's vote on an item stands as given now; until the chair confirms, it can be put right. A no and a return say why. */
export function vote(c: Case | undefined, { meetingId, ...cast }: Voting, w: World): Refusal | Noted {
  const found = itemOf(c, cast, w);
  if (isRefusal(found)) return found;
  if (!found.m.attendees.some(({ person, present }) => person === cast.person && present)) return { refused: 'not-present', person: cast.person };
  if (found.item.recusals.some(({ person }) => person === cast.person)) return { refused: 'recused-from-item', person: cast.person, n: cast.n };
  if (cast.opinion === null && (cast.vote === 'disagree' || cast.vote === 'return')) return { refused: 'reason-required' };
  return { facts: [{ kind: 'meeting.voted', v: 1, payload: { ...cast, by: w.actor.id } }], answer: { meetingId } };
}

/** An item, and somebody who is asked to the meeting. */
function itemOf(c: Case | undefined, { n, person }: { readonly n: number; readonly person: string }, w: World): Refusal | { readonly m: MeetingRow; readonly item: MeetingItemRow } {
  const found = itemIn(c, n, w);
  if (isRefusal(found)) return found;
  return found.m.attendees.some((each) => each.person === person) ? found : { refused: 'not-present', person };
}

/** After it the meeting has been held, on its day or later, and waits for its chair. Votes can still be put right. */
export function hold(c: Case | undefined, { meetingId }: { readonly meetingId: string }, w: World): Refusal | Noted {
  const m = open(c, w);
  if (isRefusal(m)) return m;
  if (m.heldAt !== null) return { facts: [], answer: { meetingId } };
  if (dayOf(w.calendar, w.at) < m.heldOn) return { refused: 'meeting-too-early', heldOn: m.heldOn };
  return { facts: [{ kind: 'meeting.held', v: 1, payload: { by: w.actor.id } }, ...(c ? endIfOpen(c, 'meeting', 'held') : [])], answer: { meetingId } };
}
