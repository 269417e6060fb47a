import { may } from '../access/may';
import type { Plan } from '../policy/pack';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { Refusal } from '../refusal';
import { assign, supervisedTaskId } from './assign';

/** The process ids of a plan's rows, in the plan's order. */
export const idsOfPlan = (plan: Plan): string[] => plan.tasks.map(({ id }) => supervisedTaskId(plan.id, id));

/** After it every row of the plan is a supervised task of its own. A plan is imported once. */
export function importPlan(cases: ReadonlyMap<string, Case>, plan: Plan, w: World): Refusal | Decided<{ readonly plan: string; readonly opened: number }> {
  if (!may(w.actor, 'plan.import')) return { refused: 'role-missing', role: 'supervisor' };
  if (cases.size > 0) return { refused: 'plan-already-imported', plan: plan.id };
  const all: [string, Fact[]][] = plan.tasks.map((item) => [supervisedTaskId(plan.id, item.id), assign(plan, item, w)]);
  const [first, ...others] = all;
  return { facts: first?.[1] ?? [], also: Object.fromEntries(others), answer: { plan: plan.id, opened: all.length } };
}
