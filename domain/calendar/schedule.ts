import type { Ladder, Rung, When } from '../policy/ladder';
import { addDays, addWorkingDays, dayOf, instantOf, isOutsideCalendar, workingDayAfter, workingDayBefore, workingDaysBetween, type Calendar } from './calendar';

export type PlannedRung = { readonly rung: string; readonly kind: Rung['kind']; readonly at: number };
export type Schedule = { readonly dueAt: number; readonly provisional: boolean; readonly rungs: readonly PlannedRung[] };

type Given = { readonly startedAt: number; readonly dueOn?: string; readonly importedAt?: number };
type Resumption = { readonly resumedAt: number; readonly budgetLeft: number; readonly alreadySaid: readonly string[] };
type Extension = { readonly newDueOn: string; readonly startedAt: number; readonly cal: Calendar };
type Frame = { readonly startedOn: string; readonly used: number; readonly dueOn: string; readonly cal: Calendar };

/**
 * When a deadline is due and when each rung of its ladder speaks. The day of receipt is day zero; due is the end of the
 * last day. What would have been said before the start is not said, and a task already past when it was imported says nothing.
 */
export function schedule(ladder: Ladder, { startedAt, dueOn, importedAt }: Given, cal: Calendar): Schedule {
  const startedOn = dayOf(cal, startedAt);
  const due = dueOn === undefined ? addWorkingDays(cal, startedOn, budgetOf(ladder)) : { on: dueOn, provisional: false };
  const dueAt = instantOf(cal, due.on, '24:00');
  const isHistorical = importedAt !== undefined && dueAt <= importedAt;
  const rungs = isHistorical ? [] : planned(ladder, { startedOn, used: 0, dueOn: due.on, cal }).filter(({ at }) => at > startedAt);
  return { dueAt, provisional: due.provisional, rungs };
}

/** Whole working days left when the clock stops; the day on which it stops counts as left, the day of receipt never did. */
export function pause(dl: { readonly startedAt: number; readonly dueAt: number }, atMs: number, cal: Calendar): { budgetLeft: number } {
  const dayZero = dayOf(cal, dl.startedAt);
  const yesterday = addDays(dayOf(cal, atMs), -1);
  return { budgetLeft: Math.max(0, workingDaysBetween(cal, yesterday > dayZero ? yesterday : dayZero, lastDayOf(dl.dueAt, cal))) };
}

/**
 * The schedule after a stop: due as many working days after the day of resuming as were left. A reminder counted from the start
 * is said once, however often the clock stopped, and stays owed until then; another rung whose moment is past is left out.
 */
export function resume(ladder: Ladder, { resumedAt, budgetLeft, alreadySaid }: Resumption, cal: Calendar): Schedule {
  const resumedOn = dayOf(cal, resumedAt);
  const due = addWorkingDays(cal, resumedOn, budgetLeft);
  const used = 'given' in ladder.due ? 0 : Math.max(0, ladder.due.workingDays - budgetLeft);
  const fromStart = new Set(ladder.rungs.filter(({ when }) => 'sinceStart' in when).map(({ id }) => id));
  const isLeft = ({ rung, at }: PlannedRung): boolean => (fromStart.has(rung) ? !alreadySaid.includes(rung) : at > resumedAt);
  const rungs = planned(ladder, { startedOn: resumedOn, used, dueOn: due.on, cal }).filter(isLeft);
  return { dueAt: instantOf(cal, due.on, '24:00'), provisional: due.provisional, rungs };
}

/** The schedule of an extended deadline: the new day, and the whole ladder again as far as it lies ahead. */
export const extend = (ladder: Ladder, { newDueOn, startedAt, cal }: Extension): Schedule => schedule(ladder, { startedAt, dueOn: newDueOn }, cal);

/** The last day of a deadline that ends at its 24:00. */
export const lastDayOf = (dueAt: number, cal: Calendar): string => dayOf(cal, dueAt - 1);

function budgetOf(ladder: Ladder): number {
  if ('given' in ladder.due) throw new Error(`ladder ${ladder.id} needs a given day`);
  return ladder.due.workingDays;
}

function planned(ladder: Ladder, frame: Frame): PlannedRung[] {
  const rungs = ladder.rungs.flatMap((rung) => {
    const at = momentOf(rung, frame);
    return at === undefined ? [] : [{ rung: rung.id, kind: rung.kind, at }];
  });
  return withoutEchoes(rungs.sort((a, b) => a.at - b.at));
}

/** Reminders that a rest day has pushed onto one instant would say one thing twice: the one nearest to the due day stands. */
const withoutEchoes = (rungs: readonly PlannedRung[]): PlannedRung[] =>
  rungs.filter((rung, i) => rung.kind !== 'remind' || !rungs.slice(i + 1).some((later) => later.kind === 'remind' && later.at === rung.at));

/** A moment beyond the calendar is unknown yet: the rung is left out, and comes when that year is imported and deadlines are moved. */
function momentOf(rung: Rung, frame: Frame): number | undefined {
  if ('atDue' in rung.when) return instantOf(frame.cal, frame.dueOn, '24:00');
  try {
    return instantOf(frame.cal, settled(nominalDay(rung.when, frame), rung.restDay, frame.cal), rung.at);
  } catch (thrown) {
    if (isOutsideCalendar(thrown)) return undefined;
    throw thrown;
  }
}

function nominalDay(when: Exclude<When, { readonly atDue: true }>, { startedOn, used, dueOn, cal }: Frame): string {
  if ('sinceStart' in when) return addWorkingDays(cal, startedOn, when.sinceStart.workingDays - used).on;
  if ('before' in when) return addDays(dueOn, -when.before.days);
  if ('onDay' in when) return dueOn;
  return 'days' in when.after ? addDays(dueOn, when.after.days) : addWorkingDays(cal, dueOn, when.after.workingDays).on;
}

function settled(on: string, restDay: Rung['restDay'], cal: Calendar): string {
  switch (restDay) {
    case 'working-day-before': return workingDayBefore(cal, on);
    case 'working-day-after': return workingDayAfter(cal, on);
    case 'as-is': return on;
  }
}
