import { routeOf } from '../policy/lookup';
import type { Route, Step } from '../policy/pack';
import type { Case, TaskRow, World } from '../record/case';
import { seatsOf } from '../request/conditions';
import { isOwn } from './relation';
import { organOf, seating } from './seating';
import { free, type Place } from './seats';
import type { SkipWhy } from './states';

/** Who a seat waits for, or would: its queue, who has it, and who could take it. */
export type Candidates = { readonly seat: string; readonly key: string; readonly has: string | null; readonly people: readonly string[] };

/** The people of a queue who could act on this case: nobody acts on what she or her unit handed in. */
const peopleOf = (key: string, c: Case, { directory }: Pick<World, 'directory'>): string[] => directory.holders(key).filter((id) => !isOwn(c, directory.actor(id)));

/** Those of them whose word would be taken at a place of a route. */
export const sitters = (c: Case, { key, ...place }: Place & { readonly key: string }, w: Pick<World, 'directory'>): string[] => free(c, place, peopleOf(key, c, w));

/** Whom an open user task lies with: who has it, else who could take it. */
export function withWhom(c: Case, { task, step }: { readonly task: TaskRow; readonly step: Step }, w: World): Candidates {
  const { seat, key, assignee } = task;
  if (assignee !== null) return { seat, key, has: assignee, people: [assignee] };
  return { seat, key, has: null, people: sitters(c, { ...task, route: routeOf(w.pack, task.route), step }, w) };
}

type Asked = { readonly route: Route; readonly round: number; readonly step: Step };
/** Whom a step would ask if it came up now, or why it would ask nobody. */
export type Asking = { readonly who: readonly Candidates[]; readonly over: SkipWhy | null };

/** The turn of a step that has not come up yet: nobody sits in it. */
const TO_COME = 0;

/** The seats of a step that has not come up yet, found by the very function that opens it, each with those who may sit there. A seat whose organ is not known yet is left out. */
export function candidatesFor(c: Case, { route, round, step }: Asked, w: World): Asking {
  const seats = seatsOf(step, c).filter((seat) => organOf(seat, c, w) !== undefined);
  const { seated, passedOver } = seating(c, { route, round, step, seats, turn: 1, dueAt: 0 }, w);
  const who = seated.map(({ payload: { seat, key, named } }) => ({ seat, key, has: null, people: named === undefined ? sitters(c, { route, step, round, turn: TO_COME, key }, w) : [named] }));
  return { who, over: who.length === 0 ? (passedOver[0]?.payload.why ?? null) : null };
}
