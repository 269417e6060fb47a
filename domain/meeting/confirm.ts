import { may } from '../access/may';
import type { ReturnItem } from '../approval/facts';
import type { Figures } from '../cloud/propose';
import type { Case, Decided, MeetingItemRow, MeetingRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import type { ConfirmedItem, ItemFigures } from './facts';
import { chairKey } from './members';
import { agendaOf, endIfOpen, open } from './room';
import { ableOn, tallyOf, verdictOf } from './votes';

/** What the chair adds to an item: her own words for it, what is missing in a return, and the figures that a yes names. */
export type Adds = { readonly n: number; readonly opinion?: string | undefined; readonly items?: readonly ReturnItem[] | undefined; readonly figures?: Figures | undefined };

/** After it the votes stand for good and the meeting is over: each item is then decided in its own process, as an act of its own. */
export function confirmMeeting(c: Case | undefined, { meetingId, adds }: { readonly meetingId: string; readonly adds: readonly Adds[] }, w: World): Refusal | Decided<{ readonly meetingId: string; readonly items: readonly Pick<ConfirmedItem, 'n' | 'outcome'>[] }> {
  const m = open(c, w);
  if (isRefusal(m)) return m;
  const hindrance = hindered(m, w);
  if (hindrance) return hindrance;
  const items = agendaOf(m).map((item) => confirmed(m, item, adds.find(({ n }) => n === item.n) ?? {}));
  return { facts: [{ kind: 'meeting.confirmed', v: 1, payload: { by: w.actor.id, results: items } }, ...(c ? endIfOpen(c, 'meeting-confirmation', 'confirmed') : [])], answer: { meetingId, items: items.map(({ n, outcome }) => ({ n, outcome })) } };
}

function hindered(m: MeetingRow, w: World): Refusal | undefined {
  if (!may(w.actor, 'meeting.confirm', { keys: [chairKey(m, w)] })) return { refused: 'not-the-chair' };
  if (m.heldAt === null) return { refused: 'meeting-not-held' };
  const agenda = agendaOf(m);
  if (agenda.length === 0) return { refused: 'agenda-empty' };
  const missing = agenda.filter((item) => votesMissing(m, item).length > 0).map(({ n }) => n);
  return missing.length > 0 ? { refused: 'votes-missing', items: missing } : undefined;
}

/** Who could vote on an item and has not; where there is no quorum nobody has to. */
export function votesMissing(m: MeetingRow, item: MeetingItemRow): readonly string[] {
  const able = ableOn(m, item);
  return able.length < m.rule.quorum ? [] : able.filter((person) => !item.votes.some((each) => each.person === person));
}

/** An item as the votes leave it, with what its word needs: a no its reasons, a return its items, each in the words of those who voted so unless the chair has her own. */
function confirmed(m: MeetingRow, item: MeetingItemRow, added: Omit<Adds, 'n'>): ConfirmedItem {
  const tally = tallyOf(m, item);
  const verdict = verdictOf(tally, m.rule);
  const { opinion, items: missing, figures } = added;
  const said = verdict.outcome === 'disagree' ? wordsOf(m, item, 'disagree')[0] : undefined;
  return {
    n: item.n, ...verdict, opinion: opinion ?? said ?? null, items: verdict.outcome === 'return' ? (missing ?? wordsOf(m, item, 'return').map((text, i) => ({ n: i + 1, text }))) : [],
    figures: verdict.outcome === 'agree' && figures ? figuresOf(figures) : null, tally,
  };
}

/** The words of those who voted so and could. */
const wordsOf = (m: MeetingRow, item: MeetingItemRow, vote: 'disagree' | 'return'): readonly string[] =>
  item.votes.flatMap((each) => (each.vote === vote && each.opinion !== null && ableOn(m, item).includes(each.person) ? [each.opinion] : []));


const figuresOf = ({ amountFen, cloud }: Figures): ItemFigures => ({ amountFen: amountFen === undefined ? null : String(amountFen), cloud: cloud ?? null });
