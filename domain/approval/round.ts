import { resume, schedule } from '../calendar/schedule';
import { ladderOf, routeOf } from '../policy/lookup';
import type { Route, Seat, Step } from '../policy/pack';
import type { Case, DeadlineRow, RoundRow, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { DeadlineSet } from '../record/facts';
import { seatsOf } from '../request/conditions';
import { after } from './after';
import { conditionOf } from './conditions';
import { isThrough, readyIn, standingOf, turnOf } from './road';
import { partyOf, roundAt, roundBefore } from './rounds';
import { seating } from './seating';

export const lastRound = (c: Case, route: string): RoundRow | undefined => c.rounds.findLast((round) => round.route === route);
export const openRoundOf = (c: Case, route?: string): RoundRow | undefined => c.rounds.find((round) => round.state === 'open' && (route === undefined || round.route === route));
type StepAt = { readonly route: string; readonly round: number; readonly step: string };
/** The clock of a step in a round; a step that is open again in the same round has one of its own. */
export const deadlineId = ({ route, round, step }: StepAt, turn = 1): string => `${route}.${round}.${step}${turn === 1 ? '' : `.${turn}`}`;

/**
 * Opens the next round of a route. After a return it opens at the step that returned, with the time that step had left; what other steps passed stands.
 * Where the one who returned it wanted the whole road again, it begins at the beginning. A project withdrawn meanwhile gets a round that ends at once.
 */
export function openRound(c: Case, opening: { route: string; path: string }, w: World): Fact[] {
  const route = routeOf(w.pack, opening.route);
  const prior = roundBefore(c, { route: route.id, path: opening.path });
  const round = (lastRound(c, route.id)?.round ?? 0) + 1;
  const { resumed, stands } = resumedFrom(c, route, prior);
  const first = firstOf(route, resumed);
  const opened: Fact = { kind: 'round.opened', v: 1, payload: { route: route.id, round, path: opening.path, step: first, pack: w.packHash, resumes: resumed !== undefined, stands } };
  if (isTakenBack(c, opening)) return [opened, { kind: 'round.ended', v: 1, payload: { route: route.id, round, outcome: 'withdrawn', step: first, items: [], tells: [] } }];
  const stopped = prior ? c.deadlines.filter(({ of, state }) => state === 'paused' && isOfRound(of, prior)) : [];
  const facts = [opened, ...(resumed ? [] : stopped.map(dropped))];
  return [...facts, ...proceed(after(c, facts, w.at), { route, round, asks: first }, w)];
}

/** The step at which a round opens. */
const firstOf = ({ steps }: Route, resumed: RoundRow | undefined): string => resumed?.step ?? steps[0]?.id ?? '';

/** The round that the next one on its route goes on from, and the steps that stand of it: none after anything but a return, nor where the whole road is asked for again. */
export function resumedFrom(c: Case, route: Route, prior: RoundRow | undefined): { readonly resumed: RoundRow | undefined; readonly stands: readonly string[] } {
  const resumed = prior?.outcome === 'returned' && prior.resume !== 'forward' && !hasLapsed(c, route, prior) && route.steps.some(({ id }) => id === prior.step) ? prior : undefined;
  return { resumed, stands: resumed ? route.steps.filter((step) => ['passed', 'stands'].includes(standingOf(c, resumed, { route, step }))).map(({ id }) => id) : [] }; // what was passed over is looked at again
}

const isOfRound = (of: string, { route, round }: Pick<RoundRow, 'route' | 'round'>): boolean => of.startsWith(`${route}.${round}.`);

/** What was taken back before its round opened is decided by nobody. */
const isTakenBack = (c: Case, opening: { route: string; path: string }): boolean => (c.project?.withdrawnAt ?? null) !== null || c.request?.outcome === 'withdrawn' || hasFallenAway(c, opening);
/** A report that fell away before its run could ask for its verification: the task was cancelled, or given to others. */
const hasFallenAway = ({ supervised }: Case, opening: { route: string; path: string }): boolean =>
  supervised !== null && opening.route === 'verification' && partyOf(opening) === undefined && supervised.state !== 'reported';

/** A clock that stopped and is not taken up again falls away. */
const dropped = ({ of, generation }: DeadlineRow): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'void' } });

/** Figures that were proposed for what the unit has declared otherwise since: its review begins where they are proposed. */
const hasLapsed = (c: Case, route: Route, prior: RoundRow): boolean => {
  const proposing = route.steps.findIndex(({ proposes }) => proposes !== undefined);
  return proposing >= 0 && route.steps.findIndex(({ id }) => id === prior.step) > proposing && c.cloud?.proposal === null;
};

/** `asks`: the step that is asked where the whole road would be passed over; a round that opens asks somebody. */
type On = { readonly route: Route; readonly round: number; readonly chosen?: Chosen; readonly asks?: string };
/** Whom the decider before named for seats that are filled by choice. */
export type Chosen = Readonly<Record<string, string>>;

/** The facts with which a round goes on: every step whose turn has come is opened or passed over, until people are asked or the road is at its end. */
export function proceed(c: Case, { route, round, chosen = {}, asks }: On, w: World): Fact[] {
  const facts: Fact[] = [];
  for (let now = c; ; ) {
    const row = roundAt(now, { route: route.id, round });
    const ready = row ? readyIn(now, row, route) : [];
    if (!row || ready.length === 0) return [...facts, ...atItsEnd(now, { route, row, asks }, w)];
    const next = ready.flatMap((step) => openStep(now, { route, round, step, chosen }, w));
    facts.push(...next);
    now = after(now, next, w.at);
  }
}

/** At the end of its road a round asks the step that was to be asked, else the last where nobody has agreed; before its end, nobody. */
const atItsEnd = (c: Case, { route, row, asks }: { readonly route: Route; readonly row: RoundRow | undefined; readonly asks: string | undefined }, w: World): Fact[] =>
  (row && isThrough(c, row, route) ? forced(c, { route, row, asks: asks ?? askedOfNobody(c, row, route) }, w) : []);

/** The last step, where a round came to the end of its road with every step passed over: nobody has agreed to anything, in this round or in what stands. */
function askedOfNobody(c: Case, { route: id, round, stands }: RoundRow, route: Route): string | undefined {
  const isAgreed = c.tasks.some((task) => task.route === id && task.outcome === 'agree' && (task.round === round || (stands ?? []).includes(task.step)));
  return isAgreed ? undefined : route.steps.at(-1)?.id;
}

/** The step is asked whatever would have passed it over: nothing is ever agreed by nobody, and who gets something back is asked. */
export function forced(c: Case, { route, row, asks }: { route: Route; row: Pick<RoundRow, 'round'>; asks: string | undefined }, w: World): Fact[] {
  const step = route.steps.find(({ id }) => id === asks);
  return step ? opening(c, { route, round: row.round, step, chosen: {}, isForced: true }, w) : [];
}

type Opening = { readonly route: Route; readonly round: number; readonly step: Step; readonly chosen?: Chosen; readonly isForced?: boolean; readonly seats?: readonly Seat[] };

/** Opens a step: a user task for each of its seats, and its deadline with the ladder of the pack. A step that this case does not ask for, or that has nobody to ask, is passed over and says why. */
export function openStep(c: Case, on: Opening, w: World): Fact[] {
  const condition = conditionOf(on.step, c);
  if (condition && !condition.holds) return [skipped(c, on, { why: 'condition', asked: { when: condition.when, inputs: condition.inputs, pack: w.packHash } })];
  return opening(c, on, w);
}

function opening(c: Case, on: Opening, w: World): Fact[] {
  const { route, round, step } = on;
  const at = { route: route.id, round, step: step.id };
  const turn = nextTurn(c, at);
  const paused = turn === 1 ? pausedFor(c, at) : undefined;
  const deadline = stepDeadline(c, { ...on, turn, ...(paused && { paused }) }, w);
  const { seated, passedOver } = seating(c, { ...on, seats: on.seats ?? seatsOf(step, c), turn, dueAt: deadline?.dueAt ?? 0 }, w);
  const [over] = passedOver;
  if (seated.length === 0 && over) return [...passedOver, skipped(c, on, { why: over.payload.why })];
  return [...begun({ ...at, turn }, { paused, deadline }), ...passedOver, ...seated];
}

/** A step begins: the clock that it takes up ends where that stopped, and its own runs. */
const begun = ({ turn, ...at }: StepAt & { readonly turn: number }, { paused, deadline }: { readonly paused: DeadlineRow | undefined; readonly deadline: DeadlineSet | undefined }): Fact[] => [
  ...(paused ? [{ kind: 'deadline.ended', v: 1, payload: { of: paused.of, generation: paused.generation, why: 'carried' } } satisfies Fact] : []),
  { kind: 'step.opened', v: 1, payload: { ...at, ...(turn > 1 && { turn }) } },
  ...(deadline ? [{ kind: 'deadline.set', v: 1, payload: deadline } satisfies Fact] : []),
];

/** The next turn of a step in its round: past every turn that was ever asked, those that were recalled too. */
function nextTurn(c: Case, { route, round, step }: { route: string; round: number; step: string }): number {
  const row = roundAt(c, { route, round });
  if (!row?.steps.some((each) => each.step === step)) return 1;
  return 1 + Math.max(turnOf(row, step), ...c.tasks.filter((task) => task.route === route && task.round === round && task.step === step).map(({ turn }) => turn));
}

function skipped(c: Case, { route, round, step }: Opening, why: Omit<Extract<Fact, { kind: 'step.skipped' }>['payload'], 'route' | 'round' | 'step' | 'turn'>): Fact {
  const turn = nextTurn(c, { route: route.id, round, step: step.id });
  return { kind: 'step.skipped', v: 1, payload: { route: route.id, round, step: step.id, ...(turn > 1 && { turn }), ...why } };
}

/** The clock of this step that stopped when the round before was sent back. */
function pausedFor(c: Case, { route, round, step }: { route: string; round: number; step: string }): DeadlineRow | undefined {
  const own = roundAt(c, { route, round });
  const prior = own && roundBefore(c, { route, path: own.path, before: round });
  return prior && c.deadlines.find(({ of, state }) => state === 'paused' && (of === deadlineId({ route, round: prior.round, step }) || of.startsWith(`${deadlineId({ route, round: prior.round, step })}.`)));
}

function stepDeadline(c: Case, { route, round, step, turn, paused }: Opening & { readonly turn: number; readonly paused?: DeadlineRow }, w: World): DeadlineSet | undefined {
  if (!step.ladder) return undefined;
  const ladder = ladderOf(w.pack, step.ladder);
  const planned = paused
    ? resume(ladder, { resumedAt: w.at, budgetLeft: paused.budgetLeft ?? 0, alreadySaid: saidUntil(c, { route: route.id, round: Number(paused.of.split('.')[1]), step: step.id }) }, w.calendar)
    : schedule(ladder, { startedAt: w.at }, w.calendar);
  return { of: deadlineId({ route: route.id, round, step: step.id }, turn), generation: 1, ladder: ladder.id, startedAt: w.at, originalDueAt: planned.dueAt, ...planned };
}

/** What the ladder of a step has said by name, however often the step was returned. */
export function saidUntil(c: Case, { route, round, step }: { route: string; round: number; step: string }): readonly string[] {
  const said = c.deadlines.find(({ of }) => of === deadlineId({ route, round, step }))?.said ?? [];
  const own = roundAt(c, { route, round });
  const prior = own && roundBefore(c, { route, path: own.path, before: round });
  return prior?.outcome === 'returned' && prior.step === step ? [...saidUntil(c, { route, round: prior.round, step }), ...said] : said;
}

/** The user tasks of a step that still wait for someone. */
export const openTasks = (c: Case, at: { route: string; round: number; step: string }): TaskRow[] =>
  c.tasks.filter((task) => task.work === 'decide' && task.route === at.route && task.round === at.round && task.step === at.step && (task.state === 'open' || task.state === 'claimed'));
