import { schedule, type Schedule } from '../calendar/schedule';
import { ladderOf } from '../policy/lookup';
import type { Ladder } from '../policy/pack';
import { numberSetting } from '../policy/settings';
import type { Directory, WindowRow, World } from '../record/case';

export const CUTOFF = 'cutoff';

/** When a window is due and when its ladder speaks. Its miss, which closes it, comes after the grace for acts that had arrived and were still being written. */
export function cutoffSchedule(ladder: Ladder, { startedAt, lastDay }: { startedAt: number; lastDay: string }, w: Pick<World, 'pack' | 'calendar'>): Schedule {
  const graceMs = numberSetting(w.pack, 'closingDelaySeconds') * 1000;
  const planned = schedule(ladder, { startedAt, dueOn: lastDay }, w.calendar);
  return { ...planned, rungs: planned.rungs.map((rung) => (rung.kind === 'miss' ? { ...rung, at: rung.at + graceMs } : rung)) };
}

/** The ladder of a window, which names the role that declares for a department. */
export const ladderOfWindow = (pack: World['pack'], channel: string): Ladder => ladderOf(pack, pack.windows.find((each) => each.channel === channel)?.ladder ?? '');

/** The role that declares for its department, as the reminders of the window's ladder name it. */
export function declaringRole(ladder: Ladder): string {
  const audience = ladder.rungs.flatMap(({ to }) => to).find((each) => typeof each === 'object' && 'at' in each && each.at === 'without-batch');
  if (typeof audience !== 'object') throw new Error(`ladder ${ladder.id} reminds no department without a batch`);
  return audience.role;
}

/** The departments that could have sent a batch and have not, as of this moment. */
export const departmentsWithout = (role: string, window: Pick<WindowRow, 'submitted'>, directory: Directory): readonly string[] =>
  directory.organs(role).filter((organ) => !window.submitted.includes(organ));
