import type { Route, Step } from '../policy/pack';
import type { Case, RoundRow, TaskRow } from '../record/case';
import { ballotsOf, verdictOf, type Verdict } from './vote';

/** Where a step of a round stands for the rest of its road. `stands`: an earlier round passed it, and it is not asked again. */
export type Standing = 'ahead' | 'open' | 'passed' | 'skipped' | 'stands';

/** The steps that have to be behind before this one opens: those it names, else the one before it in the list. */
export function before({ steps }: Route, step: Step): readonly string[] {
  if (step.after !== undefined) return step.after;
  const prior = steps[steps.indexOf(step) - 1];
  return prior ? [prior.id] : [];
}

/** A step and all that lie behind it on the road. */
export function beyond(route: Route, from: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const step of route.steps) if (before(route, step).some((id) => found.has(id))) found.add(step.id);
  }
  return found;
}

/** The step of this name, or our bug. */
export function stepOf(route: Route, id: string): Step {
  const step = route.steps.find((each) => each.id === id);
  if (!step) throw new Error(`route ${route.id} has no step ${id}`);
  return step;
}

type At = { readonly route: string; readonly round: number; readonly step: string };

/** The turn in which a step of a round is, or was last. */
export const turnOf = ({ steps }: Pick<RoundRow, 'steps'>, step: string): number => steps.find((row) => row.step === step)?.turn ?? 1;

/** What a step asks of people in its present turn: its signers, not the questions on the side. */
export function signersOf(c: Case, { route, round, step }: At): TaskRow[] {
  const row = c.rounds.find((each) => each.route === route && each.round === round);
  const turn = row ? turnOf(row, step) : 1;
  return c.tasks.filter((task) => task.work === 'decide' && task.route === route && task.round === round && task.step === step && task.turn === turn);
}

export const isLive = ({ state }: Pick<TaskRow, 'state'>): boolean => state === 'open' || state === 'claimed' || state === 'waiting';

/** What the words said at a step come to: 会签 all, 或签 the first, 依次 all in turn, 票签 the count. */
export function verdict({ settles }: Step, signers: readonly TaskRow[]): Verdict {
  const asked = signers.filter(({ state }) => state !== 'cancelled');
  if (typeof settles === 'object') return verdictOf(settles.vote, ballotsOf(asked));
  if (asked.some(({ outcome }) => outcome === 'disagree')) return 'not-agreed';
  const has = (task: TaskRow): boolean => task.outcome === 'agree';
  if (settles !== 'one-agrees') return asked.length > 0 && asked.every(has) ? 'agreed' : 'open';
  return asked.some((task) => has(task) && chainOf(task, asked).every(has)) ? 'agreed' : 'open';
}

/** Whoever signs before or after somebody signs with her: where one word is enough, it is theirs together. */
function chainOf(task: TaskRow, asked: readonly TaskRow[]): readonly TaskRow[] {
  const root = rootOf(task, asked);
  return asked.filter((each) => rootOf(each, asked) === root);
}
function rootOf(task: TaskRow, asked: readonly TaskRow[]): string {
  const of = task.added === 'before' || task.added === 'after' ? asked.find(({ id }) => id === task.ofTask) : undefined;
  return of ? rootOf(of, asked) : task.id;
}

/** Where a step stands in a round of this case. */
export function standingOf(c: Case, round: RoundRow, { route, step }: { readonly route: Route; readonly step: Step }): Standing {
  const row = round.steps.find((each) => each.step === step.id);
  if (row?.state === 'skipped') return 'skipped';
  if (row?.state === 'open') return verdict(step, signersOf(c, { ...round, step: step.id })) === 'agreed' ? 'passed' : 'open';
  return standsBefore(round, { route, step }) ? 'stands' : 'ahead';
}

/** A round of before this was kept stands on every step in front of the one at which it opened. */
function standsBefore({ stands, steps }: RoundRow, { route, step }: { readonly route: Route; readonly step: Step }): boolean {
  if (stands !== null) return stands.includes(step.id);
  const first = Math.min(...steps.map((row) => route.steps.findIndex(({ id }) => id === row.step)), route.steps.length);
  return route.steps.indexOf(step) < first;
}

/** Every step in front of one, however far. */
const inFront = (route: Route, step: Step): readonly string[] => route.steps.map(({ id }) => id).filter((id) => id !== step.id && beyond(route, id).has(step.id));

/** The steps whose turn has come: all in front of them is behind, however far in front, and they are not asked yet. */
export function readyIn(c: Case, round: RoundRow, route: Route): readonly Step[] {
  const places = new Map(route.steps.map((step) => [step.id, standingOf(c, round, { route, step })]));
  const isBehind = (id: string): boolean => ['passed', 'skipped', 'stands'].includes(places.get(id) ?? 'stands');
  return route.steps.filter((step) => places.get(step.id) === 'ahead' && inFront(route, step).every(isBehind));
}

/** Whether nothing of the road lies ahead any more. */
export const isThrough = (c: Case, round: RoundRow, route: Route): boolean =>
  route.steps.every((step) => ['passed', 'skipped', 'stands'].includes(standingOf(c, round, { route, step })));
