import type { Case, Decided, MeetingItemRow, MeetingRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { FactOf } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { told } from '../approval/told';
import { adding, belongTogether, tableable } from './agenda';
import { agendaOf, endIfOpen, itemIn, open, unread } from './room';

type Cases = ReadonlyMap<string, Case>;

/** After it the task is one more item of the agenda. */
export function addItem(cases: Cases, { meetingId, taskId }: { readonly meetingId: string; readonly taskId: string }, w: World): Refusal | Decided<{ readonly meetingId: string; readonly n: number }> {
  const m = open(cases.get(meetingId), w);
  if (isRefusal(m)) return m;
  const tabled = tableable(cases, taskId, w);
  if (isRefusal(tabled)) return tabled;
  if (!belongTogether(tabled.task, m)) return { refused: 'agenda-mixed', taskId };
  const n = Math.max(0, ...m.items.map((each) => each.n)) + 1;
  const { own, of } = adding({ meetingId, n, attendees: m.attendees.map(({ person }) => person), tabled }, w);
  return { facts: own, also: { [tabled.c.process.id]: of }, answer: { meetingId, n } };
}

/** After it the item is off the agenda, and its task is to be decided as any other. */
export function removeItem(cases: Cases, { meetingId, n }: { readonly meetingId: string; readonly n: number }, w: World): Refusal | Decided<{ readonly meetingId: string; readonly n: number }> {
  const found = itemIn(cases.get(meetingId), n, w);
  if (isRefusal(found)) return found;
  const changed = unread(cases, [found.item]);
  if (changed) return changed;
  return { facts: [{ kind: 'meeting.item-removed', v: 1, payload: { n, by: w.actor.id } }], also: lettingGo(cases, { id: meetingId, items: [found.item] }, 'removed'), answer: { meetingId, n } };
}

/** After it nothing of the meeting stands: its items are where they were before, and everybody asked to it knows. */
export function cancelMeeting(cases: Cases, { meetingId, reason }: { readonly meetingId: string; readonly reason: string }, w: World): Refusal | Decided<{ readonly meetingId: string }> {
  const c = cases.get(meetingId);
  const m = open(c, w);
  if (isRefusal(m)) return m;
  const changed = unread(cases, agendaOf(m));
  if (changed) return changed;
  const facts: Fact[] = [{ kind: 'meeting.cancelled', v: 1, payload: { by: w.actor.id, reason, tells: told(w, m.attendees.map(({ person }) => `person:${person}`)) } }];
  return { facts: [...facts, ...(c ? [...endIfOpen(c, 'meeting', 'cancelled'), ...endIfOpen(c, 'meeting-confirmation', 'cancelled')] : [])], also: lettingGo(cases, { id: meetingId, items: agendaOf(m) }, 'cancelled'), answer: { meetingId } };
}

type Why = FactOf<'task.untabled'>['payload']['why'];

/** The tasks of these items are on no agenda any more, as far as they were on this one. */
export function lettingGo(cases: Cases, { id, items }: Pick<MeetingRow, 'id'> & { readonly items: readonly MeetingItemRow[] }, why: Why): Record<string, readonly Fact[]> {
  const freed = items.filter(({ processId, taskId }) => cases.get(processId)?.tasks.some((task) => task.id === taskId && task.meeting === id));
  const byProcess = new Map<string, Fact[]>();
  for (const { processId, taskId } of freed) byProcess.set(processId, [...(byProcess.get(processId) ?? []), { kind: 'task.untabled', v: 1, payload: { taskId, meetingId: id, why } }]);
  return Object.fromEntries(byProcess);
}
