import type { Case, RoundRow } from '../record/case';
import type { ProcessKind } from '../record/facts';
import { partyOf } from './rounds';

/** One thing that a kind of process asks of people: a round on a route, or a wait. `gate` is asked before its stage is entered, `fork` chooses between two of one stage; a round without a name is on the route that was asked for. */
export type Part = { readonly stage: string | null; readonly what: 'round' | 'wait'; readonly name: string | null; readonly gate?: string; readonly fork?: { readonly gate: string; readonly holds: boolean } };

const round = (stage: string | null, name: string | null): Part => ({ stage, what: 'round', name });
const wait = (stage: string | null, name: string): Part => ({ stage, what: 'wait', name });
const under = (gate: string, parts: readonly Part[]): Part[] => parts.map((part) => ({ ...part, gate }));
const forked = (part: Part, holds: boolean): Part => ({ ...part, fork: { gate: 'acceptance-by-department', holds } });

/**
 * What each kind of process asks of people where nothing comes back, in its order. It is read to say what lies ahead and moves nothing;
 * a test lets every workflow go its way and finds the same order.
 */
export const ROADS: Readonly<Record<ProcessKind, readonly Part[]>> = {
  projectLifecycle: [
    round('declaration', 'confirmation'), wait('declaration', 'batch'), round('review', 'review'),
    ...under('cloud-resources', [wait('cloud-plan', 'cloud-plan'), round('cloud-plan', 'cloud-confirmation'), ...['cloud-allocation', 'cloud-going-live', 'cloud-migration'].map((what) => wait('cloud-plan', what))]),
    ...under('construction', [wait('build', 'build'), wait('acceptance', 'acceptance-application'), forked(round('acceptance', 'acceptance'), true), forked(round('acceptance', 'acceptance-capital'), false)]),
    wait('operation', 'operation'),
  ],
  operationYear: [round('review', 'operation-review'), wait('running', 'settlement'), round('running', 'operation-settlement')],
  request: [round('review', null)],
  evaluation: [round('filling', 'evaluation-filling'), round('confirmation', 'evaluation-confirmation'), round('scoring', 'evaluation-scoring'), round('opinion', 'evaluation-opinion')],
  declarationBatch: [wait('collection', 'submission'), round('reception', 'batch-acceptance'), wait('decisions', 'decisions')],
  declarationWindow: [wait(null, 'closing')],
  supervisedTask: [wait(null, 'completion'), round(null, 'verification')],
  reviewMeeting: [wait('convened', 'meeting'), wait('awaiting-chair', 'meeting-confirmation')],
};

/** The route of a part of this case's road. */
export const routeIn = ({ name }: Part, c: Case): string => name ?? c.request?.route ?? '';

/** The rounds of the whole process on a part's route; what one party has to itself is none of them. */
const roundsOn = (part: Part, c: Case): RoundRow[] => c.rounds.filter((each) => each.route === routeIn(part, c) && partyOf(each) === undefined);
const waitsOn = ({ name }: Part, c: Case) => c.awaits.filter(({ what }) => what === name);

/** Where a case stands on its road; `owed` is what somebody owes before the round that returned it goes on. */
export type Place = { readonly at: number; readonly owed: string | null };

/** The place on its road where a case waits, or would wait once its movement is done; nothing where it goes no further. */
export function standingOn(road: readonly Part[], c: Case): Place | undefined {
  if (isAtItsEnd(c)) return undefined;
  const open = road.findIndex((part) => (part.what === 'round' ? roundsOn(part, c) : waitsOn(part, c)).some(({ state }) => state === 'open'));
  if (open >= 0) return { at: open, owed: null };
  const owed = c.awaits.findLast(({ what, state }) => state === 'open' && !road.some((part) => part.what === 'wait' && part.name === what));
  const returned = c.rounds.findLast(({ outcome, ...each }) => outcome === 'returned' && partyOf(each) === undefined);
  const at = road.findIndex((part) => part.what === 'round' && routeIn(part, c) === returned?.route);
  if (owed && at >= 0) return { at, owed: owed.what };
  return { at: movingTo(road, c), owed: null };
}

/** Closed, or withdrawn or settled while its run has still to close it. */
const isAtItsEnd = ({ process, project, request }: Case): boolean => process.closedAt !== null || (project?.withdrawnAt ?? null) !== null || (request?.outcome ?? null) !== null;

/** Between two of them: behind the last that ended well; where it did not, at the beginning of its stage. */
function movingTo(road: readonly Part[], c: Case): number {
  const times = road.map((part) => (part.what === 'round' ? roundsOn(part, c) : waitsOn(part, c)).length);
  const last = times.findLastIndex((count) => count > 0);
  if (last < 0) return 0;
  const [part, count] = [road[last], times[last] ?? 0];
  const isOfStage = (n: number): boolean => road[n]?.stage === part?.stage;
  if (times.some((each, n) => n < last && isOfStage(n) && each > count)) return last;
  const outcome = part?.what === 'round' ? roundsOn(part, c).at(-1)?.outcome : 'agreed';
  return outcome === 'agreed' ? last + 1 : road.findIndex((_, n) => isOfStage(n));
}
