import { may } from '../access/may';
import type { Pack, Plan, PlanTask } from '../policy/pack';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { occurrenceId, occurrenceOf, open, rowOf, supervisedTaskId } from './assign';
import { strangerAmong } from './organs';

/** The plan, and whom this import means by a list of members where it is not whom the pack names. */
export type Importing = { readonly plan: Plan; readonly members?: Readonly<Record<string, readonly string[]>> | undefined };

/** The days until the plan's horizon on which a recurring row says that it falls due. */
export function occurrencesOf({ horizon }: Pick<Plan, 'horizon'>, { due }: PlanTask): string[] {
  if (due.kind !== 'recurring' || due.from === undefined || horizon === undefined) return [];
  const { from } = due;
  const years = Array.from({ length: Number(horizon.on.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, n) => Number(from.slice(0, 4)) + n);
  return years.flatMap((year) => due.days.map((day) => `${year}-${day}`)).filter((on) => on >= from && on <= horizon.on).sort();
}

/** The process ids of a plan's rows and of the occurrences that come with them, in the plan's order. */
export const idsOfPlan = (plan: Plan): string[] => plan.tasks.flatMap((item) => {
  const id = supervisedTaskId(plan.id, item.id);
  return [id, ...occurrencesOf(plan, item).map((on) => occurrenceId(id, on))];
});

/** After it every row of the plan is a supervised task of its own, and so is each occurrence whose day the plan gives. A plan is imported once. */
export function importPlan(cases: ReadonlyMap<string, Case>, { plan, members = {} }: Importing, w: World): Refusal | Decided<{ readonly plan: string; readonly opened: number }> {
  if (!may(w.actor, 'plan.import')) return { refused: 'role-missing', role: 'supervisor' };
  if (cases.size > 0) return { refused: 'plan-already-imported', plan: plan.id };
  const lists = listsFor(members, w.pack);
  if (isRefusal(lists)) return lists;
  const all = plan.tasks.flatMap((item) => opened(plan, item, { members: lists.get(item.collective?.members ?? ''), w }));
  const [first, ...others] = all;
  return { facts: first?.[1] ?? [], also: Object.fromEntries(others), answer: { plan: plan.id, opened: all.length } };
}

/** Who is meant by each list: whom the import names, else whom the pack does. */
function listsFor(named: NonNullable<Importing['members']>, pack: Pack): Refusal | ReadonlyMap<string, readonly string[]> {
  const lists = new Map(pack.memberLists.map(({ id, members }) => [id, members]));
  for (const [list, members] of Object.entries(named)) {
    const stranger = strangerAmong(members, pack);
    if (!lists.has(list)) return { refused: 'unknown-list', list };
    if (stranger !== undefined) return { refused: 'unknown-organ', organ: stranger };
    lists.set(list, [...new Set(members)]);
  }
  return lists;
}

type Opened = readonly [id: string, facts: Fact[]];

function opened(plan: Plan, item: PlanTask, { members, w }: { members: readonly string[] | undefined; w: World }): Opened[] {
  const id = supervisedTaskId(plan.id, item.id);
  const row = rowOf(plan, item, members);
  const days = occurrencesOf(plan, item);
  const occurred = days.map((dueOn): Fact => ({ kind: 'supervised.occurred', v: 1, payload: { by: w.actor.id, taskId: occurrenceId(id, dueOn), dueOn } }));
  const own = [...open({ ...row, silent: item.doneAtImport !== undefined }, w), ...occurred, ...(item.doneAtImport ? DONE : [])];
  return [[id, own], ...days.map((dueOn): Opened => [occurrenceId(id, dueOn), open({ ...occurrenceOf(id, row, dueOn), silent: true }, w)])]; // the row itself has told them
}

/** What was done before the plan came is opened and closed by the same import. */
const DONE: readonly Fact[] = [
  { kind: 'awaiting.opened', v: 1, payload: { what: 'completion', nth: 1, path: '' } },
  { kind: 'awaiting.ended', v: 1, payload: { what: 'completion', nth: 1, outcome: 'done-at-import' } },
  { kind: 'process.closed', v: 1, payload: { outcome: 'done-at-import' } },
];
