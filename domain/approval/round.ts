import { resume, schedule } from '../calendar/schedule';
import { ladderOf, routeOf } from '../policy/lookup';
import type { Route, Seat, Step } from '../policy/pack';
import type { Case, DeadlineRow, RoundRow, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { DeadlineSet } from '../record/facts';
import { seatsOf } from '../request/conditions';
import { organByFeel } from './conditions';
import { deskOfGroup } from './groups';
import { organsAt } from './places';
import { partyOf, roundAt, roundBefore } from './rounds';
import { told } from './told';

export const lastRound = (c: Case, route: string): RoundRow | undefined => c.rounds.findLast((round) => round.route === route);
export const openRoundOf = (c: Case, route?: string): RoundRow | undefined => c.rounds.find((round) => round.state === 'open' && (route === undefined || round.route === route));
export const deadlineId = (route: string, round: number, step: string): string => `${route}.${round}.${step}`;
const taskId = (processId: string, parts: readonly (string | number)[]): string => `${processId}~${parts.join('~')}`;

/**
 * Opens the next round of a route. After a return it opens at the step that returned, with the time that step had left;
 * what earlier steps decided stands. A project withdrawn meanwhile gets a round that ends at once.
 */
export function openRound(c: Case, opening: { route: string; path: string }, w: World): Fact[] {
  const route = routeOf(w.pack, opening.route);
  const prior = roundBefore(c, { route: route.id, path: opening.path });
  const round = (lastRound(c, route.id)?.round ?? 0) + 1;
  const { step, resumes } = stepToOpen(route, prior, c);
  const opened: Fact = { kind: 'round.opened', v: 1, payload: { route: route.id, round, path: opening.path, step: step.id, pack: w.packHash, resumes } };
  if (isTakenBack(c, opening)) return [opened, { kind: 'round.ended', v: 1, payload: { route: route.id, round, outcome: 'withdrawn', step: step.id, items: [], tells: [] } }];
  const stopped = prior && pausedAt(c, deadlineId(route.id, prior.round, prior.step));
  const paused = resumes ? stopped : undefined;
  return [opened, ...(resumes ? [] : dropped(stopped)), ...openStep(c, { route, round, step, ...(paused && { paused }) }, w)];
}

/** What was taken back before its round opened is decided by nobody. */
const isTakenBack = (c: Case, opening: { route: string; path: string }): boolean => (c.project?.withdrawnAt ?? null) !== null || c.request?.outcome === 'withdrawn' || hasFallenAway(c, opening);
/** A report that fell away before its run could ask for its verification: the task was cancelled, or given to others. */
const hasFallenAway = ({ supervised }: Case, opening: { route: string; path: string }): boolean =>
  supervised !== null && opening.route === 'verification' && partyOf(opening) === undefined && supervised.state !== 'reported';

/** A clock that stopped and is not taken up again falls away. */
const dropped = (stopped: DeadlineRow | undefined): Fact[] => (stopped ? [{ kind: 'deadline.ended', v: 1, payload: { of: stopped.of, generation: stopped.generation, why: 'void' } }] : []);

/** The step at which a round begins: where the one before was returned, else the route's first. */
function stepToOpen(route: Route, prior: RoundRow | undefined, c: Case): { step: Step; resumes: boolean } {
  const resumed = prior?.outcome === 'returned' && !hasLapsed(c, route, prior) ? route.steps.find(({ id }) => id === prior.step) : undefined;
  const step = resumed ?? route.steps[0];
  if (!step) throw new Error(`route ${route.id} has no step`);
  return { step, resumes: resumed !== undefined };
}

/** Figures that were proposed for what the unit has declared otherwise since: its review begins where they are proposed. */
const hasLapsed = (c: Case, route: Route, prior: RoundRow): boolean => {
  const proposing = route.steps.findIndex(({ proposes }) => proposes !== undefined);
  return proposing >= 0 && route.steps.findIndex(({ id }) => id === prior.step) > proposing && c.cloud?.proposal === null;
};

const pausedAt = (c: Case, id: string): DeadlineRow | undefined => c.deadlines.find(({ of, state }) => of === id && state === 'paused');

type Opening = { readonly route: Route; readonly round: number; readonly step: Step; readonly paused?: DeadlineRow };

/** Opens a step: one user task for each of its seats, and its deadline with the ladder of the pack. */
export function openStep(c: Case, { route, round, step, paused }: Opening, w: World): Fact[] {
  const deadline = stepDeadline(c, { route, round, step, ...(paused ? { paused } : {}) }, w);
  const tasks = seatsOf(step, c).map((seat): Fact => {
    const organ = organOf(seat, c, w);
    if (organ === undefined) throw new Error(`seat ${seat.id} of ${route.id} has no organ in ${c.process.id}`);
    const key = `${seat.role}@${organ}`;
    return {
      kind: 'task.opened', v: 1,
      payload: { taskId: taskId(c.process.id, [route.id, round, step.id, seat.id]), route: route.id, round, step: step.id, seat: seat.id, key, dueAt: deadline?.dueAt ?? 0, priority: 0, tells: told(w, [key]) },
    };
  });
  return [
    ...(paused ? [{ kind: 'deadline.ended', v: 1, payload: { of: paused.of, generation: paused.generation, why: 'carried' } } satisfies Fact] : []),
    { kind: 'step.opened', v: 1, payload: { route: route.id, round, step: step.id } },
    ...(deadline ? [{ kind: 'deadline.set', v: 1, payload: deadline } satisfies Fact] : []),
    ...tasks,
  ];
}

function organOf({ role, at }: Seat, c: Case, w: World): string | undefined {
  if ('feel' in at) return organByFeel(at, c);
  return 'relation' in at && at.relation === 'group' ? deskOfGroup(role, c, w) : organsAt(at, c)[0];
}

function stepDeadline(c: Case, { route, round, step, paused }: Opening, w: World): DeadlineSet | undefined {
  if (!step.ladder) return undefined;
  const ladder = ladderOf(w.pack, step.ladder);
  const planned = paused
    ? resume(ladder, { resumedAt: w.at, budgetLeft: paused.budgetLeft ?? 0, alreadySaid: saidUntil(c, { route: route.id, round: Number(paused.of.split('.')[1]), step: step.id }) }, w.calendar)
    : schedule(ladder, { startedAt: w.at }, w.calendar);
  return { of: deadlineId(route.id, round, step.id), generation: 1, ladder: ladder.id, startedAt: w.at, originalDueAt: planned.dueAt, ...planned };
}

/** What the ladder of a step has said by name, however often the step was returned. */
export function saidUntil(c: Case, { route, round, step }: { route: string; round: number; step: string }): readonly string[] {
  const said = c.deadlines.find(({ of }) => of === deadlineId(route, round, step))?.said ?? [];
  const own = roundAt(c, { route, round });
  const before = own && roundBefore(c, { route, path: own.path, before: round });
  return before?.outcome === 'returned' && before.step === step ? [...saidUntil(c, { route, round: before.round, step }), ...said] : said;
}

/** The user tasks of a step that still wait for someone. */
export const openTasks = (c: Case, at: { route: string; round: number; step: string }): TaskRow[] =>
  c.tasks.filter((task) => task.route === at.route && task.round === at.round && task.step === at.step && (task.state === 'open' || task.state === 'claimed'));
