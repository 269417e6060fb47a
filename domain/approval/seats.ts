import { routeOf } from '../policy/lookup';
import type { Route, Step } from '../policy/pack';
import type { Case, TaskRow, World } from '../record/case';
import type { Refusal } from '../refusal';
import { isRecused } from './relation';
import { stepOf } from './road';

type At = Pick<TaskRow, 'route' | 'step' | 'round' | 'turn'>;

/** What keeps whoever said it from sitting at a place of its route: whatever was said at the same step in the same turn, and a yes at another; what was voted in a step that was returned is void. */
const beside = (c: Case, { route, step, round, turn }: At): readonly TaskRow[] =>
  c.tasks.filter((other) => other.route === route && other.work === 'decide' && (other.step === step ? other.round === round && other.turn === turn : other.outcome === 'agree'));
const saidBy = ({ decidedBy, decidedFor }: TaskRow): readonly string[] => [decidedBy, decidedFor].flatMap((id) => id ?? []);
const votedBy = (task: TaskRow): readonly string[] => [...saidBy(task), ...task.voters];

/** The seat of a route that somebody has filled, by herself or by her vote in a meeting. */
export const filledSeat = (c: Case, at: At, person: string): TaskRow | undefined => beside(c, at).find((other) => votedBy(other).includes(person));

/** On a route of different people, nobody takes a second seat, in her own name or in another's. */
export function seatTaken(c: Case, task: TaskRow, { w, hand }: { readonly w: World; readonly hand: string }): Refusal | undefined {
  const filled = decidedApart(c, task, w).find((other) => [w.actor.id, hand].some((person) => saidBy(other).includes(person)))
    ?? (routeOf(w.pack, task.route).differentPeople ? filledSeat(c, task, w.actor.id) ?? filledSeat(c, task, hand) : undefined);
  return filled && { refused: 'seat-already-filled', seat: filled.seat };
}

/** What was decided on the routes of this case that a step names: whoever did does not sit here as well (separation of duties as the pack says it). */
const decidedApart = (c: Case, { route, step }: Pick<At, 'route' | 'step'>, { pack }: Pick<World, 'pack'>): readonly TaskRow[] => decidedOn(c, stepOf(routeOf(pack, route), step));
const decidedOn = (c: Case, { notBy = [] }: Step): readonly TaskRow[] => c.tasks.filter(({ work, route }) => work === 'decide' && notBy.includes(route));

/** A place of a route at which nobody sits yet, or the task that is asked there. */
export type Place = { readonly route: Route; readonly step: Step; readonly round: number; readonly turn: number };

/** Those of some people whose word would be taken at a place: who has no other seat there, decided nowhere that the step names, and has not stood back. */
export function free(c: Case, { route, step, round, turn }: Place, people: readonly string[]): string[] {
  const barred = new Set([...(route.differentPeople ? beside(c, { route: route.id, step: step.id, round, turn }).flatMap(votedBy) : []), ...decidedOn(c, step).flatMap(saidBy)]);
  return people.filter((person) => !barred.has(person) && !isRecused(c, person));
}
