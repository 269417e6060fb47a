import type { RoundOutcome } from '../domain/approval/states';
import type { Mark } from '../domain/record/news';

type MarkOf<K extends Mark['kind']> = Extract<Mark, { kind: K }>;
const only = <K extends Mark['kind']>(marks: readonly Mark[], kind: K): MarkOf<K>[] => marks.filter((mark): mark is MarkOf<K> => mark.kind === kind);

/** One recorded stay in a stage; without an outcome it is the one that lasts. */
export type Visit = { readonly stage: string; readonly visit: number; readonly outcome: string | undefined };

/** The stays recorded in a scope, in the order in which they were entered. */
export function visitsOf(marks: readonly Mark[], path: string): Visit[] {
  const left = only(marks, 'stage.left').filter(({ payload }) => payload.path === path);
  return only(marks, 'stage.entered')
    .filter(({ payload }) => payload.path === path)
    .map(({ payload: { stage, visit } }) => ({ stage, visit, outcome: left.find(({ payload }) => payload.stage === stage && payload.visit === visit)?.payload.outcome }));
}

/** The stays that nobody has left, in whatever scope; the innermost first. */
export const openVisits = (marks: readonly Mark[]): readonly { readonly stage: string; readonly visit: number; readonly path: string }[] =>
  only(marks, 'stage.entered').filter(({ payload: { stage, visit, path } }) => !only(marks, 'stage.left').some(({ payload: left }) => left.stage === stage && left.visit === visit && left.path === path)).map(({ payload }) => payload).reverse();

/** Whether a leader has ended the process. */
export const isTerminated = (marks: readonly Mark[]): boolean => marks.some(({ kind }) => kind === 'process.terminated');

/** The rulings of a gate in a scope. */
export const gatesOf = (marks: readonly Mark[], path: string, gate: string): MarkOf<'gate.ruled'>[] => only(marks, 'gate.ruled').filter(({ payload }) => payload.path === path && payload.gate === gate);

/** The rounds of a route, of one scope or of all. */
export const roundsOf = (marks: readonly Mark[], route: string, path?: string): MarkOf<'round.opened'>[] =>
  only(marks, 'round.opened').filter(({ payload }) => payload.route === route && (path === undefined || payload.path === path));

/** How a round ended, if it did: as it was decided, or as its decision was corrected before anything rested on it. */
export const endOfRound = (marks: readonly Mark[], route: string, round: number): RoundOutcome | undefined =>
  [...only(marks, 'round.ended'), ...only(marks, 'decision.corrected')].findLast(({ payload }) => payload.route === route && payload.round === round)?.payload.outcome;

/** What was waited for under a name, in one scope or in all. */
export const waitsOf = (marks: readonly Mark[], what: string, path?: string): MarkOf<'awaiting.opened'>[] =>
  only(marks, 'awaiting.opened').filter(({ payload }) => payload.what === what && (path === undefined || payload.path === path));

/** How a wait ended, if it did. */
export const endOfWait = (marks: readonly Mark[], what: string, nth: number): string | undefined =>
  only(marks, 'awaiting.ended').find(({ payload }) => payload.what === what && payload.nth === nth)?.payload.outcome;

/** The children of a kind, opened from one scope or from all. */
export const childrenOf = (marks: readonly Mark[], kind: string, path?: string): MarkOf<'child.opened'>[] =>
  only(marks, 'child.opened').filter(({ payload }) => payload.childKind === kind && (path === undefined || payload.path === path));

/** How a child ended, if it did. */
export const endOfChild = (marks: readonly Mark[], childId: string): string | undefined => only(marks, 'child.ended').find(({ payload }) => payload.childId === childId)?.payload.outcome;

/** The items that a meeting's chair confirmed and that are not settled yet, in the order of the agenda. */
export function itemsLeft(marks: readonly Mark[]): readonly number[] {
  const settled = new Set(only(marks, 'meeting.item-settled').map(({ payload }) => payload.n));
  return only(marks, 'meeting.confirmed').flatMap(({ payload }) => payload.results.map(({ n }) => n)).filter((n) => !settled.has(n));
}

/** The route that a request was asked by. */
export function routeAsked(marks: readonly Mark[]): string {
  const [asked] = only(marks, 'request.asked');
  if (!asked) throw new Error('nothing was asked here');
  return asked.payload.route;
}
