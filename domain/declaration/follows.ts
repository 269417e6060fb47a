import { endAwaiting } from '../record/movement';
import type { Case } from '../record/case';
import type { Fact } from '../record/fact';
import type { ProcessKind } from '../record/facts';
import type { Move } from '../record/moves';
import { allDecided, isClosed } from './at-once';
import { isConfirmed } from './listed';

type Cases = ReadonlyMap<string, Case>;

/** Whether a move of one process can bring something to others, which are then locked and read with it. */
export const reachesOthers = (move: Move): boolean => move.act === 'close' || (move.act === 'leave' && (move.stage === 'reception' || move.stage === 'review'));

/** What a move brings to other processes: an accepted batch sends its projects to review, a decided project is noted in its batch, a closed window ends what cannot be added any more. */
export function follows(c: Case, move: Move, others: Cases): Record<string, readonly Fact[]> {
  if (!reachesOthers(move)) return {};
  return BRINGS[c.process.kind]?.(c, move, others) ?? {};
}

/** Each kind by itself; one that is not here brings nothing to others. */
const BRINGS: Partial<Record<ProcessKind, typeof follows>> = {
  declarationBatch: (c, move, others) => (move.act === 'leave' && move.stage === 'reception' && move.outcome === 'agreed' ? accepted(c, others) : {}),
  declarationWindow: (_, move, others) => (move.act === 'close' ? lapsed(others) : {}),
  projectLifecycle: (c, move, others) => decided(c, { move, batch: others.get(c.project?.batchId ?? '') }),
};

const batchEnded = (c: Case, outcome: string): Fact[] => (c.awaits.some(({ what, state }) => what === 'batch' && state === 'ended') ? [] : endAwaiting(c, 'batch', outcome));

function accepted({ batch }: Case, others: Cases): Record<string, readonly Fact[]> {
  const sent = (batch?.items ?? []).filter(({ acceptedAt }) => acceptedAt !== null).flatMap(({ projectId }) => others.get(projectId) ?? []);
  return Object.fromEntries(sent.filter((each) => isConfirmed(each)).map((each) => [each.process.id, batchEnded(each, 'accepted')]));
}

function lapsed(others: Cases): Record<string, readonly Fact[]> {
  return Object.fromEntries([...others.values()].map((each) => [each.process.id, each.batch ? batchAtCutoff(each) : isConfirmed(each) && each.project?.batchId === null ? batchEnded(each, 'lapsed') : []]));
}

/** A batch that was never sent lapses; one whose projects are all decided has nothing more to wait for. */
function batchAtCutoff(c: Case): Fact[] {
  if (c.process.closedAt !== null) return [];
  if (c.batch?.submittedAt === null) return isWaiting(c, 'submission') ? endAwaiting(c, 'submission', 'lapsed') : [];
  return isWaiting(c) && allDecided(c) ? endAwaiting(c, 'decisions', 'decided') : [];
}

const isWaiting = (c: Case, what = 'decisions'): boolean => c.awaits.some((each) => each.what === what && each.state === 'open');

const isUndecided = ({ process, batch }: Case, id: string): boolean => process.closedAt === null && (batch?.items ?? []).some(({ projectId, outcome }) => projectId === id && outcome === null);

function decided(c: Case, { move, batch }: { move: Move; batch: Case | undefined }): Record<string, readonly Fact[]> {
  if (!batch || !isUndecided(batch, c.process.id)) return {};
  const outcome = 'outcome' in move ? move.outcome : '';
  const ends = isWaiting(batch) && isClosed(batch) && allDecided(batch, c.process.id);
  return { [batch.process.id]: [{ kind: 'batch.project-decided', v: 1, payload: { projectId: c.process.id, outcome } }, ...(ends ? endAwaiting(batch, 'decisions', 'decided') : [])] };
}
