import { routeOf } from '../policy/lookup';
import type { Case, RoundRow, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import { waitDeadline } from '../record/movement';
import { ownersAt } from '../supervision/owing';
import { after } from './after';
import { clear } from './clear';
import { closeConsults } from './consult';
import type { ReturnItem } from './facts';
import { fixedWay } from './returns';
import { beyond, isLive, isThrough, signersOf, stepOf, verdict } from './road';
import { forced, proceed, type Chosen } from './round';
import { lastRoundOf, partyOf, roundAt } from './rounds';
import type { Resumption, RoundOutcome } from './states';
import { subjectOf } from './subject';
import { workOf } from './scope';
import { told } from './told';

/** What was said, beyond the word itself: what is missing, where a return leads and what comes after it, and whom the next seats are for. */
export type Saying = { readonly items: readonly ReturnItem[]; readonly to?: string | undefined; readonly resume?: Resumption | undefined; readonly chosen?: Chosen | undefined; readonly w: World };

/** All that one word settles inside its round: who is not asked any more, whose turn has come, the next steps, or the round's outcome. */
export function settle(c: Case, word: FactOf<'task.decided'>, said: Saying): Fact[] {
  const now = after(c, [word], said.w.at);
  const task = now.tasks.find(({ id }) => id === word.payload.taskId);
  if (!task) throw new Error(`no task ${word.payload.taskId}`);
  if (word.payload.outcome === 'return') return said.to === undefined ? toApplicant(now, task, said) : toStep(now, task, { ...said, to: said.to });
  return weighed(now, task, said);
}

/** What the words said at a task's step come to by now, whoever said or unsaid the last of them. */
export function weighed(c: Case, task: TaskRow, said: Saying): Fact[] {
  const { w } = said;
  const came = verdict(stepOf(routeOf(w.pack, task.route), task.step), signersOf(c, task));
  if (came === 'open') return [...closeConsults(c, [task.id]), ...released(c, task, w)];
  if (came === 'not-agreed') return [...clear(c, task, { meeting: 'refuses', why: 'disagreed', w }), end(c, task, { ...said, outcome: 'not-agreed' })];
  const cleared = clear(c, task, { meeting: 'passes', why: 'settled', w });
  return [...cleared, ...onwards(after(c, cleared, w.at), task, said)];
}

function onwards(c: Case, task: TaskRow, said: Saying): Fact[] {
  const { w, chosen } = said;
  const route = routeOf(w.pack, task.route);
  const opened = proceed(c, { route, round: task.round, ...(chosen && { chosen }) }, w);
  const row = roundAt(after(c, opened, w.at), task);
  return row && isThrough(after(c, opened, w.at), row, route) ? [...opened, end(c, task, { ...said, outcome: 'agreed' })] : opened;
}

/** Those who waited for somebody who has spoken, or is not asked any more: their turn has come. */
export function released(c: Case, task: Pick<TaskRow, 'route' | 'round' | 'step'>, w: World): Fact[] {
  const isOver = (id: string): boolean => { const found = c.tasks.find((each) => each.id === id); return found === undefined || !isLive(found); };
  return signersOf(c, task).filter(({ state, waitsFor }) => state === 'waiting' && waitsFor.every(isOver)).map(({ id, assignee, key, dueAt }) => {
    const queue = assignee === null ? key : `person:${assignee}`;
    return { kind: 'task.released', v: 1, payload: { taskId: id, key: queue, dueAt, tells: told(w, [queue], workOf(c, task.route)) } };
  });
}

/** 退回申报人: the round ends, every clock of it stops, and what was missing is owed. */
function toApplicant(c: Case, task: TaskRow, said: Saying): Fact[] {
  return [...clear(c, task, { meeting: 'returns-to-applicant', why: 'returned', w: said.w }), end(c, task, { ...said, outcome: 'returned' }), ...awaitSupplement(c, task, said.w)];
}

/** 退回某步: that step is open again in the same round; by choice everything behind it is asked again, or only whoever returned it. */
function toStep(c: Case, task: TaskRow, { to, resume: asked, items, w }: Saying & { readonly to: string }): Fact[] {
  const route = routeOf(w.pack, task.route);
  const resume = asked ?? fixedWay(route) ?? 'forward';
  const row = roundAt(c, task);
  const behind = beyond(route, to);
  const again = resume === 'forward' ? [...behind] : [to, task.step];
  const known = new Set(row?.steps.map(({ step }) => step));
  const cleared = clear(c, task, { meeting: resume === 'forward' ? 'returns-forward' : 'returns-back', why: 'returned', w, target: to });
  const returned: Fact = {
    kind: 'step.returned', v: 1,
    payload: { route: task.route, round: task.round, from: task.step, to, resume, resets: again.filter((step) => known.has(step)), stands: (row?.stands ?? []).filter((step) => !again.includes(step)), by: w.actor.id, items },
  };
  const facts = [...cleared, returned];
  const opened = [...facts, ...forced(after(c, facts, w.at), { route, row: task, asks: to }, w)];
  return [...opened, ...proceed(after(c, opened, w.at), { route, round: task.round }, w)];
}

function end(c: Case, { route, round, step }: TaskRow, { items, resume: asked, w, outcome }: Saying & { outcome: RoundOutcome }): Fact {
  const resume = asked ?? fixedWay(routeOf(w.pack, route));
  return { kind: 'round.ended', v: 1, payload: { route, round, outcome, step, items, tells: told(w, applicants(c, { route, round, outcome })), ...(outcome === 'returned' && resume && { resume }) } };
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
/** Whether what goes back on this route is owed as a supplement, with a wait of its own. */
export const isSupplemented = ({ request }: Case, route: string): boolean => request !== null || SUPPLEMENTED.has(route);

/** What is sent back is owed again by whoever handed it in, with a clock of its own; nothing is decided by its running out. */
function awaitSupplement(c: Case, { route }: TaskRow, w: World): Fact[] {
  if (!isSupplemented(c, route)) return [];
  const nth = c.awaits.filter(({ what }) => what === 'supplement').length + 1;
  return [{ kind: 'awaiting.opened', v: 1, payload: { what: 'supplement', nth, path: lastRoundOf(c)?.path ?? '' } }, ...waitDeadline(c, { what: 'supplement', nth }, w)];
}
