import { may } from '../access/may';
import { endAwaiting } from '../record/movement';
import type { Case, MeetingItemRow, MeetingRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { keysOfMeeting } from './members';

/** How a person stands to a meeting: by the offices that have to do with it, and by being asked to it. */
export const relatedToMeeting = (m: Pick<MeetingRow, 'organ' | 'rule' | 'attendees'>) => ({ keys: keysOfMeeting(m), people: m.attendees.map(({ person }) => person) });

/** The meeting as somebody may write in it: there, hers to record, and not over. */
export function open(c: Case | undefined, w: World): MeetingRow | Refusal {
  const m = c?.meeting;
  if (!c || !m) return { refused: 'not-found' };
  if (!may(w.actor, 'meeting.record', relatedToMeeting(m))) return { refused: 'not-a-candidate' };
  if (m.confirmedAt !== null) return { refused: 'meeting-over', state: 'confirmed' };
  return m.cancelledAt !== null || c.process.closedAt !== null ? { refused: 'meeting-over', state: 'cancelled' } : m;
}

/** The items that are on the agenda now. */
export const agendaOf = ({ items }: Pick<MeetingRow, 'items'>): readonly MeetingItemRow[] => items.filter(({ state }) => state === 'on');

/** What reaches into the items' own processes has them all before it: one that was put on the agenda a moment ago is not passed over. */
export const unread = (cases: ReadonlyMap<string, Case>, items: readonly Pick<MeetingItemRow, 'processId'>[]): Refusal | undefined =>
  items.every(({ processId }) => cases.has(processId)) ? undefined : { refused: 'agenda-changed' };

/** An item of the agenda with its meeting, for somebody who may write in it. */
export function itemIn(c: Case | undefined, n: number, w: World): Refusal | { readonly m: MeetingRow; readonly item: MeetingItemRow } {
  const m = open(c, w);
  if (isRefusal(m)) return m;
  const item = agendaOf(m).find((each) => each.n === n);
  return item ? { m, item } : { refused: 'not-on-agenda', n };
}

/** Ends what is awaited where it is awaited already; a wait that has not begun ends by itself as it begins. */
export const endIfOpen = (c: Case, what: string, outcome: string): Fact[] => (c.awaits.some((each) => each.what === what && each.state === 'open') ? endAwaiting(c, what, outcome) : []);
