import { ladderOf, routeOf, waitOf } from '../policy/lookup';
import type { Route, Step } from '../policy/pack';
import type { AwaitRow, Case, DeadlineRow, RoundRow, TaskRow, World } from '../record/case';
import { gateRulings } from '../record/moves';
import { candidatesFor, withWhom, type Asking, type Candidates } from './candidates';
import { conditionOf } from './conditions';
import { afterDays, byDueDay, dayIn, latest, tookBy, today, UNKNOWN, type Expected, type Measured } from './expected';
import { ROADS, routeIn, standingOn, type Part, type Place } from './life-road';
import { before, turnOf } from './road';
import { deadlineId } from './round';
import { partyOf, roundBefore } from './rounds';
import { stepsIn, stepsOfNext, type StandingStep } from './step-states';
import { askedOf, dayOfWaiting } from './waits';

/** Why something on the road is not gone through: its condition does not hold, or a gate leads past it, or nobody sits there who has not agreed already. */
export type PassedOver = { readonly why: 'condition'; readonly when: string; readonly inputs: Readonly<Record<string, string | number | boolean>> } | { readonly why: 'gate'; readonly gate: string } | { readonly why: 'nobody' | 'repeated' };
/** One thing that lies ahead: a step of a round with its seats, something that is awaited, or a stage that is passed over. `round` is the number of the round, where it is open. */
export type Line = {
  readonly what: 'step' | 'wait' | 'stage'; readonly name: string; readonly stage: string | null; readonly route: string | null; readonly round: number | null;
  readonly state: 'open' | 'ahead' | 'skipped'; readonly over: PassedOver | null; readonly after: readonly string[]; readonly who: readonly Candidates[]; readonly expected: Expected;
};
/** How the road was found: the measured times, and the world as it is now. */
type Seeing = { readonly c: Case; readonly w: World; readonly measured: Measured };
type From = Pick<Expected, 'on' | 'provisional'>;
type Walked = { readonly lines: readonly Line[]; readonly until: From };

/** Everything that lies ahead of a case if nothing comes back from now on, what is open first: whom it waits for, and on which day each of it is expected. */
export function forecast(c: Case, measured: Measured, w: World): readonly Line[] {
  const see: Seeing = { c, w, measured };
  const road = ROADS[c.process.kind];
  const at = standingOn(road, c);
  if (!at) return [];
  return [...beside(see, road), ...alongFrom(road, at, see)];
}

/** Rounds that are open beside the road: an extension, the verification of one member's answer. */
const beside = (see: Seeing, road: readonly Part[]): readonly Line[] =>
  see.c.rounds.filter((each) => each.state === 'open' && (partyOf(each) !== undefined || !road.some((part) => part.what === 'round' && routeIn(part, see.c) === each.route)))
    .flatMap((each) => throughRound(see, { stage: null, route: routeOf(see.w.pack, each.route), open: each, from: now(see) }).lines);

const now = ({ w }: Seeing): From => ({ on: today(w), provisional: false });

function alongFrom(road: readonly Part[], { at, owed }: Place, see: Seeing): Line[] {
  const lines: Line[] = [];
  let until = now(see);
  const walk = (walked: Walked): void => { lines.push(...walked.lines); ({ until } = walked); };
  if (owed !== null) walk(throughWait({ stage: see.c.process.stage, name: owed }, until, see));
  for (const part of road.slice(at)) {
    const gate = closedGate(part, { isEntered: part.stage === road[at]?.stage }, see);
    if (gate !== undefined) lines.push(...past(part, gate, lines));
    else walk(part.what === 'wait' ? throughWait({ stage: part.stage, name: part.name ?? '' }, until, see) : throughRound(see, { stage: part.stage, route: routeOf(see.w.pack, routeIn(part, see.c)), open: openOn(part, see.c), from: until }));
  }
  return lines;
}

const openOn = (part: Part, c: Case): RoundRow | undefined => c.rounds.find((each) => each.state === 'open' && each.route === routeIn(part, c) && partyOf(each) === undefined);

/** A gate that leads past a part. That of a stage which has been entered was passed; the way that a fork does not take is not spoken of. */
function closedGate({ gate, fork }: Part, { isEntered }: { isEntered: boolean }, see: Seeing): string | undefined {
  if (gate !== undefined && !isEntered && !opens(gate, see)) return gate;
  return fork && opens(fork.gate, see) !== fork.holds ? FORKED : undefined;
}
const FORKED = '';

/** A stage that a gate leads past is spoken of once. */
const past = ({ stage }: Part, gate: string, lines: readonly Line[]): Line[] =>
  gate === FORKED || lines.some(({ what, name }) => what === 'stage' && name === stage) ? [] : [{ what: 'stage', name: stage ?? '', stage, route: null, round: null, state: 'skipped', over: { why: 'gate', gate }, after: [], who: [], expected: UNKNOWN }];

/** How a gate would be ruled now; before the review has ended, what was declared of the cloud is taken as what it will leave. */
function opens(gate: string, { c, w }: Seeing): boolean {
  const isDecided = c.project !== null && c.project.approvedFen !== null;
  const declared = Object.values(c.project?.cloud?.quantities ?? {}).some((quantity) => quantity > 0);
  const rulings = gateRulings(c, gate, isDecided ? w : { ...w, approved: declared });
  return w.pack.gates.some(({ id }) => id === gate) && rulings.every(({ holds }) => holds);
}

/** Something that is awaited: until its day, where it has one. */
function throughWait({ stage, name }: { readonly stage: string | null; readonly name: string }, from: From, see: Seeing): Walked {
  const { c, w } = see;
  const open = c.awaits.find(({ what, state }) => what === name && state === 'open');
  const expected = ofWait(name, { open, from }, see);
  return { lines: [{ what: 'wait', name, stage, route: null, round: null, state: open ? 'open' : 'ahead', over: null, after: [], who: askedOf(c, name, w), expected }], until: expected };
}

/** When a wait is expected to be over: on the day that is set for it; so long after it began as such a wait takes, where its days are merely given; or so long from when it will begin. */
function ofWait(name: string, { open, from }: { readonly open: AwaitRow | undefined; readonly from: From }, { c, w, measured }: Seeing): Expected {
  const set = dayOfWaiting(c, { what: name, ...(open && { nth: open.nth }) }, w);
  const known = measured.get(`wait.${name}`);
  const given = givenDays(waitOf(w.pack, name)?.ladder, w);
  const took = tookBy(known, { given });
  if (!set) return afterDays(from, took, w);
  if (set.basis !== 'given') return byDueDay(set.dueAt, set, w);
  return known === undefined ? byDueDay(set.dueAt, { ...set, days: given ?? null }, w) : afterDays({ on: dayIn(set.startedAt, w.calendar), provisional: false }, took, w);
}

/** The working days that a ladder gives. */
function givenDays(ladder: string | undefined, { pack }: Pick<World, 'pack'>): number | undefined {
  const due = ladder === undefined ? undefined : ladderOf(pack, ladder).due;
  return due && 'workingDays' in due ? due.workingDays : undefined;
}

type OfRound = { readonly stage: string | null; readonly route: Route; readonly open: RoundRow | undefined; readonly from: From };

/** The steps of a round that are not behind, each once those that it waits for are done. */
function throughRound(see: Seeing, of: OfRound): Walked {
  const { c } = see;
  const prior = of.open ? undefined : roundBefore(c, { route: of.route.id, path: '' });
  const steps = of.open ? stepsIn(c, of.open, of.route) : stepsOfNext(c, of.route, prior);
  const done = new Map<string, Expected>();
  const lines = steps.flatMap((standing) => {
    const line = standing.state === 'passed' || standing.state === 'skipped' ? undefined : lineOf(see, standing, { ...of, prior, done });
    done.set(standing.step.id, line?.expected ?? { ...DONE, ...of.from });
    return line ? [line] : [];
  });
  return { lines: [...lines].sort((a, b) => rank(a) - rank(b)), until: latest([...done.values()], of.from.on ?? '') };
}

const DONE = { basis: 'set', days: 0 } as const;
const rank = ({ state }: Line): number => (state === 'open' ? 0 : 1);

type OfStep = OfRound & { readonly prior: RoundRow | undefined; readonly done: ReadonlyMap<string, Expected> };

function lineOf(see: Seeing, { step, live }: StandingStep, of: OfStep): Line {
  const after = before(of.route, step);
  const base = { what: 'step', name: step.id, stage: of.stage, route: of.route.id, round: of.open?.round ?? null, after } as const;
  if (live.length > 0) return { ...base, state: 'open', over: null, who: inOrder(step, live).map((task) => withWhom(see.c, { task, step }, see.w)), expected: ofOpen(see, { step, live, of }) };
  const begins = beginning(after, of);
  const asking = candidatesFor(see.c, { route: of.route, step, round: of.open?.round ?? 0 }, see.w);
  const over = passedOver(step, asking, see.c);
  if (over) return { ...base, state: 'skipped', over, who: [], expected: { ...begins, basis: 'set', days: 0 } };
  return { ...base, state: 'ahead', over: null, who: asking.who, expected: afterDays(begins, tookBy(see.measured.get(`${of.route.id}.${step.id}`), { given: givenDays(step.ladder, see.w), left: leftOf(see.c, step, of) }), see.w) };
}

/** When a step begins: once all that it comes after is through, where it is known when its round does. */
const beginning = (after: readonly string[], { from, done }: OfStep): From =>
  (from.on === null ? from : latest(after.flatMap((id) => { const day = done.get(id); return day ? [day] : []; }), from.on));

/** The user tasks of a step in the order of its seats; what was added comes last. */
const inOrder = ({ seats }: Step, live: readonly TaskRow[]): TaskRow[] => [...live].sort((a, b) => placeOf(seats, a) - placeOf(seats, b));
const placeOf = (seats: Step['seats'], { seat }: TaskRow): number => { const n = seats.findIndex(({ id }) => id === seat); return n < 0 ? seats.length : n; };

/** What a condition says now; what it speaks of and the case does not know yet leaves the step on the road. */
function passedOver(step: Step, { over }: Asking, c: Case): PassedOver | undefined {
  if (over === 'nobody' || over === 'repeated') return { why: over };
  try {
    const condition = conditionOf(step, c);
    return condition && !condition.holds ? { why: 'condition', when: condition.when, inputs: condition.inputs } : undefined;
  } catch {
    return undefined;
  }
}

/** Working days that a step had left when its round was returned: it goes on with them. */
const leftOf = (c: Case, step: Step, { prior }: OfStep): number | undefined => (prior?.outcome === 'returned' ? (clocksOf(c, prior, step.id).find(({ state }) => state === 'paused')?.budgetLeft ?? undefined) : undefined);

/** The clocks of a step in a round, one for each of its turns. */
const clocksOf = (c: Case, { route, round }: Pick<RoundRow, 'route' | 'round'>, step: string): DeadlineRow[] => c.deadlines.filter(({ of }) => of === deadlineId({ route, round, step }) || of.startsWith(`${deadlineId({ route, round, step })}.`));

/** When an open step is expected to be through: so long after it opened as such a step takes, else on its due day. */
function ofOpen(see: Seeing, asked: OpenStep): Expected {
  const { step, of } = asked;
  const byLimit = onDueDay(see, asked);
  const asUsual = asMeasured(see, asked);
  if (!asUsual) return byLimit ?? UNKNOWN;
  return byLimit && goesOn(see.c, { route: of.route.id, open: of.open, step }) && isSooner(byLimit, asUsual) ? byLimit : asUsual;
}

type OpenStep = { readonly step: Step; readonly live: readonly TaskRow[]; readonly of: OfRound };

/** By the clock of its present turn, where that runs. */
function onDueDay({ c, w }: Seeing, { step, of: { route, open } }: OpenStep): Expected | undefined {
  const limit = c.deadlines.find((dl) => open && dl.of === deadlineId({ route: route.id, round: open.round, step: step.id }, turnOf(open, step.id)) && dl.state === 'open');
  return limit && byDueDay(limit.dueAt, { basis: 'given', days: givenDays(step.ladder, w) ?? null, provisional: limit.provisional }, w);
}

/** By the days that such a step takes, from the first of its tasks; nothing where that was never measured. */
function asMeasured({ w, measured }: Seeing, { step, live, of }: OpenStep): Expected | undefined {
  const days = measured.get(`${of.route.id}.${step.id}`);
  const on = dayIn(Math.min(...live.map(({ openedAt }) => openedAt)), w.calendar);
  return days === undefined ? undefined : afterDays({ on, provisional: false }, { days, basis: 'measured' }, w);
}

const isSooner = (a: Expected, b: Expected): boolean => (a.on ?? '') < (b.on ?? '');

/** Whether a step goes on with what was left of its days. */
function goesOn(c: Case, { route, open, step }: { readonly route: string; readonly open: RoundRow | undefined; readonly step: Step }): boolean {
  if (!open) return false;
  const prior = roundBefore(c, { route, path: open.path, before: open.round });
  return prior?.outcome === 'returned' && turnOf(open, step.id) === 1 && clocksOf(c, prior, step.id).some(({ budgetLeft }) => budgetLeft !== null);
}
