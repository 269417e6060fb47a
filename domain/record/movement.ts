import { askedFor } from '../approval/places';
import { told } from '../approval/told';
import { addWorkingDays, dayOf } from '../calendar/calendar';
import { endsAtOnce } from '../declaration/at-once';
import { schedule } from '../calendar/schedule';
import { ladderOf, waitOf } from '../policy/lookup';
import type { Ruling, Wait } from '../policy/pack';
import { numberSetting } from '../policy/settings';
import type { Case, SupervisedRow, World } from './case';
import type { Fact } from './fact';
import type { Told } from './facts';

/** Enters a stage: the process stands there from now on, under the pack in force when it is entered. */
export const enterStage = (entered: { stage: string; visit: number; path: string }, w: World): Fact[] => [{ kind: 'stage.entered', v: 1, payload: { ...entered, pack: w.packHash } }];

/** Leaves a stage with the outcome that its body drew. */
export const leaveStage = (left: { stage: string; visit: number; path: string; outcome: string }): Fact[] => [{ kind: 'stage.left', v: 1, payload: left }];

/** Records how a gate was ruled, so that a later run takes the same branch. A gate that the case's pack does not have leads nowhere. */
export const ruleGate = ({ isAsked, ...ruled }: { gate: string; nth: number; path: string; rulings: readonly Ruling[]; isAsked: boolean }): Fact[] =>
  [{ kind: 'gate.ruled', v: 1, payload: { ...ruled, holds: isAsked && ruled.rulings.every(({ holds }) => holds) } }];

/** Begins to wait for an act of people. What is owed by a day gets its deadline and ladder here. */
export function openAwaiting(c: Case, { what, nth, path }: { what: string; nth: number; path: string }, w: World): Fact[] {
  const ended = endsAtOnce(c, what);
  const follows = what === 'completion' ? completionDeadline(c, nth, w) : waitDeadline(c, { what, nth }, w);
  return [{ kind: 'awaiting.opened', v: 1, payload: { what, nth, path, ...asking(c, what, w) } }, ...(ended === undefined ? follows : [{ kind: 'awaiting.ended', v: 1, payload: { what, nth, outcome: ended } } satisfies Fact])];
}

/** Those who are told at once that something is awaited of them, where the pack says so. */
function asking(c: Case, what: string, w: World): { readonly tells?: readonly Told[] } {
  const wait = waitOf(w.pack, what);
  const tells = wait?.tells ? told(w, askedFor(wait, c).map(({ key }) => key)) : [];
  return tells.length > 0 ? { tells } : {};
}

/** A wait of which the pack has a ladder is due so many working days after it began, or on the day that the pack gives. */
export function waitDeadline(c: Case, { what, nth }: { what: string; nth: number }, w: World): Fact[] {
  const { ladder, due } = waitOf(w.pack, what) ?? {};
  if (ladder === undefined) return [];
  const dueOn = due && dayOfWait(c, due);
  const planned = schedule(ladderOf(w.pack, ladder), { startedAt: w.at, ...(dueOn !== undefined && { dueOn }) }, w.calendar);
  return [{ kind: 'deadline.set', v: 1, payload: { of: `${what}.${nth}`, generation: 1, ladder, startedAt: w.at, originalDueAt: planned.dueAt, ...planned } }];
}

/** A day of the pack in the year of the subject, or so many years after it; that of a meeting is its own. */
export function dayOfWait({ project, operationYear, meeting }: Case, due: NonNullable<Wait['due']>): string | undefined {
  if ('of' in due) return meeting?.heldOn;
  const subject = operationYear ?? project;
  return subject ? `${subject.year + due.yearsAfter}-${due.day}` : undefined;
}

/**
 * A later visit owes the same day; a report that comes back when that day is past or near gets a few working days to be put right, and its ladder with them.
 * A task without a day has no clock, nor has one that was past before it was imported.
 */
function completionDeadline({ supervised }: Case, nth: number, w: World): Fact[] {
  if (!supervised || supervised.dueOn === null || supervised.historical) return [];
  return [completionSet(supervised, { nth, dueOn: nth === 1 ? supervised.dueOn : dayToCorrect(supervised.dueOn, w) }, w)];
}

/** The clock of a task by a day: nothing of its ladder that lies before this moment is made. */
export function completionSet({ ladder: name, originalDueOn }: SupervisedRow, { nth, dueOn }: { nth: number; dueOn: string }, w: World): Fact {
  const ladder = ladderOf(w.pack, name);
  const planned = schedule(ladder, { startedAt: w.at, dueOn }, w.calendar);
  const original = schedule(ladder, { startedAt: w.at, dueOn: originalDueOn ?? dueOn }, w.calendar);
  return { kind: 'deadline.set', v: 1, payload: { of: `completion.${nth}`, generation: 1, ladder: name, startedAt: w.at, originalDueAt: original.dueAt, ...planned } };
}

function dayToCorrect(dueOn: string, w: World): string {
  const corrected = addWorkingDays(w.calendar, dayOf(w.calendar, w.at), numberSetting(w.pack, 'correctionWorkingDays')).on;
  return corrected > dueOn ? corrected : dueOn;
}

/** Outcomes with which nothing was done in time: the clock of the wait falls away. */
const VOID: ReadonlySet<string> = new Set(['cancelled', 'withdrawn', 'removed']);

/** Ends what a process waits for, and its clock. An act that came before the run had begun to wait begins and ends it at once. */
export function endAwaiting(c: Case, what: string, outcome: string): Fact[] {
  const open = c.awaits.find((each) => each.what === what && each.state === 'open');
  if (open) return [...endClock(c, `${what}.`, VOID.has(outcome) ? 'void' : 'met'), { kind: 'awaiting.ended', v: 1, payload: { what, nth: open.nth, outcome } }];
  const nth = c.awaits.filter((each) => each.what === what).length + 1;
  return [
    { kind: 'awaiting.opened', v: 1, payload: { what, nth, path: c.process.stage === null ? '' : `${c.process.stage}#${c.process.visit}/` } },
    { kind: 'awaiting.ended', v: 1, payload: { what, nth, outcome } },
  ];
}

const endClock = (c: Case, of: string, why: 'met' | 'void'): Fact[] =>
  c.deadlines.filter((dl) => dl.of.startsWith(of) && dl.state !== 'ended').map((dl) => ({ kind: 'deadline.ended', v: 1, payload: { of: dl.of, generation: dl.generation, why } }));

/** Closes the process for good. */
export const closeProcess = (outcome: string): Fact[] => [{ kind: 'process.closed', v: 1, payload: { outcome } }];
