import type { Case, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';

/** What the review body's word on a reported plan brings: confirmed, it can be allocated; returned, it is drafted again (003 A1, R061). */
export function confirmationEnded(c: Case, { outcome }: FactOf<'round.ended'>['payload'], w: World): Fact[] {
  const plan = c.cloud?.plan;
  if (!plan) return [];
  if (outcome === 'agreed') return [{ kind: 'cloud-plan.confirmed', v: 1, payload: { version: plan.version, by: w.actor.id } }];
  return outcome === 'returned' ? [{ kind: 'cloud-plan.returned', v: 1, payload: { version: plan.version, by: w.actor.id } }] : [];
}
