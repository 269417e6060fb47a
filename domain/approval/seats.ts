import { routeOf } from '../policy/lookup';
import type { Case, TaskRow, World } from '../record/case';
import type { Refusal } from '../refusal';
import { stepOf } from './road';

/** The seat of a route that somebody has filled, by herself or by her vote in a meeting; what was voted in a step that was returned is void. */
export const filledSeat = (c: Case, task: TaskRow, person: string): TaskRow | undefined =>
  c.tasks.filter((other) => other.route === task.route && other.work === 'decide' && [other.decidedBy, other.decidedFor, ...other.voters].includes(person))
    .find((other) => (other.step === task.step ? other.round === task.round && other.turn === task.turn : other.outcome === 'agree'));

/** On a route of different people, nobody takes a second seat, in her own name or in another's; what she voted in a step that was returned is void. */
export function seatTaken(c: Case, task: TaskRow, { w, hand }: { readonly w: World; readonly hand: string }): Refusal | undefined {
  const barred = actedElsewhere(c, task, w) ?? actedElsewhere(c, task, { ...w, actor: w.directory.actor(hand) });
  if (barred) return barred;
  if (!routeOf(w.pack, task.route).differentPeople) return undefined;
  const filled = filledSeat(c, task, w.actor.id) ?? filledSeat(c, task, hand);
  return filled && { refused: 'seat-already-filled', seat: filled.seat };
}

/** Whoever decided on a route of this case that the step names does not sit here as well (separation of duties as the pack says it). */
function actedElsewhere(c: Case, task: TaskRow, w: World): Refusal | undefined {
  const apart = stepOf(routeOf(w.pack, task.route), task.step).notBy ?? [];
  const hers = c.tasks.find((other) => other.work === 'decide' && apart.includes(other.route) && [other.decidedBy, other.decidedFor].includes(w.actor.id));
  return hers && { refused: 'seat-already-filled', seat: hers.seat };
}
