import { routeOf } from '../policy/lookup';
import type { Route } from '../policy/pack';
import type { Case, RoundRow, TaskRow, World } from '../record/case';
import type { Refusal } from '../refusal';
import type { ReturnItem } from './facts';
import { standingOf } from './road';
import { partyOf, roundAt } from './rounds';
import { RESUMPTIONS, type Resumption } from './states';

/** Where what comes back goes, where the route itself says it. */
export const fixedWay = ({ resumption }: Pick<Route, 'resumption'>): Resumption | undefined => (resumption === 'choice' ? undefined : resumption);

/** Where the applicant's resubmission can go by the choice of whoever returns it: nowhere in particular where the route fixes it, or no other step has been passed. */
export function waysAgain(c: Case, task: TaskRow, { pack }: Pick<World, 'pack'>): readonly Resumption[] {
  const route = routeOf(pack, task.route);
  const round = roundAt(c, task);
  if (!round || fixedWay(route) !== undefined) return [];
  const isOpen = route.steps.some((step) => step.id !== task.step && ['passed', 'stands'].includes(standingOf(c, round, { route, step })));
  return isOpen ? RESUMPTIONS : [];
}

/** The return before this task on its route; nothing before the first. */
export const returnBefore = (c: Case, { route, round }: Pick<TaskRow, 'route' | 'round'>): RoundRow | undefined =>
  c.rounds.findLast((each) => each.route === route && each.round < round && each.outcome === 'returned' && partyOf(each) === partyOf(roundAt(c, { route, round }) ?? NOBODYS));
const NOBODYS = { path: '' };

/** All is asked at once (一次性告知): from the second return on, each item repeats one of the return before or says why it was not asked then. */
export function unaccounted(c: Case, task: TaskRow, items: readonly ReturnItem[]): Refusal | undefined {
  const before = returnBefore(c, task);
  const asked = new Set(before?.items.map(({ n }) => n));
  const isAccounted = ({ again, reason }: ReturnItem): boolean => (again === undefined ? before === undefined || reason !== undefined : asked.has(again));
  const without = items.filter((item) => !isAccounted(item)).map(({ n }) => n);
  return without.length === 0 ? undefined : { refused: 'item-reason-required', items: without };
}
