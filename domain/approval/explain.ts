import { ladderOf } from '../policy/lookup';
import type { Route, Seat, Source, Step } from '../policy/pack';
import type { Case, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { routeInputs } from './conditions';
import type { Past } from './followed';
import type { Placed } from './facts';
import { groupOf, groupOfDepartment } from './groups';
import { before } from './road';
import { deadlineId } from './round';
import { partyOf, roundAt, roundBefore } from './rounds';
import type { Added, SkipWhy } from './states';
import { stepsIn, type StepState } from './step-states';
import { subjectOf } from './subject';

type Inputs = Readonly<Record<string, string | number | boolean>>;
/** How a task came to its queue: by the organ or relation that its seat names, by the group of its department, by an expression with what it saw, or because somebody asked for it. */
export type Way =
  | { readonly by: 'organ'; readonly organ: string }
  | { readonly by: 'relation'; readonly relation: string; readonly organ: string }
  | { readonly by: 'group'; readonly group: string; readonly department: string; readonly listed: boolean; readonly instead: string | null }
  | { readonly by: 'expression'; readonly when: string; readonly inputs: Inputs; readonly organ: string }
  | { readonly by: 'consulted' | 'added'; readonly person: string | null; readonly added: Added | null; readonly of: string | null; readonly note: string | null };

/** How a task went from hand to hand: who did it, into whose hands, and in which words. */
export type Hand = { readonly seq: number; readonly at: number; readonly how: 'claimed' | 'given-back' | 'assigned' | 'handed-on' | 'left' | 'rung' | 'delegated' | 'resolved' | 'taken-back' | 'recalled' | 'named'; readonly by: string; readonly to: string | null; readonly note: string | null };
/** Until when, and how that day came about: so many working days of a ladder from the day of receipt, what was left after a return, and each time that it was moved. */
export type Clock = {
  readonly ladder: string; readonly source: Source; readonly days: number | null; readonly startedAt: number; readonly dueAt: number; readonly originalDueAt: number; readonly provisional: boolean;
  readonly goesOn: { readonly round: number; readonly left: number } | null; readonly moved: readonly { readonly seq: number; readonly from: number; readonly to: number; readonly why: string }[];
};
/** Why a step is where it is: passed over with what its condition saw, not yet because others come first, or standing from an earlier round. */
export type StepWhy = {
  readonly step: string; readonly state: StepState; readonly skipped: { readonly why: SkipWhy; readonly when: string | null; readonly inputs: Inputs } | null; readonly waitsFor: readonly string[]; readonly standsFrom: number | null;
  readonly seats: readonly { readonly seat: string; readonly why: SkipWhy; readonly who: string | null }[];
};
/** Why a user task is with whom it is with, since when, until when, and why the other steps of its round are not. */
export type Explanation = {
  readonly task: TaskRow; readonly way: Way; readonly seat: Source; readonly route: Source; readonly when: string | null; readonly since: number; readonly hands: readonly Hand[]; readonly clock: Clock | null; readonly steps: readonly StepWhy[];
};

type Told = { readonly c: Case; readonly task: TaskRow; readonly facts: readonly Past[]; readonly w: Pick<World, 'pack'> };

/** What the record and the pack say of one user task. */
export function explain(c: Case, { taskId, facts }: { readonly taskId: string; readonly facts: readonly Past[] }, w: Pick<World, 'pack'>): Explanation | undefined {
  const task = c.tasks.find(({ id }) => id === taskId);
  const place = task && placeOf(task, w);
  if (!task || !place) return undefined;
  const { route, step } = place;
  const seat = step.seats.find(({ id }) => id === task.seat);
  const told: Told = { c, task, facts, w };
  return {
    task, way: wayOf(told, seat), ...saidOfSeat(seat, route), route: route.source, since: task.openedAt,
    hands: facts.flatMap((fact) => handOf(fact, task.id)), clock: clockOf(told, step), steps: stepsWhy(told, route),
  };
}

/** The route and the step at which a task is asked, where the pack has them. */
function placeOf(task: TaskRow, { pack }: Pick<World, 'pack'>): { readonly route: Route; readonly step: Step } | undefined {
  const route = pack.routes.find(({ id }) => id === task.route);
  const step = route?.steps.find(({ id }) => id === task.step);
  return route && step && { route, step };
}

/** Which clause asks for a seat, its route's where it is none of the pack's, and under which condition. */
const saidOfSeat = (seat: Seat | undefined, route: Route): Pick<Explanation, 'seat' | 'when'> => ({ seat: seat?.source ?? route.source, when: seat?.when ?? null });

const openingOf = ({ task, facts }: Told): Partial<Placed> | undefined => facts.findLast((fact): fact is Past & Extract<Fact, { kind: 'task.opened' }> => fact.kind === 'task.opened' && fact.payload.taskId === task.id)?.payload;

function wayOf(told: Told, seat: Seat | undefined): Way {
  const { work, added } = told.task;
  return work === 'consult' || added !== null || !seat ? wayAsked(told) : waySeated(told, seat);
}

/** By whom, and beside which task, somebody is asked who sits on no seat of the step. */
function wayAsked(told: Told): Way {
  const { task } = told;
  const opened = openingOf(told);
  return { by: task.work === 'consult' ? 'consulted' : 'added', person: opened?.by ?? task.askedBy, added: task.added, of: task.ofTask, note: opened?.note ?? null };
}

function waySeated({ c, task, facts, w }: Told, { at }: Seat): Way {
  const organ = task.key.slice(task.key.indexOf('@') + 1);
  if ('feel' in at) return { by: 'expression', when: at.feel, inputs: routeInputs(c), organ };
  if ('organ' in at) return { by: 'organ', organ };
  return at.relation === 'group' ? byGroup({ c, facts, w }, organ) : { by: 'relation', relation: at.relation, organ };
}

function byGroup({ c, facts, w }: Pick<Told, 'c' | 'facts' | 'w'>, organ: string): Way {
  const routed = facts.findLast((fact): fact is Past & Extract<Fact, { kind: 'project.routed' }> => fact.kind === 'project.routed')?.payload;
  const { group, department, listed } = routed ? { ...routed, listed: routed.by === 'department' } : belonging(c, organ, w);
  return { by: 'group', group, department, listed, instead: organ === group ? null : organ };
}

/** The group of a case that was never routed: where its department belongs, else the organ that was asked. */
function belonging(c: Case, organ: string, { pack }: Pick<World, 'pack'>): Pick<Extract<Way, { by: 'group' }>, 'group' | 'department' | 'listed'> {
  const department = subjectOf(c)?.department ?? '';
  return { group: groupOf(c, pack)?.group ?? organ, department, listed: groupOfDepartment(pack, department)?.departments.organs.includes(department) ?? false };
}

type Given = Omit<Hand, 'seq' | 'at'>;

/** One fact that put this task into other hands. */
function handOf(fact: Past, taskId: string): Hand[] {
  if (!('taskId' in fact.payload) || fact.payload.taskId !== taskId) return [];
  const given = GIVEN[fact.kind] as ((payload: Past['payload']) => Given | undefined) | undefined;
  const hand = given?.(fact.payload);
  return hand ? [{ seq: fact.seq, at: fact.at, ...hand }] : [];
}

type Payload<K extends Fact['kind']> = Extract<Fact, { kind: K }>['payload'];
const GIVEN: { readonly [K in Fact['kind']]?: (payload: Payload<K>) => Given | undefined } = {
  'task.opened': ({ named, by, note }) => (named === undefined ? undefined : { how: 'named', by: by ?? named, to: named, note: note ?? null }),
  'task.claimed': ({ by }) => ({ how: 'claimed', by, to: by, note: null }),
  'task.unclaimed': ({ by }) => ({ how: 'given-back', by, to: null, note: null }),
  'task.reassigned': ({ by, to, why, reason }) => ({ how: why, by, to, note: reason }),
  'task.delegated': ({ by, to, note }) => ({ how: 'delegated', by, to, note }),
  'task.resolved': ({ by, to, opinion }) => ({ how: 'resolved', by, to, note: opinion }),
  'task.taken-back': ({ by }) => ({ how: 'taken-back', by, to: by, note: null }),
  'task.recalled': ({ by }) => ({ how: 'recalled', by, to: by, note: null }),
};

function clockOf({ c, task, facts, w }: Told, step: Step): Clock | null {
  const of = deadlineId({ ...task, step: step.id }, task.turn);
  const deadline = c.deadlines.findLast((dl) => dl.of === of);
  if (!deadline) return null;
  const ladder = ladderOf(w.pack, deadline.ladder);
  const moved = facts.flatMap((fact) => (fact.kind === 'deadline.moved' && fact.payload.of === of ? [{ seq: fact.seq, from: fact.payload.from, to: fact.payload.dueAt, why: fact.payload.why }] : []));
  const { startedAt, dueAt, originalDueAt, provisional } = deadline;
  return { ladder: ladder.id, source: ladder.source, days: 'workingDays' in ladder.due ? ladder.due.workingDays : null, startedAt, dueAt, originalDueAt, provisional, goesOn: goesOn(c, task), moved };
}

/** What a step had left when its round was returned, where this one goes on with it. */
function goesOn(c: Case, task: TaskRow): Clock['goesOn'] {
  const own = roundAt(c, task);
  const prior = own && task.turn === 1 ? roundBefore(c, { route: task.route, path: own.path, before: task.round }) : undefined;
  if (prior?.outcome !== 'returned') return null;
  const of = deadlineId({ ...task, round: prior.round });
  const left = c.deadlines.findLast((dl) => dl.of === of || dl.of.startsWith(`${of}.`))?.budgetLeft ?? null;
  return left === null ? null : { round: prior.round, left };
}

function stepsWhy({ c, task, facts }: Told, route: Route): StepWhy[] {
  const round = roundAt(c, task);
  if (!round) return [];
  const standing = stepsIn(c, round, route);
  const passed = new Set(standing.filter(({ state }) => state === 'passed' || state === 'skipped').map(({ step }) => step.id));
  return standing.map(({ step, state }) => ({
    step: step.id, state, skipped: state === 'skipped' ? skippedBy(facts, { ...task, step: step.id }) : null, waitsFor: state === 'ahead' ? before(route, step).filter((id) => !passed.has(id)) : [],
    standsFrom: state === 'passed' ? standsFrom(c, { ...task, step: step.id }) : null, seats: facts.flatMap((fact) => (fact.kind === 'seat.skipped' && isOf(fact.payload, { ...task, step: step.id }) ? [{ seat: fact.payload.seat, why: fact.payload.why, who: fact.payload.who ?? null }] : [])),
  }));
}

type At = Pick<TaskRow, 'route' | 'round' | 'step'>;
const isOf = (a: At, b: At): boolean => a.route === b.route && a.round === b.round && a.step === b.step;

/** Why a step was passed over, as it was recorded then. */
function skippedBy(facts: readonly Past[], at: At): StepWhy['skipped'] {
  const fact = facts.findLast((each): each is Past & Extract<Fact, { kind: 'step.skipped' }> => each.kind === 'step.skipped' && isOf(each.payload, at));
  return fact ? { why: fact.payload.why, when: fact.payload.asked?.when ?? null, inputs: fact.payload.asked?.inputs ?? {} } : null;
}

/** The earlier round whose word on a step still stands, where this round did not ask again. */
function standsFrom(c: Case, { route, round, step }: At): number | null {
  const own = roundAt(c, { route, round });
  const asked = c.tasks.filter((task) => task.route === route && task.step === step && task.round <= round && partyOf(roundAt(c, task) ?? { path: '' }) === partyOf(own ?? { path: '' }));
  const last = Math.max(0, ...asked.map((task) => task.round));
  return last > 0 && last < round ? last : null;
}
