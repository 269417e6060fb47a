import { decide, type DecideAct } from '../approval/decide';
import type { Mandate } from '../approval/mandate';
import { isRefusal, type Refusal } from '../refusal';
import type { Case, Decided, MeetingItemRow, MeetingRow, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import { withSubject } from '../request/about';
import type { ItemResult } from './states';
import { ableOn } from './votes';

/** Which item of which meeting, and the chair in whose name it is decided. */
type ItemAct = { readonly meetingId: string; readonly n: number };

/** Where an item is decided, by whom; undefined where nothing was confirmed of it. */
export function itemDeed({ meeting }: Case, n: number): { readonly processId: string; readonly chair: string } | undefined {
  const item = meeting?.items.find((each) => each.n === n);
  return item && meeting?.confirmedBy ? { processId: item.processId, chair: meeting.confirmedBy } : undefined;
}

/**
 * After it the item is decided in its own process, through every check that a decision by hand goes through, and the meeting knows what came of it.
 * What those checks refuse, or the meeting left open, is on no agenda any more; what was settled elsewhere meanwhile stays as it is.
 */
export function carryOutItem(cases: ReadonlyMap<string, Case>, { meetingId, n }: ItemAct, w: World): Refusal | Decided {
  const at = itemAt(cases, { meetingId, n });
  return at ? settle(at, w) : { facts: [], answer: {} };
}

type At = { readonly m: MeetingRow; readonly item: MeetingItemRow; readonly c: Case };

/** The item with its meeting and its own process; nothing where it is settled already. */
function itemAt(cases: ReadonlyMap<string, Case>, { meetingId, n }: ItemAct): At | undefined {
  const m = cases.get(meetingId)?.meeting;
  const item = m?.items.find((each) => each.n === n && each.result === null);
  const c = item && withSubject(cases, item.processId);
  return m && item && c ? { m, item, c } : undefined;
}

function settle({ m, item, c }: At, w: World): Decided {
  const { id: meetingId } = m;
  const { n } = item;
  const settled = (result: ItemResult, refused: FactOf<'meeting.item-settled'>['payload']['refused'] = null): Record<string, readonly Fact[]> => ({ [meetingId]: [{ kind: 'meeting.item-settled', v: 1, payload: { n, result, refused } }] });
  const letGo = (why: 'undecided' | 'refused'): Fact[] => [{ kind: 'task.untabled', v: 1, payload: { taskId: item.taskId, meetingId, why } }];

  const task = c.tasks.find(({ id }) => id === item.taskId);
  if (!task || !isHere(task, m)) return { facts: [], also: settled('elsewhere'), answer: {} };
  const outcome = item.confirmed?.outcome;
  if (outcome === null || outcome === undefined) return { facts: letGo('undecided'), also: settled('undecided'), answer: {} };
  const decided = decide(c, deciding(item, outcome, mandateOf(m, item)), w);
  if (isRefusal(decided)) return { facts: letGo('refused'), also: settled('refused', decided), answer: {} };
  return { facts: decided.facts, also: { ...decided.also, ...settled('decided') }, answer: {} };
}

const isHere = ({ state, meeting }: TaskRow, { id }: MeetingRow): boolean => meeting === id && (state === 'open' || state === 'claimed');

/** Whoever voted has taken a seat in the step. */
const mandateOf = (m: MeetingRow, item: MeetingItemRow): Mandate => ({ meetingId: m.id, n: item.n, voters: ableOn(m, item).filter((person) => item.votes.some((each) => each.person === person)) });

function deciding({ taskId, confirmed }: MeetingItemRow, outcome: DecideAct['outcome'], mandate: Mandate): DecideAct {
  const { opinion = null, items = [], figures = null } = confirmed ?? {};
  return {
    taskId, outcome, opinion, items, mandate,
    figures: figures === null ? undefined : { ...(figures.amountFen !== null && { amountFen: Number(figures.amountFen) }), ...(figures.cloud && { cloud: figures.cloud }) },
  };
}
