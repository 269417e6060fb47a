import type { Case, RoundRow, TaskRow } from '../record/case';
import type { Refusal } from '../refusal';
import type { ReturnItem } from './facts';
import { partyOf, roundAt } from './rounds';

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
