import type { MayDo, Problem, UserTaskPage } from '../api/contract';
import { nameOf } from '../api/problem';
import { offered, OUTCOMES, type DecisionOutcome, type Typed } from './acts';

export const WAYS = ['forward', 'back'] as const;
export type Way = (typeof WAYS)[number];
type Chosen = Pick<Typed, 'outcome' | 'to' | 'resume' | 'chosen'>;

/** How a file can go on once an earlier step has done what it was returned for. */
export const waysTo = (may: readonly MayDo[], step: string): Way[] => WAYS.filter((way) => offered(may, `return:${step}:${way}`) !== undefined);

/** The earlier steps to which it can go back. */
export const stepsBack = ({ may, returnTo }: UserTaskPage): UserTaskPage['returnTo'] => returnTo.filter(({ step }) => waysTo(may, step).length > 0);

/** The earlier step to which she returns it, and how it goes on from there; nothing where it goes to the applicant. */
export function backTo(page: UserTaskPage, { outcome, to, resume }: Chosen): { to: string; resume: Way; name: UserTaskPage['returnTo'][number]['name'] } | undefined {
  const step = outcome === 'return' ? stepsBack(page).find((each) => each.step === to) : undefined;
  if (!step) return undefined;
  const ways = waysTo(page.may, step.step);
  return { to: step.step, name: step.name, resume: ways.find((way) => way === resume) ?? ways[0] ?? 'forward' };
}

/** How a file can go on once its applicant has handed it in again; nothing where that is not hers to choose. */
export const waysAgain = ({ may }: UserTaskPage): Way[] => WAYS.filter((way) => offered(may, `return:${way}`) !== undefined);

/** How it goes on after the applicant's resubmission: straight back here unless she wants the whole road again. Nothing where there is no choice, or where it goes to a step. */
export function againBy(page: UserTaskPage, chosen: Chosen): Way | undefined {
  const ways = chosen.outcome === 'return' && !backTo(page, chosen) ? waysAgain(page) : [];
  return ways.length === 0 ? undefined : (ways.find((way) => way === chosen.resume) ?? 'back');
}

/** What the server says of the very decision that is chosen. */
export function choiceOf(page: UserTaskPage, chosen: Chosen): MayDo | undefined {
  const back = backTo(page, chosen);
  if (back) return offered(page.may, `return:${back.to}:${back.resume}`);
  const way = againBy(page, chosen);
  if (way) return offered(page.may, `return:${way}`);
  return chosen.outcome === null ? undefined : offered(page.may, chosen.outcome);
}

/** The seats that she has to name somebody for before this decision can be. */
export const seatsToName = (page: UserTaskPage, chosen: Chosen): UserTaskPage['chooses'] => {
  const blocked = choiceOf(page, chosen)?.blocked;
  return blocked && asksForNames(blocked) ? page.chooses : [];
};
const asksForNames = (problem: Problem): boolean => nameOf(problem) === 'choose-next';

/** Whether something stands in the way of a decision that she could not clear here: what only waits for a name is hers to give. */
export function isStopped({ may }: Pick<UserTaskPage, 'may'>, outcome: DecisionOutcome): boolean {
  const blocked = offered(may, outcome)?.blocked;
  return blocked ? !asksForNames(blocked) : false;
}

/** Whom she has named for these seats, by seat. */
export function namedFor(page: UserTaskPage, chosen: Chosen): Record<string, string> {
  return Object.fromEntries(seatsToName(page, chosen).flatMap(({ seat, people }) => people.filter(({ id }) => id === chosen.chosen?.[seat]).map(({ id }) => [seat, id] as const)));
}

/** What stands in the way of the chosen decision, or of every decision alike; a seat that is named stands in nobody's way. */
export function hindranceOf(page: UserTaskPage, chosen: Chosen): Problem | null {
  if (chosen.outcome === null) return alike(page);
  const seats = seatsToName(page, chosen);
  if (seats.length > 0 && Object.keys(namedFor(page, chosen)).length === seats.length) return null;
  return choiceOf(page, chosen)?.blocked ?? null;
}

function alike({ may }: UserTaskPage): Problem | null {
  const choices = OUTCOMES.flatMap((outcome) => offered(may, outcome) ?? []);
  return choices.every(({ blocked }) => blocked !== null) ? choices[0]?.blocked ?? null : null;
}
