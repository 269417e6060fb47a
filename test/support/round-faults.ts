import { isLive, isThrough, signersOf, standingOf } from '../../domain/approval/road';
import type { Route } from '../../domain/policy/pack';
import type { Case, RoundRow, TaskRow } from '../../domain/record/case';
import type { Fact } from '../../domain/record/fact';

const openRound = (c: Case): RoundRow | undefined => c.rounds.find(({ state }) => state === 'open');
const inRound = (c: Case, { route, round }: RoundRow): TaskRow[] => c.tasks.filter((task) => task.route === route && task.round === round);

/** What always holds of a case with rounds of one route, whatever was done to it; the answer names what does not. */
export function wrongIn(c: Case, route: Route): string[] {
  const open = openRound(c);
  const said: string[] = [];
  if (c.rounds.filter(({ state }) => state === 'open').length > 1) said.push('two rounds are open');
  if (open) {
    const tasks = inRound(c, open);
    if (!tasks.some(({ state, work }) => work === 'decide' && (state === 'open' || state === 'claimed'))) said.push('a round is open and nobody is asked');
    if (isThrough(c, open, route)) said.push('a round is open at the end of its road');
    for (const step of route.steps) {
      const standing = standingOf(c, open, { route, step });
      const live = tasks.filter((task) => task.step === step.id && isLive(task));
      if (live.length > 0 && standing !== 'open') said.push(`${step.id} is ${standing} and somebody is asked`);
      if (standing === 'open' && live.length === 0) said.push(`${step.id} is open and nobody is asked`);
    }
    for (const task of tasks) {
      if (task.state === 'waiting' && !task.waitsFor.some((id) => { const other = c.tasks.find((each) => each.id === id); return other && isLive(other); })) said.push(`${task.id} waits for nobody`);
    }
  }
  for (const ended of c.rounds.filter(({ state }) => state === 'ended')) {
    if (inRound(c, ended).some(isLive)) said.push('an ended round still asks somebody');
    if (ended.outcome === 'agreed' && !isThrough(c, ended, route)) said.push('agreed before the end of the road');
    if (ended.outcome === 'agreed' && !c.tasks.some(({ outcome }) => outcome === 'agree')) said.push('agreed by nobody');
  }
  const clocks = c.deadlines.filter(({ state }) => state === 'open' );
  for (const { of } of clocks.filter(({ of: each }) => each.startsWith(`${route.id}.`))) {
    const [, round, step, turn = '1'] = of.split('.');
    const lives = c.tasks.some((task) => String(task.round) === round && task.step === step && String(task.turn) === turn && isLive(task));
    if (!lives) said.push(`the clock ${of} runs for nobody`);
  }
  return said;
}

type On = { readonly route: Route; readonly applicants: readonly string[] };

/** What always holds of the facts: one outcome a round, one word a task, nobody on her own submission, nobody on two seats where that is forbidden. */
export function wrongWords(facts: readonly Fact[], c: Case, { route, applicants }: On): string[] {
  const said: string[] = [];
  const outcomes = facts.flatMap((fact) => (fact.kind === 'round.ended' ? [fact.payload.round] : []));
  if (new Set(outcomes).size !== outcomes.length) said.push('a round has two outcomes');
  const spoken = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind === 'task.decided') {
      spoken.set(fact.payload.taskId, (spoken.get(fact.payload.taskId) ?? 0) + 1);
      if (applicants.includes(fact.payload.by)) said.push('somebody decided on her own submission');
    }
    if (fact.kind === 'task.recalled') spoken.set(fact.payload.taskId, (spoken.get(fact.payload.taskId) ?? 0) - 1);
  }
  if ([...spoken.values()].some((n) => n > 1)) said.push('a task was decided twice');
  if (route.differentPeople) {
    for (const round of c.rounds) {
      const now = route.steps.flatMap((step) => signersOf(c, { ...round, step: step.id })).filter(({ outcome }) => outcome === 'agree').map(({ decidedBy }) => decidedBy);
      if (new Set(now).size !== now.length) said.push('one person has two seats');
    }
  }
  return said;
}
