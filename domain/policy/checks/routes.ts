import { ROUTE_INPUTS } from '../../approval/conditions';
import { beyond } from '../../approval/road';
import { faultOfFeel } from '../feel';
import type { Route, Step, Vote } from '../pack';
import { idsOf, type Fault, type Item, type Reading } from '../parts';

type Found = Item<Route>;

/** Every route can be walked: its steps come after steps that are there and never after themselves, somebody is always asked, its votes can be won, and its expressions speak of what is documented. */
export const checkRoutes = (reading: Reading): readonly Fault[] => {
  const routes = idsOf(reading, 'routes');
  return (reading.parts.routes as readonly Found[]).flatMap((route) => [...ofRoute(route), ...route.value.steps.flatMap((step, i) => [...ofOrder(route, step, i), ...ofSeats(route, step, i), ...ofVote(route, step, i), ...ofEach(route, step, i), ...ofPeople(route, { step, i, routes })])]);
};

function ofRoute({ value, fault }: Found): Fault[] {
  return [
    ...(value.differentPeople && value.repeated !== undefined ? [fault('asks different people and passes over whoever agreed before: one of the two', 'repeated')] : []),
    ...(value.steps.every((step) => step.if !== undefined) ? [fault('every step has a condition, so nobody might be asked', 'steps')] : []),
  ];
}

function ofOrder({ value, fault }: Found, step: Step, i: number): Fault[] {
  const ids = new Set(value.steps.map(({ id }) => id));
  const missing = (step.after ?? []).flatMap((id, n) => (ids.has(id) ? [] : [fault(`step ${id} is not on the route`, 'steps', i, 'after', n)]));
  const circles = missing.length === 0 && (step.after ?? []).some((id) => beyond(value, step.id).has(id)) ? [fault(`step ${step.id} comes after itself`, 'steps', i, 'after')] : [];
  return [...missing, ...circles];
}

function ofSeats({ value, fault }: Found, step: Step, i: number): Fault[] {
  const isFirst = (step.after ?? (i === 0 ? [] : [''])).length === 0;
  const condition = step.if && faultOfFeel(step.if.feel, ROUTE_INPUTS, 'boolean');
  return [
    ...(condition === undefined ? [] : [fault(`condition ${condition}`, 'steps', i, 'if', 'feel')]),
    ...step.seats.flatMap(({ at, chosen, each }, j) => {
      const says = 'feel' in at ? faultOfFeel(at.feel, ROUTE_INPUTS, 'string') : undefined;
      return [
        ...(says === undefined ? [] : [fault(`place ${says}`, 'steps', i, 'seats', j, 'at', 'feel')]),
        ...(chosen && isFirst ? [fault('nobody decides before it, so nobody can be chosen', 'steps', i, 'seats', j, 'chosen')] : []),
        ...(chosen && each ? [fault('is for one who is chosen and for each of them', 'steps', i, 'seats', j, 'each')] : []),
      ];
    }),
    ...(value.steps.length > 0 && isOneQueue(step) ? [fault('one seat that is one queue is no choice among several', 'steps', i, 'settles')] : []),
  ];
}

/** One of several is to agree, and there is one seat, which is not taken by each of its office. */
const isOneQueue = ({ settles, seats }: Step): boolean => settles === 'one-agrees' && seats.length === 1 && !seats[0]?.each;

function ofVote({ fault }: Found, { settles, seats }: Step, i: number): Fault[] {
  if (typeof settles === 'string') return [];
  const { vote } = settles;
  const ids = new Set(seats.map(({ id }) => id));
  const named = seatsNamed(vote).filter((id) => !ids.has(id));
  const isOpen = seats.some(({ each }) => each);
  const { quorum = 1 } = vote;
  return [
    ...named.map((id) => fault(`seat ${id} does not vote here`, 'steps', i, 'settles', 'vote')),
    ...(!isOpen && isBeyond(vote, seats) ? [fault('needs more votes than there are', 'steps', i, 'settles', 'vote', 'needs')] : []),
    ...(!isOpen && quorum > seats.length ? [fault('has a quorum that its seats cannot reach', 'steps', i, 'settles', 'vote', 'quorum')] : []),
  ];
}

/** Where nobody signs twice, whoever is asked by name in one place is not asked of the same office in another that may be open at the same time: she would sign one, and the other would wait for her. */
function ofEach({ value, fault }: Found, step: Step, i: number): Fault[] {
  if (!value.differentPeople) return [];
  const others = value.steps.filter(({ id }) => id === step.id || !(beyond(value, id).has(step.id) || beyond(value, step.id).has(id))).flatMap(({ seats }) => seats);
  return step.seats.flatMap((seat, j) => {
    const other = seat.each ? others.find((each) => each !== seat && officeOf(each) === officeOf(seat)) : undefined;
    return other ? [fault(`asks each by name whom seat ${other.id} may ask at the same time, and nobody signs twice`, 'steps', i, 'seats', j, 'each')] : [];
  });
}
const officeOf = ({ role, at }: Step['seats'][number]): string => JSON.stringify([role, at]);

/** The seats that a vote speaks of: whose no is enough, and whose word decides a tie. */
const seatsNamed = ({ veto = [], tie }: Vote): readonly string[] => [...veto, ...(typeof tie === 'object' ? [tie.casting] : [])];

/** Whether a vote needs more than all of its seats together can give. */
function isBeyond({ needs }: Vote, seats: Step['seats']): boolean {
  if ('count' in needs) return needs.count > seats.length;
  if ('weight' in needs) return needs.weight > seats.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  return (needs.ratio[0] ?? 0) > (needs.ratio[1] ?? 0);
}

const ofPeople = ({ fault }: Found, { step, i, routes }: { readonly step: Step; readonly i: number; readonly routes: ReadonlySet<string> }): Fault[] =>
  (step.notBy ?? []).flatMap((id, n) => (routes.has(id) ? [] : [fault(`route ${id} is not in the pack`, 'steps', i, 'notBy', n)]));
