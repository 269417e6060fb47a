import { isLive } from '../approval/road';
import { openRoundOf } from '../approval/round';
import { extend } from '../calendar/schedule';
import { instantOf } from '../calendar/calendar';
import { ladderOf } from '../policy/lookup';
import { completionSet, endAwaiting } from '../record/movement';
import type { Case, DeadlineRow, RoundRow, World } from '../record/case';
import type { Fact } from '../record/fact';

/** What a supervisor can do to a task that runs, and an extension that she grants. */
export type Change = 'day-moved' | 'extension-granted' | 'leads-changed' | 'cancelled';
/** What hangs on a running task at that moment. */
export type Thing = 'ladder' | 'extension-request' | 'acknowledgement' | 'open-answers' | 'accepted-answers' | 'key-mark' | 'notices';
export type Fate = 'kept' | 'void' | 'anew';

/**
 * What becomes of each thing at each change: it stays, falls away, or begins again. `ladder`: the rungs that were said and those to come; `open-answers`:
 * reports under verification, with their rounds. What was said to people stays said: `notices` on their way go out, and the change is told after them.
 */
export const FATES: Readonly<Record<Change, Readonly<Record<Thing, Fate>>>> = {
  'day-moved':         { ladder: 'anew', 'extension-request': 'void', acknowledgement: 'kept', 'open-answers': 'kept', 'accepted-answers': 'kept', 'key-mark': 'kept', notices: 'kept' },
  'extension-granted': { ladder: 'anew', 'extension-request': 'kept', acknowledgement: 'kept', 'open-answers': 'kept', 'accepted-answers': 'kept', 'key-mark': 'kept', notices: 'kept' },
  'leads-changed':     { ladder: 'kept', 'extension-request': 'void', acknowledgement: 'anew', 'open-answers': 'void', 'accepted-answers': 'kept', 'key-mark': 'kept', notices: 'kept' },
  'cancelled':         { ladder: 'void', 'extension-request': 'void', acknowledgement: 'kept', 'open-answers': 'void', 'accepted-answers': 'kept', 'key-mark': 'kept', notices: 'kept' },
};

/** The new day of a change that brings one. */
export type Changing = { readonly change: Change; readonly toOn?: string };

/** The facts with which each thing meets its fate, in the order in which they have to stand: requests and rounds end before what waits for them. */
export const meetFates = (c: Case, { change, toOn }: Changing, w: World): Fact[] => {
  const fates = FATES[change];
  return [
    ...(fates['extension-request'] === 'void' ? voidExtension(c) : []),
    ...(fates['open-answers'] === 'void' ? openAnswers(c).flatMap((round) => voidRound(c, round)) : []),
    ...(fates.ladder === 'anew' && toOn !== undefined ? ladderAnew(c, toOn, w) : []),
    ...(fates.ladder === 'void' ? endAwaiting(c, 'completion', 'cancelled') : []),
  ];
};

/** Whether a lead has to sign for the task again: it is asked by what `supervised.reassigned` does to the row. */
export const isSignedAnew = (change: Change): boolean => FATES[change].acknowledgement === 'anew';

const openAnswers = (c: Case): RoundRow[] => c.rounds.filter(({ route, state }) => route === 'verification' && state === 'open');

/** A request for more time that nobody has answered falls away when the task itself is answered or changed. */
export function voidExtension(c: Case): Fact[] {
  const asked = openRoundOf(c, 'extension');
  return asked ? voidRound(c, asked) : [];
}

function voidRound(c: Case, { route, round, step }: RoundRow): Fact[] {
  return [
    ...c.tasks.filter((task) => task.route === route && task.round === round && isLive(task)).map(({ id }): Fact => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why: 'superseded' } })),
    ...c.deadlines.filter(({ of, state }) => of.startsWith(`${route}.${round}.`) && state !== 'ended').map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'void' } })),
    { kind: 'round.ended', v: 1, payload: { route, round, outcome: 'withdrawn', step, items: [], tells: [] } },
  ];
}

/** The ladder begins a new generation by the new day, as far as it lies ahead; a day that is past is missed at once, and climbs. What had no clock gets its first while it is awaited. */
function ladderAnew(c: Case, toOn: string, w: World): Fact[] {
  const clock = c.deadlines.find(({ of, state }) => of.startsWith('completion.') && state !== 'ended');
  if (clock) return [moved(clock, toOn, w)];
  const open = c.awaits.find(({ what, state }) => what === 'completion' && state === 'open');
  return open && c.supervised ? [completionSet(c.supervised, { nth: open.nth, dueOn: toOn }, w)] : [];
}

function moved(clock: DeadlineRow, newDueOn: string, w: World): Fact {
  const startedAt = Math.min(w.at, instantOf(w.calendar, newDueOn, '24:00') - 1); // granted after the day it asked for, it is missed at once, and climbs
  const planned = extend(ladderOf(w.pack, clock.ladder), { newDueOn, startedAt, cal: w.calendar });
  return { kind: 'deadline.moved', v: 1, payload: { of: clock.of, generation: clock.generation + 1, ladder: clock.ladder, startedAt: w.at, originalDueAt: clock.originalDueAt, ...planned, from: clock.dueAt, why: 'extension' } };
}
