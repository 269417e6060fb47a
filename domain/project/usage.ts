import { may } from '../access/may';
import { dayOf } from '../calendar/calendar';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, OperationYearRow, World } from '../record/case';
import type { Refusal } from '../refusal';

type Done = Decided<{ readonly operationYearId: string }>;

/** After it one month's use is on record by its actual quantity: first used, then reviewed, then paid (002 §三(二)). */
export function reportUsage(c: Case, { month, amountFen, note }: { month: string; amountFen: number; note: string }, w: World): Refusal | Done {
  const running = inStage(c, w, 'running');
  if ('refused' in running) return running;
  const hindrance = monthWrong(running, month, w) ?? beyond(running, amountFen);
  if (hindrance) return hindrance;
  return { facts: [{ kind: 'usage.reported', v: 1, payload: { month, amountFen: String(amountFen), by: w.actor.id, note } }], answer: { operationYearId: running.id } };
}

/** After it the year's money is laid before finance. A year settles once it is over, with every month of it told. */
export function settleYear(c: Case, { note }: { note: string }, w: World): Refusal | Done {
  const running = inStage(c, w, 'running');
  if ('refused' in running) return running;
  if (Number(dayOf(w.calendar, w.at).slice(0, 4)) <= running.year) return { refused: 'operation-year-not-over', year: running.year };
  const missing = monthsOf(running.year).filter((month) => !running.usage.some((told) => told.month === month));
  if (missing.length > 0) return { refused: 'usage-missing', months: missing };
  return { facts: [{ kind: 'settlement.asked', v: 1, payload: { by: w.actor.id, note, spentFen: String(spent(running)) } }, ...endAwaiting(c, 'settlement', 'asked')], answer: { operationYearId: running.id } };
}

/** After it the unit has answered what the reviewers found missing, with the sum as it asks for it now. */
export function amendYear(c: Case, { amountFen, note }: { amountFen: number; note: string }, w: World): Refusal | Done {
  const { operationYear: year, process } = c;
  if (!year || !may(w.actor, 'operation.declare', { unit: year.unit })) return { refused: 'not-your-unit' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  if (!isSentBack(c)) return { refused: 'not-waiting-for-you', stage: process.stage };
  return { facts: [{ kind: 'operation-year.amended', v: 1, payload: { amountFen: String(amountFen), by: w.actor.id, note } }, ...endAwaiting(c, 'amendment', 'amended')], answer: { operationYearId: year.id } };
}

/** Sent back and not yet amended: each return is amended once, also before the run has begun to wait for it. */
function isSentBack({ rounds, awaits }: Case): boolean {
  const returned = rounds.filter(({ route, outcome }) => route === 'operation-review' && outcome === 'returned').length;
  return returned > awaits.filter(({ what, state }) => what === 'amendment' && state === 'ended').length;
}

function inStage({ operationYear: year, process, awaits }: Case, w: World, stage: string): OperationYearRow | Refusal {
  if (!year || !may(w.actor, 'operation.report', { unit: year.unit })) return { refused: 'not-your-unit' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  const settles = awaits.findLast(({ what }) => what === 'settlement')?.state === 'ended';
  return process.stage === stage && !settles ? year : { refused: 'operation-year-not-running', stage: process.stage };
}

function monthWrong(year: OperationYearRow, month: string, w: World): Refusal | undefined {
  if (!monthsOf(year.year).includes(month)) return { refused: 'month-outside-year', year: year.year };
  if (month >= dayOf(w.calendar, w.at).slice(0, 7)) return { refused: 'month-not-over', month };
  return year.usage.some((told) => told.month === month) ? { refused: 'usage-already-reported', month } : undefined;
}

/** What was approved is the most that a year may cost. */
function beyond(year: OperationYearRow, amountFen: number): Refusal | undefined {
  const left = year.amountFen - spent(year);
  return amountFen > left ? { refused: 'beyond-approved', leftFen: left } : undefined;
}

/** What the months told so far have cost, in fen. */
export const spent = ({ usage }: Pick<OperationYearRow, 'usage'>): number => usage.reduce((sum, { amountFen }) => sum + Number(amountFen), 0);

const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);
