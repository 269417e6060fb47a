import { may } from '../access/may';
import { instantOf } from '../calendar/calendar';
import { windowOn } from '../policy/window';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { Refusal } from '../refusal';
import { CUTOFF, cutoffSchedule, ladderOfWindow } from './cut-off';
import { windowId } from './ids';
import { latenessOf, tooLate } from './lateness';

export type OpenWindow = { readonly channel: string; readonly year: number; readonly lastDay: string | null };

/** After it the channel has a window in that year: its last day is on record, and its reminders are planned. The pack's day holds where it gives one (003 B9). */
export function openWindow(c: Case | undefined, { channel, year, lastDay: asked }: OpenWindow, w: World): Refusal | Decided<{ readonly windowId: string; readonly lastDay: string }> {
  if (!may(w.actor, 'window.open')) return { refused: 'role-missing', role: 'admin' };
  if (c) return { refused: 'window-already-open', channel, year };
  const { window } = windowOn(w.pack, channel, year);
  if (!window) return { refused: 'not-found' };
  const id = windowId(w.pack.jurisdiction, channel, year);
  const lastDay = dayFor({ channel, year, lastDay: asked }, w);
  if (typeof lastDay !== 'string') return lastDay;
  const cutoffAt = instantOf(w.calendar, lastDay, '24:00');
  const title = `${window.name.zh} ${year}年`;
  const facts: Fact[] = [
    { kind: 'process.opened', v: 1, payload: { kind: 'declarationWindow', subjectId: `${channel}.${year}`, jurisdiction: w.pack.jurisdiction, pack: w.packHash, title } },
    { kind: 'window.opened', v: 1, payload: { jurisdiction: w.pack.jurisdiction, channel, year, lastDay, cutoffAt, by: w.actor.id } },
    { kind: 'deadline.set', v: 1, payload: { of: CUTOFF, generation: 1, ladder: window.ladder, startedAt: w.at, originalDueAt: cutoffAt, ...cutoffSchedule(ladderOfWindow(w.pack, channel), { startedAt: w.at, lastDay }, w) } },
  ];
  return { facts, answer: { windowId: id, lastDay } };
}

/** The day that a window may be opened with: the one asked for, where the pack gives none or the same; or why there is none. */
function dayFor({ channel, year, lastDay: asked }: OpenWindow, w: World): string | Refusal {
  const { lastDay: given } = windowOn(w.pack, channel, year);
  const lastDay = asked ?? given;
  const nothing = { id: windowId(w.pack.jurisdiction, channel, year), seq: 0, channel, year, window: null };
  if (lastDay === undefined) return tooLate(nothing, latenessOf(nothing, w), w) ?? { refused: 'not-found' };
  if (given !== undefined && lastDay !== given) return { refused: 'window-day-unfit', lastDay, year, why: 'given' };
  return unfitDay(lastDay, year, w) ?? lastDay;
}

/** Why a day cannot be the last one of a window: of another year, beyond the calendar, or past. */
export function unfitDay(lastDay: string, year: number, w: World): Refusal | undefined {
  if (Number(lastDay.slice(0, 4)) !== year) return { refused: 'window-day-unfit', lastDay, year, why: 'other-year' };
  if (w.calendar.status[year] === undefined) return { refused: 'outside-calendar', on: lastDay };
  return instantOf(w.calendar, lastDay, '24:00') <= w.at ? { refused: 'window-day-unfit', lastDay, year, why: 'past' } : undefined;
}
