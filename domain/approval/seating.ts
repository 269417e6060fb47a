import type { Route, Seat, Step } from '../policy/pack';
import type { Case, TaskRow, World } from '../record/case';
import type { FactOf } from '../record/fact';
import { organByFeel } from './conditions';
import { deskOfGroup } from './groups';
import { organsAt } from './places';
import { isOwn } from './relation';
import { before } from './road';
import { workOf } from './scope';
import { free } from './seats';
import { told } from './told';
import { seatOf } from './vote';

type Seating = { readonly route: Route; readonly round: number; readonly step: Step; readonly seats: readonly Seat[]; readonly turn: number; readonly dueAt: number; readonly chosen?: Readonly<Record<string, string>>; readonly isForced?: boolean };
type Opened = FactOf<'task.opened'>;
type Over = FactOf<'seat.skipped'>;
export type Seated = { readonly seated: readonly Opened[]; readonly passedOver: readonly Over[] };

/** Who is asked at a step: a task for each seat that has somebody to ask, in the order of the seats where they sign one after the other; and the seats that are passed over, with why. */
export function seating(c: Case, on: Seating, w: World): Seated {
  const asked = on.seats.flatMap((seat): readonly (Asked | Over)[] => askedAt(c, { ...on, seat }, w));
  const places = asked.filter((each): each is Asked => !('kind' in each));
  const seated = places.map((place, n) => taskOf(c, { ...on, place, prior: on.step.settles === 'in-order' ? places[n - 1] : undefined }, w));
  return { seated, passedOver: asked.filter((each): each is Over => 'kind' in each) };
}

/** One place at the table: which seat, whose queue, and the person where one is asked by name; `tells` beside those behind the queue. */
type Asked = { readonly seat: string; readonly key: string; readonly named?: string; readonly weight?: number; readonly alsoTells: readonly string[] };
type AtSeat = Seating & { readonly seat: Seat };

function askedAt(c: Case, on: AtSeat, w: World): readonly (Asked | Over)[] {
  const place = placeOf(c, on, w);
  const people = w.directory.holders(place.key).filter((id) => !isOwn(c, w.directory.actor(id)));
  const sitters = free(c, on, people);
  const again = on.seat.each ? undefined : repeated(c, on, people);
  if (again !== undefined) return [over(on, { why: 'repeated', who: again })];
  if (sitters.length === 0) return ofNobody(place, on, w);
  return on.seat.each ? sitters.map((person) => ({ ...place, seat: `${place.seat}:${person}`, named: person })) : [asked(place, namedFor(c, on, sitters))];
}

/** The place that a seat is, with the queue of its office, or our bug. */
function placeOf(c: Case, { route, seat }: AtSeat, w: World): Asked {
  const organ = organOf(seat, c, w);
  if (organ === undefined) throw new Error(`seat ${seat.id} of ${route.id} has no organ in ${c.process.id}`);
  return { seat: seat.id, key: officeAt(seat, organ), alsoTells: [], ...(seat.weight !== undefined && { weight: seat.weight }) };
}

/** One is asked, by name where one is meant. */
const asked = (place: Asked, named: string | undefined): Asked => (named === undefined ? place : { ...place, named });

/** 去重: the only one who could be asked, who has agreed before and is not asked again where the step is not forced. */
function repeated(c: Case, on: AtSeat, people: readonly string[]): string | undefined {
  const only = namedFor(c, on, people) ?? (people.length === 1 ? people[0] : undefined);
  return !on.isForced && only !== undefined && hasAgreed(c, on, only) ? only : undefined;
}

/** The organ at which a seat is taken; nothing where the case has none for it. */
export function organOf({ role, at }: Seat, c: Case, w: World): string | undefined {
  if ('feel' in at) return organByFeel(at, c);
  return 'relation' in at && at.relation === 'group' ? deskOfGroup(role, c, w) : organsAt(at, c)[0];
}

/** The queue of a seat's own office; another one is asked where the pack says so of a seat that nobody can take. */
export const officeAt = ({ role }: Seat, organ: string): string => `${role}@${organ}`;

/** What the pack says of a seat that nobody can take: pass it over where its step is not forced, ask another office, or leave it in its queue and tell the administrators; where it says nothing, the queue waits. */
function ofNobody(place: Asked, on: AtSeat, { directory }: World): readonly (Asked | Over)[] {
  const { seat: { empty }, isForced = false } = on;
  if (empty === undefined) return [place];
  if (empty === 'skip') return isForced ? [place] : [over(on, { why: 'nobody' })];
  if (typeof empty === 'object') return [{ ...place, key: `${empty.escalate.role}@${empty.escalate.organ}` }];
  return [{ ...place, alsoTells: directory.organs('admin').map((organ) => `admin@${organ}`) }];
}

const over = ({ route, round, step, seat }: AtSeat, why: Pick<Over['payload'], 'why' | 'who'>): Over => ({ kind: 'seat.skipped', v: 1, payload: { route: route.id, round, step: step.id, seat: seat.id, ...why } });

/** Who is asked by name: whom the decider before chose; in a later turn, whoever spoke for this seat before, as long as she holds the office. */
function namedFor(c: Case, on: AtSeat, people: readonly string[]): string | undefined {
  const { route, step, seat, chosen = {} } = on;
  const named = chosen[seat.id] ?? spokeBefore(c, on) ?? (seat.chosen ? lastAt(c, { route: route.id, step: step.id, seat: seat.id })?.named : undefined);
  return named && people.includes(named) ? named : undefined;
}

/** Whoever spoke for a seat in an earlier turn of this round. */
function spokeBefore(c: Case, { route, round, step, seat, turn }: AtSeat): string | null | undefined {
  const last = turn > 1 ? lastAt(c, { route: route.id, round, step: step.id, seat: seat.id }) : undefined;
  return last && voiceOf(last);
}

type SeatAt = { readonly route: string; readonly round?: number; readonly step: string; readonly seat: string };
/** The last task of a seat that was somebody's, in one round or in any. */
const lastAt = (c: Case, at: SeatAt): TaskRow | undefined =>
  c.tasks.findLast((task) => task.work === 'decide' && isAt(task, at) && task.added === null && (task.decidedBy !== null || task.named !== null));
const isAt = (task: TaskRow, { route, round, step, seat }: SeatAt): boolean =>
  task.route === route && (round === undefined || task.round === round) && task.step === step && seatOf(task.seat) === seat;

/** Whose word a task bears: that of the person in whose place it was given. */
const voiceOf = ({ decidedFor, decidedBy }: TaskRow): string | null => decidedFor ?? decidedBy;

/** 去重: she has agreed in this round already, anywhere before or at the step just before, as the route says. What is asked again is asked of her all the same. */
function hasAgreed(c: Case, { route, round, step, turn }: AtSeat, person: string): boolean {
  if (route.repeated === undefined || turn > 1) return false;
  const near = new Set(before(route, step));
  return c.tasks.some((task) => task.route === route.id && task.round === round && task.step !== step.id && task.outcome === 'agree' && voiceOf(task) === person && (route.repeated === 'once' || near.has(task.step)));
}

function taskOf(c: Case, { route, round, step, turn, dueAt, place, prior }: Seating & { readonly place: Asked; readonly prior: Asked | undefined }, w: World): Opened {
  const id = (seat: string): string => [c.process.id, route.id, round, step.id, seat, ...(turn > 1 ? [turn] : [])].join('~');
  const { seat, key, named, weight, alsoTells } = place;
  const tells = prior ? [] : told(w, [named === undefined ? key : `person:${named}`, ...alsoTells], workOf(c, route.id));
  return {
    kind: 'task.opened', v: 1,
    payload: {
      taskId: id(seat), route: route.id, round, step: step.id, seat, key, dueAt, priority: 0, tells,
      ...(turn > 1 && { turn }), ...(named !== undefined && { named }), ...(weight !== undefined && { weight }), ...(prior && { waitsFor: [id(prior.seat)] }),
    },
  };
}
