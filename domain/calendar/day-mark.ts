import type { Ladder } from '../policy/ladder';
import { dayOf, daysBetween, workingDaysBetween, type Calendar } from './calendar';
import { lastDayOf } from './schedule';

export type Tone = 'normal' | 'soon' | 'today' | 'overdue' | 'paused' | 'none' | 'done';
export type DayMark = {
  readonly tone: Tone;
  readonly count: number;
  readonly unit: Ladder['unit'];
  readonly dueAt?: number;
  readonly provisional?: boolean;
  readonly movedFrom?: number;
  readonly budgetLeft?: number;
};

/** What the mark needs to know of a deadline; a task without one has no dueAt. */
export type Marked = {
  readonly ladder: Pick<Ladder, 'unit' | 'soon'>;
  readonly state: 'open' | 'paused' | 'ended';
  readonly dueAt: number | null;
  readonly originalDueAt?: number;
  readonly provisional?: boolean;
  readonly budgetLeft?: number | null;
};

/** How a deadline stands at this moment, as every screen, mail and sheet of paper says it. */
export function dayMark(dl: Marked, nowMs: number, cal: Calendar): DayMark {
  const { unit } = dl.ladder;
  if (dl.dueAt === null) return { tone: dl.state === 'ended' ? 'done' : 'none', count: 0, unit };
  const shown = { unit, dueAt: dl.dueAt, ...movedFrom(dl.dueAt, dl.originalDueAt) };
  if (dl.state === 'ended') return { tone: 'done', count: 0, ...shown };
  if (dl.state === 'paused') return { tone: 'paused', count: dl.budgetLeft ?? 0, ...shown, unit: 'working-day', budgetLeft: dl.budgetLeft ?? 0 };
  return { ...running(dl.ladder, { dueAt: dl.dueAt, nowMs, cal }), ...shown, ...(dl.provisional ? { provisional: true } : {}) };
}

const movedFrom = (dueAt: number, originalDueAt: number | undefined): { movedFrom?: number } =>
  originalDueAt === undefined || originalDueAt === dueAt ? {} : { movedFrom: originalDueAt };

function running(ladder: Marked['ladder'], { dueAt, nowMs, cal }: { dueAt: number; nowMs: number; cal: Calendar }): { tone: Tone; count: number } {
  const [today, lastDay] = [dayOf(cal, nowMs), lastDayOf(dueAt, cal)];
  const left = (unit: Ladder['unit']): number => (unit === 'day' ? daysBetween(today, lastDay) : workingDaysBetween(cal, today, lastDay));
  if (nowMs >= dueAt) return { tone: 'overdue', count: Math.max(1, -left(ladder.unit)) }; // on the rest day after a Friday it is overdue already: never by 0
  if (today === lastDay) return { tone: 'today', count: 0 };
  const isSoon = 'days' in ladder.soon ? left('day') <= ladder.soon.days : left('working-day') <= ladder.soon.workingDays;
  return { tone: isSoon ? 'soon' : 'normal', count: left(ladder.unit) };
}
