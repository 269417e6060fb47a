import { pause } from '../calendar/schedule';
import { routeOf } from '../policy/lookup';
import type { Case, RoundRow, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { DecideAct } from './decide';
import { deadlineId, openStep, openTasks } from './round';
import type { RoundOutcome } from './states';
import { waitDeadline } from '../record/movement';
import { lastRoundOf, partyOf, roundAt } from './rounds';
import { ownersAt } from '../supervision/owing';
import { subjectOf } from './subject';
import { told } from './told';

type Said = { readonly act: DecideAct; readonly w: World };

/** All that one decision settles inside its round: siblings closed, the next step opened, or the round's outcome drawn. */
export function settle(c: Case, task: TaskRow, said: Said): Fact[] {
  if (said.act.outcome === 'return') return [...closeSiblings(c, task, 'returned'), ...pauseStep(c, task, said.w), end(c, task, { ...said, outcome: 'returned' }), ...awaitSupplement(c, task, said.w)];
  if (said.act.outcome === 'disagree') return [...closeSiblings(c, task, 'disagreed'), ...endStep(c, task), end(c, task, { ...said, outcome: 'not-agreed' })];
  return openTasks(c, task).some(({ id }) => id !== task.id) ? [] : passStep(c, task, said);
}

function passStep(c: Case, task: TaskRow, said: Said): Fact[] {
  const route = routeOf(said.w.pack, task.route);
  const next = route.steps[route.steps.findIndex(({ id }) => id === task.step) + 1];
  if (next) return [...endStep(c, task), ...openStep(c, { route, round: task.round, step: next }, said.w)];
  return [...endStep(c, task), end(c, task, { ...said, outcome: 'agreed' })];
}

const closeSiblings = (c: Case, task: TaskRow, why: 'disagreed' | 'returned'): Fact[] =>
  openTasks(c, task).filter(({ id }) => id !== task.id).map(({ id }) => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why } }));

const stepDeadlines = (c: Case, { route, round, step }: TaskRow) => c.deadlines.filter(({ of, state }) => of === deadlineId(route, round, step) && state === 'open');

const endStep = (c: Case, task: TaskRow): Fact[] =>
  stepDeadlines(c, task).map(({ of, generation }) => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'met' } }));

/** The clock stops while the applicant corrects (补正); what was left is kept. */
const pauseStep = (c: Case, task: TaskRow, w: World): Fact[] =>
  stepDeadlines(c, task).map((dl) => ({ kind: 'deadline.paused', v: 1, payload: { of: dl.of, generation: dl.generation, budgetLeft: pause(dl, w.at, w.calendar).budgetLeft } }));

function end(c: Case, { route, round, step }: TaskRow, { act, w, outcome }: Said & { outcome: RoundOutcome }): Fact {
  return { kind: 'round.ended', v: 1, payload: { route, round, outcome, step, items: act.items, tells: told(w, applicants(c, { route, round, outcome })) } };
}

/** Who waits for the outcome; that of an extension or a request is told by what it brings (`extension.granted`, `request.settled` …). */
function applicants(c: Case, { route, round, outcome }: { route: string; round: number; outcome: RoundOutcome }): string[] {
  if (route === 'extension' || (c.request && outcome !== 'returned')) return [];
  const by = subjectOf(c)?.by ?? c.batch?.submittedBy;
  if (by) return [`person:${by}`];
  return answering(c, roundAt(c, { route, round }));
}

/** Who answers a task of a plan: the member whose round it is, else the leads. */
function answering({ supervised }: Case, round: RoundRow | undefined): string[] {
  const party = round && partyOf(round);
  return ownersAt(party === undefined ? (supervised?.leads ?? []) : [party]);
}

/** Routes on which a declaration or a batch is corrected; what goes back on another is simply owed again, which its workflow opens. */
const SUPPLEMENTED: ReadonlySet<string> = new Set(['confirmation', 'review', 'batch-acceptance']);

/** What is sent back is owed again by whoever handed it in, with a clock of its own; nothing is decided by its running out. */
function awaitSupplement(c: Case, { route }: TaskRow, w: World): Fact[] {
  if (!c.request && !SUPPLEMENTED.has(route)) return [];
  const nth = c.awaits.filter(({ what }) => what === 'supplement').length + 1;
  return [{ kind: 'awaiting.opened', v: 1, payload: { what: 'supplement', nth, path: lastRoundOf(c)?.path ?? '' } }, ...waitDeadline(c, { what: 'supplement', nth }, w)];
}
