import { endAwaiting } from '../record/movement';
import type { Case, DeadlineRow, Decided, RoundRow, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { DeadlineMoved } from '../record/facts';
import { routeOf } from '../policy/lookup';
import type { Route, Step } from '../policy/pack';
import { isRefusal, type Refusal } from '../refusal';
import { after } from './after';
import { onBehalf } from './claim';
import { clockOf } from './clear';
import { modeOf } from './effects';
import { relationTo } from './relation';
import { beyond, isLive, signersOf, stepOf, turnOf, verdict } from './road';
import { forced, proceed } from './round';
import { roundAt } from './rounds';
import { isSupplemented } from './settle';
import { nextState } from './states';

type Recalled = { readonly taskId: string };

/**
 * After it her own word is unsaid and the file is in her hands again, or in those of whom she spoke for (撤回). Possible until the next person has acted on it: what her word opened is closed unseen,
 * what it returned is asked back. A round that came to its decision stands, and is put right by a correction only; a vote that was counted is not opened again.
 */
export function recall(c: Case, { taskId }: Recalled, w: World): Refusal | Decided<Recalled> {
  const task = hers(c, taskId, w);
  if (isRefusal(task)) return task;
  const round = roundAt(c, task);
  if (!round || c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  const facts = task.outcome === 'return' ? askedBack(c, task, { round, w }) : unsaid(c, task, { round, w });
  return isRefusal(facts) ? facts : { ...onBehalf(task.decidedFor ?? w.actor.id, w), facts, answer: { taskId } };
}

function hers(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task || task.work !== 'decide') return { refused: 'not-found' };
  if (task.decidedBy !== w.actor.id) return anothers(c, task, w);
  if (task.voters.length > 0) return { refused: 'decision-stands' }; // a meeting's word, not the chair's own
  const next = nextState(task.state, 'recall');
  return isRefusal(next) ? next : task;
}

/** A word that is not hers: she is told whose it is only where she has a part in it. */
function anothers(c: Case, task: TaskRow, w: World): Refusal {
  if (relationTo(task, c, w) === 'none') return { refused: 'not-a-candidate' };
  return task.decidedBy === null ? { refused: 'not-decided-yet' } : { refused: 'not-your-word', by: task.decidedBy };
}

type Within = { readonly round: RoundRow; readonly w: World };

/** A yes, a no in a vote, or an abstention is unsaid: those who came up by it go back to where they were, as long as none of them has acted. */
function unsaid(c: Case, task: TaskRow, { round, w }: Within): Refusal | Fact[] {
  const counted = countedAlready(c, task, { round, w });
  if (counted) return counted;
  const route = routeOf(w.pack, task.route);
  const step = stepOf(route, task.step);
  const signers = signersOf(c, task);
  const isPassed = verdict(step, signers) === 'agreed';
  const behind = new Set([...beyond(route, task.step)].filter((id) => id !== task.step));
  const later = c.tasks.filter((each) => each.route === task.route && each.round === task.round && behind.has(each.step) && isOpenIn(round, each) && isPassed);
  const mates = signers.filter(({ id, waitsFor, state }) => id !== task.id && waitsFor.includes(task.id) && state !== 'cancelled');
  const acted = [...later, ...mates].find(hasActed) ?? (isPassed ? spokeAfter(task, { step, signers }) : undefined);
  if (acted) return actedUpon(acted);
  return [
    { kind: 'task.recalled', v: 1, payload: { taskId: task.id, by: task.decidedFor ?? w.actor.id, dueAt: task.dueAt } },
    ...mates.filter(({ state }) => state === 'open' || state === 'claimed').map((mate): Fact => ({ kind: 'task.waits', v: 1, payload: { taskId: mate.id, waitsFor: mate.waitsFor } })),
    ...(isPassed ? reopened(c, task, { round, w, behind, later }) : []),
    ...lapsed(c, task, step.proposes !== undefined),
  ];
}

/** Who spoke after her at a step that is passed; or at the same instant, where it is passed without her word too. */
function spokeAfter({ id, decidedAt }: TaskRow, { step, signers }: { readonly step: Step; readonly signers: readonly TaskRow[] }): TaskRow | undefined {
  const isPassedAnyway = verdict(step, signers.map((each) => (each.id === id ? { ...each, outcome: null } : each))) === 'agreed';
  return signers.find((each) => each.id !== id && each.decidedAt !== null && (isPassedAnyway || each.decidedAt > (decidedAt ?? 0)));
}

/** Why a word stands even where nobody has acted on it: its round came to its decision, its step is asked anew, or it was counted among the votes. */
function countedAlready(c: Case, task: TaskRow, { round, w }: Within): Refusal | undefined {
  if (round.state === 'ended') return { refused: 'decision-stands' };
  if (!isOpenIn(round, task)) return { refused: 'acted-upon', by: null };
  const step = stepOf(routeOf(w.pack, task.route), task.step);
  return modeOf(step.settles) === 'vote' && verdict(step, signersOf(c, task)) === 'agreed' ? { refused: 'vote-counted' } : undefined;
}

/** Whether the step of a task is open in the very turn in which it was asked. */
const isOpenIn = ({ steps }: RoundRow, { step, turn }: TaskRow): boolean => steps.some((row) => row.step === step && row.turn === turn && row.state === 'open');

const actedUpon = ({ decidedBy, assignee }: TaskRow): Refusal => ({ refused: 'acted-upon', by: decidedBy ?? assignee });

/** Somebody has touched it: taken it, or spoken. One who is asked by name and has done nothing has not. */
const hasActed = ({ state, assignee, named, decidedBy }: TaskRow): boolean => decidedBy !== null || (state === 'claimed' && assignee !== named);

/** The step that her word had passed is open again with its clock; the steps behind it are not asked any more. */
function reopened(c: Case, task: TaskRow, { round, w, behind, later }: Within & { readonly behind: ReadonlySet<string>; readonly later: readonly TaskRow[] }): Fact[] {
  const reset = round.steps.filter((row) => behind.has(row.step) && row.state !== 'ahead');
  const clocks = reset.map(({ step }) => clockOf(c, { ...task, step }));
  const own = c.deadlines.find(({ of }) => of === clockOf(c, task));
  return [
    ...later.filter(isLive).map(({ id }): Fact => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why: 'recalled' } })),
    ...c.deadlines.filter(({ of, state }) => clocks.includes(of) && state === 'open').map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'void' } })),
    { kind: 'step.recalled', v: 1, payload: { route: task.route, round: task.round, step: task.step, by: w.actor.id, steps: reset.map(({ step, turn }) => ({ step, turn, state: 'ahead' as const })) } },
    ...(own ? [runsOn(own)] : []),
    ...againAsked(c, task),
  ];
}

/** The clock that her word had met goes on as it was, past what it has said. */
function runsOn(dl: DeadlineRow): Fact {
  const { of, generation, ladder, startedAt, dueAt, originalDueAt, provisional, rungs, said } = dl;
  const payload: DeadlineMoved = { of, generation: generation + 1, ladder, startedAt, dueAt, originalDueAt, provisional, rungs, from: dueAt, why: 'recalled', said };
  return { kind: 'deadline.moved', v: 1, payload };
}

/** Those who were not needed any more are asked again beside her, each as she was. */
function againAsked(c: Case, task: TaskRow): Fact[] {
  const isLiveOrHer = (id: string): boolean => id === task.id || c.tasks.some((each) => each.id === id && isLive(each));
  const dropped = signersOf(c, task).filter(({ cancelledWhy, id }) => cancelledWhy === 'settled' && id !== task.id && !c.tasks.some((each) => each.id.startsWith(`${id}~again`) && each.state !== 'cancelled'));
  return dropped.map(({ id, route, round, step, seat, key, dueAt, weight, turn, named, added, ofTask, askedBy, waitsFor }): Fact => {
    const waits = waitsFor.filter(isLiveOrHer);
    return {
      kind: 'task.opened', v: 1,
      payload: {
        taskId: `${id}~again${c.tasks.filter((each) => each.id.startsWith(id)).length}`, route, round, step, seat, key, dueAt, priority: 0, tells: [],
        ...(turn > 1 && { turn }), ...(weight > 1 && { weight }), ...(named !== null && { named }), ...(added !== null && { added }), ...(ofTask !== null && { of: ofTask }), ...(askedBy !== null && { by: askedBy }), ...(waits.length > 0 && { waitsFor: waits }),
      },
    };
  });
}

/** Figures that she had proposed are hers to name again. */
const lapsed = (c: Case, task: TaskRow, isProposing: boolean): Fact[] =>
  (isProposing && c.cloud?.proposal?.round === task.round ? [{ kind: 'approval.lapsed', v: 1, payload: { round: task.round, why: 'recalled' } }] : []);

/** What she returned comes back: from the applicant, who has not answered yet, as the next round; from an earlier step that nobody has touched, in the same round. */
function askedBack(c: Case, task: TaskRow, { round, w }: Within): Refusal | Fact[] {
  if (round.state === 'ended') return fromApplicant(c, task, round);
  const route = routeOf(w.pack, task.route);
  const target = task.toStep;
  if (target === null || turnOf(round, task.step) !== task.turn) return { refused: 'acted-upon', by: null };
  const at = { ...task, step: target };
  const asked = signersOf(c, at);
  const acted = asked.find(hasActed);
  if (acted) return actedUpon(acted);
  const facts: Fact[] = [
    ...asked.filter(isLive).map(({ id }): Fact => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why: 'recalled' } })),
    ...c.deadlines.filter(({ of, state }) => of === clockOf(c, at) && state === 'open').map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'void' } })),
    { kind: 'step.recalled', v: 1, payload: { route: task.route, round: task.round, step: task.step, by: w.actor.id, ...asBefore(c, task, { round, route, target }) } },
  ];
  const opened = [...facts, ...forced(after(c, facts, w.at), { route, row: round, asks: task.step }, w)];
  return [...opened, ...proceed(after(c, opened, w.at), { route, round: task.round }, w)];
}

/** Where the steps stood before she returned it: what had been passed is passed again, what an earlier round had passed stands again; what was being asked is asked anew. */
function asBefore(c: Case, task: TaskRow, { round, route, target }: { readonly round: RoundRow; readonly route: Route; readonly target: string }): Pick<FactOf<'step.recalled'>['payload'], 'steps' | 'stands'> {
  const rows = new Map(round.steps.map((row) => [row.step, row]));
  const turn = passedIn(c, { ...task, step: target }, { round, route });
  const isPassed = (step: string): boolean => verdict(stepOf(route, step), signersOf(c, { ...task, step })) === 'agreed';
  const between = [...beyond(route, target)].filter((step) => step !== target && step !== task.step && rows.get(step)?.state === 'ahead' && isPassed(step));
  const stood = route.steps.map(({ id }) => id).filter((id) => id !== task.step && beyond(route, id).has(task.step) && (rows.get(id) === undefined || (id === target && turn === 0)));
  return {
    steps: [{ step: target, turn: Math.max(turn, 1), state: turn === 0 ? 'ahead' as const : 'open' as const }, ...between.map((step) => ({ step, turn: turnOf(round, step), state: 'open' as const }))],
    stands: [...new Set([...(round.stands ?? []), ...stood])],
  };
}

/** The last turn before the present one in which a step was passed; none where an earlier round had passed it. */
function passedIn(c: Case, at: TaskRow, { round, route }: { readonly round: RoundRow; readonly route: Route }): number {
  const mine = c.tasks.filter((each) => each.work === 'decide' && each.route === at.route && each.round === at.round && each.step === at.step && each.turn < turnOf(round, at.step));
  const turns = [...new Set(mine.map(({ turn }) => turn))].filter((turn) => verdict(stepOf(route, at.step), mine.filter((each) => each.turn === turn)) === 'agreed');
  return Math.max(0, ...turns);
}

/** Possible where what goes back is owed as a supplement and nothing has come; the run then opens the next round where it was returned, with the time that was left. */
function fromApplicant(c: Case, task: TaskRow, round: RoundRow): Refusal | Fact[] {
  const isLast = c.rounds.findLast((each) => each.route === task.route && each.path === round.path)?.round === round.round;
  const isOwed = c.awaits.some(({ what, state }) => what === 'supplement' && state === 'open');
  if (round.outcome !== 'returned' || !isLast || !isOwed || !isSupplemented(c, task.route)) return { refused: 'decision-stands' };
  return endAwaiting(c, 'supplement', 'recalled');
}
