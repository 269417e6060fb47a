import { isLive, isThrough, signersOf, standingOf } from '../../domain/approval/road';
import type { Route } from '../../domain/policy/pack';
import type { Case, RoundRow, TaskRow } from '../../domain/record/case';
import type { Fact } from '../../domain/record/fact';

const inRound = (c: Case, { route, round }: Pick<RoundRow, 'route' | 'round'>): TaskRow[] => c.tasks.filter((task) => task.route === route && task.round === round);
const fault = (isWrong: boolean, says: string): string[] => (isWrong ? [says] : []);
const isAsked = ({ state, work }: TaskRow): boolean => work === 'decide' && (state === 'open' || state === 'claimed');

/** What always holds of a case with rounds of one route, whatever was done to it; the answer names what does not. */
export function wrongIn(c: Case, route: Route): string[] {
  const open = c.rounds.filter(({ state }) => state === 'open');
  return [...fault(open.length > 1, 'two rounds are open'), ...open.flatMap((round) => asking(c, { round, route })), ...c.rounds.filter(({ state }) => state === 'ended').flatMap((round) => ended(c, { round, route })), ...idleClocks(c, route)];
}

type At = { readonly round: RoundRow; readonly route: Route };

/** An open round asks somebody, at every step that is open and at no other, and nobody waits for one who is not asked. */
function asking(c: Case, { round, route }: At): string[] {
  const tasks = inRound(c, round);
  const live = new Set(tasks.filter(isLive).map(({ id }) => id));
  return [
    ...fault(!tasks.some(isAsked), 'a round is open and nobody is asked'),
    ...fault(isThrough(c, round, route), 'a round is open at the end of its road'),
    ...route.steps.flatMap((step) => {
      const [standing, isSomebody] = [standingOf(c, round, { route, step }), tasks.some((task) => task.step === step.id && isLive(task))];
      return fault(isSomebody !== (standing === 'open'), `${step.id} is ${standing} and ${isSomebody ? 'somebody' : 'nobody'} is asked`);
    }),
    ...tasks.filter(({ state, waitsFor }) => state === 'waiting' && !waitsFor.some((id) => live.has(id))).map(({ id }) => `${id} waits for nobody`),
  ];
}

const ended = (c: Case, { round, route }: At): string[] => [
  ...fault(inRound(c, round).some(isLive), 'an ended round still asks somebody'),
  ...fault(round.outcome === 'agreed' && !isThrough(c, round, route), 'agreed before the end of the road'),
  ...fault(round.outcome === 'agreed' && !c.tasks.some(({ outcome }) => outcome === 'agree'), 'agreed by nobody'),
];

function idleClocks(c: Case, route: Route): string[] {
  return c.deadlines.filter(({ of, state }) => state === 'open' && of.startsWith(`${route.id}.`)).flatMap(({ of }) => {
    const [, round, step, turn = '1'] = of.split('.');
    return fault(!c.tasks.some((task) => String(task.round) === round && task.step === step && String(task.turn) === turn && isLive(task)), `the clock ${of} runs for nobody`);
  });
}

type On = { readonly route: Route; readonly applicants: readonly string[] };

/** What always holds of the facts: one outcome a round, one word a task, nobody on her own submission, nobody on two seats where that is forbidden. */
export function wrongWords(facts: readonly Fact[], c: Case, { route, applicants }: On): string[] {
  const outcomes = facts.flatMap((fact) => (fact.kind === 'round.ended' ? [`${fact.payload.route} ${fact.payload.round}`] : []));
  const words = facts.filter((fact) => fact.kind === 'task.decided');
  return [
    ...fault(new Set(outcomes).size !== outcomes.length, 'a round has two outcomes'),
    ...fault(words.some(({ payload }) => applicants.includes(payload.by)), 'somebody decided on her own submission'),
    ...fault(spokenTwice(facts), 'a task was decided twice'),
    ...c.rounds.flatMap((round) => fault(route.differentPeople && hasTwoSeats(c, { round, route }), 'one person has two seats')),
  ];
}

/** A word that was recalled may be said again. */
function spokenTwice(facts: readonly Fact[]): boolean {
  const stands = new Map<string, number>();
  const count = (taskId: string, by: number): void => void stands.set(taskId, (stands.get(taskId) ?? 0) + by);
  return facts.some((fact) => {
    if (fact.kind === 'task.decided') count(fact.payload.taskId, 1);
    if (fact.kind === 'task.recalled') count(fact.payload.taskId, -1);
    return [...stands.values()].some((n) => n > 1);
  });
}

function hasTwoSeats(c: Case, { round, route }: At): boolean {
  const people = route.steps.flatMap((step) => signersOf(c, { ...round, step: step.id })).filter(({ outcome }) => outcome === 'agree').map(({ decidedBy }) => decidedBy);
  return new Set(people).size !== people.length;
}
