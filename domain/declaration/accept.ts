import type { Case, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';

/** What an acceptance brings in the same transaction: it covers every project that the batch lists at that moment (003 B9). Their way into the review is the run's work. */
export function acceptanceEnded({ batch }: Case, { outcome }: FactOf<'round.ended'>['payload'], w: World): Fact[] {
  if (outcome !== 'agreed' || !batch) return [];
  return [{ kind: 'batch.accepted', v: 1, payload: { by: w.actor.id, projects: batch.items.filter(({ acceptedAt }) => acceptedAt === null).map(({ projectId }) => projectId) } }];
}
