import { dayOf, isInside, workingDaysBetween, type Calendar } from '../../domain/calendar/calendar';
import type { Told } from '../../db/reads/case';

/** When each task of a record came to whoever decides it, by the task's id. */
export const openedAt = (facts: readonly Told[]): ReadonlyMap<string, number> => new Map(facts.flatMap(({ kind, at, payload }) => (kind === 'task.opened' ? [[String(payload['taskId']), at] as const] : [])));

/** Working days from one instant to another, the day of the first being day zero; nothing where the calendar does not reach. */
export function daysTaken(cal: Calendar, from: number | undefined, to: number): number | null {
  if (from === undefined) return null;
  const [first, last] = [dayOf(cal, from), dayOf(cal, to)];
  return isInside(cal, first) && isInside(cal, last) ? workingDaysBetween(cal, first, last) : null;
}

/** How many working days each word of a record took, and each round from its first task to its end; by the place of the fact. */
export function tookOf(facts: readonly Told[], cal: Calendar): ReadonlyMap<number, number> {
  const opened = openedAt(facts);
  const rounds = new Map<string, number>();
  for (const { kind, at, payload } of facts) if (kind === 'task.opened' && !rounds.has(roundOf(payload))) rounds.set(roundOf(payload), at);
  return new Map(facts.flatMap(({ seq, at, kind, payload }) => {
    const days = daysTaken(cal, kind === 'task.decided' ? opened.get(String(payload['taskId'])) : kind === 'round.ended' ? rounds.get(roundOf(payload)) : undefined, at);
    return days === null ? [] : [[seq, days] as const];
  }));
}

const roundOf = (payload: Told['payload']): string => `${String(payload['route'])} ${String(payload['round'])}`;
