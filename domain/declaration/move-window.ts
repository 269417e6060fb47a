import { may } from '../access/may';
import { instantOf } from '../calendar/calendar';
import type { Case, Decided, World } from '../record/case';
import type { Refusal } from '../refusal';
import { CUTOFF, cutoffSchedule, ladderOfWindow } from './cut-off';
import { unfitDay } from './open-window';

/** After it the window closes on another day; its reminders begin a new generation, and both days and the reason stay on record. */
export function moveWindow(c: Case, { lastDay, reason }: { lastDay: string; reason: string }, w: World): Refusal | Decided<{ readonly windowId: string; readonly lastDay: string }> {
  const { window, deadlines } = c;
  if (!window || !may(w.actor, 'window.open')) return { refused: 'role-missing', role: 'admin' };
  const dl = deadlines.find(({ of, state }) => of === CUTOFF && state === 'open');
  if (!dl || window.closedAt !== null || w.at > window.cutoffAt) return { refused: 'process-closed', outcome: c.process.outcome };
  const unfit = unfitDay(lastDay, window.year, w);
  if (unfit) return unfit;
  const planned = cutoffSchedule(ladderOfWindow(w.pack, window.channel), { startedAt: w.at, lastDay }, w);
  const cutoffAt = instantOf(w.calendar, lastDay, '24:00');
  return {
    facts: [
      { kind: 'window.moved', v: 1, payload: { fromDay: window.lastDay, toDay: lastDay, cutoffAt, by: w.actor.id, reason } },
      { kind: 'deadline.moved', v: 1, payload: { of: CUTOFF, generation: dl.generation + 1, ladder: dl.ladder, startedAt: w.at, originalDueAt: dl.originalDueAt, ...planned, from: dl.dueAt, why: 'extension' } },
    ],
    answer: { windowId: window.id, lastDay },
  };
}
