import { told } from '../approval/told';
import { dayOf } from '../calendar/calendar';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { adding, belongTogether, tableable, type Tabled } from './agenda';
import type { Attendee, MeetingRule } from './facts';
import { organOfKey, ruleOf, seatOf, stepOf } from './members';

/** A meeting as it is called: what it is called, when and where, on what, with whom. `place` is the id of a text. */
type Convening = { readonly id: string; readonly title: string; readonly heldOn: string; readonly place: string | null; readonly tasks: readonly string[]; readonly attendees: readonly string[] };
type Body = { readonly route: string; readonly step: string; readonly organ: string; readonly rule: MeetingRule };

/** After it a meeting is convened: each item is on its agenda and can be decided by nobody alone, everybody who is asked to it knows, and who has to stand back from an item does. */
export function convene(cases: ReadonlyMap<string, Case>, act: Convening, w: World): Refusal | Decided<{ readonly meetingId: string; readonly items: number }> {
  const tabled: Tabled[] = [];
  for (const taskId of act.tasks) {
    const one = tableable(cases, taskId, w);
    if (isRefusal(one)) return one;
    tabled.push(one);
  }
  const body = bodyOf(tabled, w);
  if (isRefusal(body)) return body;
  const attendees = seated(act, body, w);
  return isRefusal(attendees) ? attendees : convened(act, { body, attendees, tabled }, w);
}

/** Whose meeting it is, if all items come before one body. */
function bodyOf(tabled: readonly Tabled[], w: World): Refusal | Body {
  const [first] = tabled;
  const meeting = first && stepOf(first.task, w)?.meeting;
  if (!first || !meeting) return { refused: 'agenda-empty' };
  const body: Body = { route: first.task.route, step: first.task.step, organ: organOfKey(first.task.key), rule: ruleOf(meeting) };
  const stranger = tabled.find(({ task }) => !belongTogether(task, body));
  return stranger ? { refused: 'agenda-mixed', taskId: stranger.task.id } : body;
}

/** Each attendee in her office, enough of them for a quorum, on a day that is not past. */
function seated({ heldOn, attendees }: Convening, body: Body, w: World): Refusal | readonly Attendee[] {
  if (heldOn < dayOf(w.calendar, w.at)) return { refused: 'meeting-day-passed', heldOn };
  const found = [...new Set(attendees)].map((person) => ({ person, as: seatOf(w.directory.actor(person), body, w) }));
  const stranger = found.find(({ as }) => as === undefined);
  if (stranger) return { refused: 'not-a-member', person: stranger.person };
  if (found.length < body.rule.quorum) return { refused: 'too-few-attendees', quorum: body.rule.quorum };
  return found.flatMap(({ person, as }) => (as === undefined ? [] : [{ person, as }]));
}

type Called = { readonly body: Body; readonly attendees: readonly Attendee[]; readonly tabled: readonly Tabled[] };

function convened({ id, title, heldOn, place }: Convening, { body, attendees, tabled }: Called, w: World): Decided<{ meetingId: string; items: number }> {
  const people = attendees.map(({ person }) => person);
  const added = tabled.map((each, i) => ({ id: each.c.process.id, ...adding({ meetingId: id, n: i + 1, attendees: people, tabled: each }, w) }));
  const opened: Fact[] = [
    { kind: 'process.opened', v: 1, payload: { kind: 'reviewMeeting', subjectId: body.organ, jurisdiction: w.pack.jurisdiction, pack: w.packHash, title } },
    { kind: 'meeting.convened', v: 1, payload: { title, ...body, heldOn, place, by: w.actor.id, attendees, tells: told(w, people.map((person) => `person:${person}`)) } },
  ];
  const also = new Map<string, Fact[]>();
  for (const each of added) also.set(each.id, [...(also.get(each.id) ?? []), ...each.of]);
  return { facts: [...opened, ...added.flatMap(({ own }) => own)], also: Object.fromEntries(also), answer: { meetingId: id, items: tabled.length } };
}
