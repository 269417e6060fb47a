import { addWorkingDays, dayOf, instantOf } from '../../domain/calendar/calendar';
import type { TaskRow } from '../../domain/record/case';
import type { Fact, Recorded } from '../../domain/record/fact';
import { who } from './deeds';
import { CALENDAR, PACK, type MemoryRecord } from './memory-record';

type Of<K extends Fact['kind']> = Recorded<Extract<Fact, { kind: K }>>;
const only = <K extends Fact['kind']>(facts: readonly Recorded[], kind: K): Of<K>[] => facts.filter((fact): fact is Of<K> => fact.kind === kind);
const twice = (list: readonly string[]): string[] => list.filter((each, n) => list.indexOf(each) !== n);

/** What has to hold of a process at every moment, whatever people and time did to it; the answer names what does not. */
export function broken(record: MemoryRecord, id: string): string[] {
  const facts = record.facts(id);
  return [...chain(facts), ...oneVerdictASeat(facts), ...nothingAfterTheEnd(record, id), ...queues(record, id), ...resumptions(facts), ...saidOnce(facts), ...approvals(facts), ...returns(facts)];
}

function chain(facts: readonly Recorded[]): string[] {
  return facts.flatMap((fact, n) => {
    const before = facts[n - 1];
    const whole = fact.seq === n + 1 && (!before || (fact.prevHash === before.hash && fact.at >= before.at));
    return whole ? [] : [`the chain breaks at ${fact.seq}`];
  });
}

function oneVerdictASeat(facts: readonly Recorded[]): string[] {
  const decided = only(facts, 'task.decided').map(({ payload }) => payload.taskId);
  const opened = only(facts, 'task.opened').map(({ payload: { route, round, step, seat } }) => `${route} ${round} ${step} ${seat}`);
  return [...twice(decided).map((task) => `${task} was decided twice`), ...twice(opened).map((seat) => `${seat} was opened twice`)];
}

/** A decision can be corrected after its process has closed. A letter goes out with what it is about: the very end, or such a correction. */
const afterTheEnd = (facts: readonly Recorded[]): ((fact: Recorded) => boolean) => {
  const spoken = new Set(facts.filter(({ kind }) => kind === 'process.closed' || kind === 'decision.corrected').map(({ commandId }) => commandId));
  return ({ kind, commandId }) => kind === 'decision.corrected' || (kind === 'letter.issued' && spoken.has(commandId));
};

function nothingAfterTheEnd(record: MemoryRecord, id: string): string[] {
  const facts = record.facts(id);
  const closed = facts.findIndex(({ kind }) => kind === 'process.closed');
  if (closed < 0) return [];
  const [c, stays] = [record.case(id), afterTheEnd(facts)];
  const left = [...c.tasks.filter(({ state }) => state === 'open' || state === 'claimed'), ...c.rounds.filter(({ state }) => state === 'open'), ...c.deadlines.filter(({ state }) => state === 'open'), ...c.awaits.filter(({ state }) => state === 'open')];
  return [...facts.slice(closed + 1).filter((fact) => !stays(fact)).map(({ kind }) => `${kind} after the end`), ...left.map((row) => `left open after the end: ${JSON.stringify(row)}`)];
}

/** Each waiting task stands in exactly one queue, the right one; a round that has ended asks nobody; an open clock belongs to open work. */
function queues(record: MemoryRecord, id: string): string[] {
  const c = record.case(id);
  const running = c.deadlines.filter(({ state }) => state === 'open').map(({ of }) => of);
  const inHand = new Set([...c.rounds.filter(({ state }) => state === 'open').map(placeOf), ...c.awaits.filter(({ state }) => state === 'open').map(({ what, nth }) => `${what}.${nth}`)]);
  return [
    ...c.tasks.filter((task) => queuesOf(record, task) !== queueDue(task)).map((task) => `${task.id} is ${task.state} and stands in [${queuesOf(record, task)}]`),
    ...c.tasks.filter((task) => waits(task) && !inHand.has(placeOf(task))).map((task) => `${task.id} waits in a round that has ended`),
    ...c.tasks.filter((task) => waits(task) && !running.includes(placeOf(task))).map((task) => `${task.id} waits without a clock`),
    ...running.filter((of) => !of.startsWith('completion.') && !inHand.has(of)).map((of) => `the clock of ${of} runs for nothing`),
  ];
}

const placeOf = ({ route, round, step }: Pick<TaskRow, 'route' | 'round' | 'step'>): string => `${route}.${round}.${step}`;
const waits = ({ state }: TaskRow): boolean => state === 'open' || state === 'claimed';
const queueDue = (task: TaskRow): string => (waits(task) ? (task.assignee === null ? task.key : `person:${task.assignee}`) : '');
const queuesOf = (record: MemoryRecord, task: TaskRow): string => (record.tables.get('queue_entry') ?? []).filter((row) => row['task_id'] === task.id).map((row) => row['queue_key']).join();

/** A resumed step has exactly the working days that were left. */
/** The round before on the same route; where each party has rounds of its own, its own. */
function roundBefore(facts: readonly Recorded[], route: string, round: number): number {
  const party = (path: string | undefined): string => (path?.startsWith('@') ? path : '');
  const opened = only(facts, 'round.opened').filter(({ payload }) => payload.route === route);
  const own = party(opened.find(({ payload }) => payload.round === round)?.payload.path);
  return opened.findLast(({ payload }) => payload.round < round && party(payload.path) === own)?.payload.round ?? 0;
}

function resumptions(facts: readonly Recorded[]): string[] {
  return only(facts, 'round.opened').filter(({ payload }) => payload.resumes).flatMap(({ payload: { route, round, step } }) => {
    const [paused] = only(facts, 'deadline.paused').filter(({ payload }) => payload.of === `${route}.${roundBefore(facts, route, round)}.${step}`);
    const [set] = only(facts, 'deadline.set').filter(({ payload }) => payload.of === `${route}.${round}.${step}`);
    const endsAsItOpens = only(facts, 'supervised.cancelled').length > 0 && only(facts, 'round.ended').some(({ payload }) => payload.route === route && payload.round === round && payload.outcome === 'withdrawn');
    const isTakenBack = only(facts, 'project.withdrawn').length > 0 || endsAsItOpens;
    if (!paused || !set) return isTakenBack ? [] : [`${route} ${round} resumed without its clock`];
    const due = instantOf(CALENDAR, addWorkingDays(CALENDAR, dayOf(CALENDAR, set.at), paused.payload.budgetLeft).on, '24:00');
    return due === set.payload.dueAt ? [] : [`${set.payload.of} got another time than the ${paused.payload.budgetLeft} days it had left`];
  });
}

/** No reminder of a step comes a second time because the step was returned. */
function saidOnce(facts: readonly Recorded[]): string[] {
  const resumed = new Set(only(facts, 'round.opened').filter(({ payload }) => payload.resumes).map(({ payload: { route, round } }) => `${route} ${round}`));
  const first = (route: string, round: number): number => (resumed.has(`${route} ${round}`) ? first(route, roundBefore(facts, route, round)) : round);
  const fired = only(facts, 'rung.fired').filter(({ payload }) => !payload.of.startsWith('completion.') && payload.rung.startsWith('remind'));
  return twice(fired.map(({ payload: { of, rung } }) => { const [route = '', round = '', step = ''] = of.split('.'); return `${route} ${first(route, Number(round))} ${step} ${rung}`; })).map((rung) => `${rung} was said twice`);
}

const THRESHOLD_FEN = 50_000_000;

/** An approved review has a yes for each seat of each step, by different people none of whom is of the unit, and the plan where one is owed. */
function approvals(facts: readonly Recorded[]): string[] {
  return only(facts, 'round.ended').filter(({ payload }) => payload.route === 'review' && payload.outcome === 'agreed').flatMap((ended) => {
    const before = facts.filter(({ seq }) => seq < ended.seq);
    const seats = PACK.routes.find(({ id }) => id === 'review')?.steps.flatMap(({ seats: all }) => all.map(({ id }) => id)) ?? [];
    const votes = seats.map((seat) => lastVote(before, seat));
    const handedIn = before.findLast((fact): fact is Of<'project.submitted'> | Of<'project.resubmitted'> => fact.kind === 'project.submitted' || fact.kind === 'project.resubmitted')?.payload;
    const owes = handedIn !== undefined && handedIn.kind !== 'OM' && Number(handedIn.amountFen) > THRESHOLD_FEN && !handedIn.attachments.some(({ kind }) => kind === 'construction-plan');
    return [
      ...votes.filter((vote) => vote?.outcome !== 'agree').map(() => 'approved without the yes of every seat'),
      ...twice(votes.map((vote) => vote?.by ?? '')).map((by) => `${by} sat on two seats`),
      ...votes.filter((vote) => vote?.by === who('twohats')).map(() => 'approved by the unit itself'),
      ...(owes ? ['approved with an open gate'] : []),
    ];
  });
}

function lastVote(facts: readonly Recorded[], seat: string): Of<'task.decided'>['payload'] | undefined {
  const tasks = new Set(only(facts, 'task.opened').filter(({ payload }) => payload.route === 'review' && payload.seat === seat).map(({ payload }) => payload.taskId));
  return only(facts, 'task.decided').findLast(({ payload }) => tasks.has(payload.taskId))?.payload;
}

/** The next round opens at the step that returned, and no earlier step is asked again; unless what was proposed there lapsed, for then it begins where figures are named. */
function returns(facts: readonly Recorded[]): string[] {
  return only(facts, 'round.ended').filter(({ payload }) => payload.outcome === 'returned' && payload.route === 'review').flatMap(({ seq, payload: { round, step } }) => {
    const next = only(facts, 'round.opened').find(({ payload }) => payload.route === 'review' && payload.round === round + 1);
    if (only(facts, 'approval.lapsed').some((lapsed) => lapsed.seq > seq && (next === undefined || lapsed.seq < next.seq))) return next && next.payload.step !== 'first-review' ? [`round ${round + 1} opened past what lapsed`] : [];
    const asked = only(facts, 'task.opened').filter((fact) => fact.seq > seq && fact.payload.route === 'review' && fact.payload.round === round + 1 && step === 'countersign' && fact.payload.step === 'first-review');
    return [...(next && next.payload.step !== step ? [`round ${round + 1} opened elsewhere than where it was returned`] : []), ...asked.map(() => 'an earlier step was asked again')];
  });
}
