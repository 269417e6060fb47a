import type { MayDo, Person, UserTaskPage } from '../api/contract';

export const OUTCOMES = ['agree', 'disagree', 'return', 'abstain'] as const;
export type DecisionOutcome = (typeof OUTCOMES)[number];

/** The key of each decision: the same on every page. */
export const KEY_OF: Record<DecisionOutcome, string> = { agree: 'A', disagree: 'D', return: 'R', abstain: 'B' };

/** What the server lets this person do now under this name, if anything. */
export const offered = (may: readonly MayDo[], act: string): MayDo | undefined => may.find((each) => each.act === act || each.act.endsWith(`.${act}`));

/** The decisions that are open to this person, always in the same order; none while her turn has not come. */
export const decisionsOf = ({ may, task }: Pick<UserTaskPage, 'may' | 'task'>): DecisionOutcome[] => (task.state === 'waiting' ? [] : OUTCOMES.filter((outcome) => offered(may, outcome) !== undefined));

/** The people who have or had a seat in this round; records name them by id only. */
export const peopleOf = ({ route }: Pick<UserTaskPage, 'route'>): Person[] => route.steps.flatMap(({ seats }) => seats.flatMap(({ who }) => (who ? [who] : [])));

/** What has been typed for a decision and not yet sent. */
export type Typed = { readonly outcome: DecisionOutcome | null; readonly opinion: string; readonly items: readonly string[]; readonly again?: readonly number[]; readonly reasons?: readonly string[]; readonly figures?: Readonly<Record<string, string>>; readonly as?: string; readonly to?: string | undefined; readonly resume?: 'back' | 'forward' | undefined; readonly chosen?: Readonly<Record<string, string>> };

export const NOTHING_TYPED: Typed = { outcome: null, opinion: '', items: [''] };

export type Asked = { readonly text: string; readonly again?: number; readonly reason?: string };

/** Everything that a return asks for: what is ticked of the return before, then what is new with why it comes only now. */
export function returnItems(typed: Typed, { before }: Pick<UserTaskPage, 'before'>): (string | Asked)[] {
  const again = (before?.items ?? []).filter(({ n }) => typed.again?.includes(n)).map(({ n, text }): Asked => ({ text, again: n }));
  const fresh = typed.items.map((item, i) => ({ text: item.trim(), reason: typed.reasons?.[i]?.trim() ?? '' })).filter(({ text }) => text !== '');
  return [...again, ...fresh.map(({ text, reason }) => (before === null ? text : { text, ...(reason !== '' && { reason }) }))];
}

/** The items that say something. */
export const itemsOf = ({ items }: Typed): string[] => items.map((item) => item.trim()).filter((item) => item !== '');
