import { keysOf } from '../approval/places';
import { deadlineId, saidUntil } from '../approval/round';
import { roundAt, roundBefore } from '../approval/rounds';
import { told } from '../approval/told';
import { CUTOFF, cutoffSchedule } from '../declaration/cut-off';
import { isOutsideCalendar } from '../calendar/calendar';
import { lastDayOf, resume, schedule, type Schedule } from '../calendar/schedule';
import { ladderOf, packNamed } from '../policy/lookup';
import type { Ladder } from '../policy/pack';
import type { Case, DeadlineRow, World } from './case';
import type { FactOf } from './fact';
import type { PlannedRung } from './facts';
import { holdersOf } from './fire';
import { tasksOf } from './step-tasks';

type Moved = FactOf<'deadline.moved'>;

/** What a changed calendar does to a process: each running deadline that comes out otherwise begins a new generation. A stopped one is counted when it resumes. */
export const recompute = (c: Case, w: World): Moved[] =>
  running(c).flatMap((dl) => moved(c, dl, { w, ladder: ladderOf(packNamed(w, dl.pack), dl.ladder), pack: dl.pack ?? null, why: 'calendar' }) ?? []);

/** What changed ladders do to a process: each running deadline of theirs begins a new generation by the ladder of the pack that changed it, also where only its words or its people changed. */
export const relay = (c: Case, { pack, ladders }: { readonly pack: string; readonly ladders: readonly string[] }, w: World): Moved[] =>
  running(c).filter((dl) => ladders.includes(dl.ladder) && (dl.pack ?? w.packHash) !== pack).flatMap((dl) => moved(c, dl, { w, ladder: ladderOf(packNamed(w, pack), dl.ladder), pack, why: 'ladder' }) ?? []);

const running = ({ process, deadlines }: Case): DeadlineRow[] => (process.closedAt === null ? deadlines.filter(({ state }) => state === 'open') : []);

/** True where a deadline ends, or speaks next, sooner than its people and its run had expected. */
export const isEarlier = ({ payload: { dueAt, from, rungs, said = [] } }: Moved, before: DeadlineRow): boolean =>
  dueAt < from || (nextOf(rungs, said) ?? Infinity) < (nextOf(before.rungs, before.said) ?? Infinity);

const nextOf = (rungs: readonly PlannedRung[], said: readonly string[]): number | undefined => rungs.find(({ rung }) => !said.includes(rung))?.at;

type By = { readonly w: World; readonly ladder: Ladder; readonly pack: string | null; readonly why: 'calendar' | 'ladder' };

function moved(c: Case, dl: DeadlineRow, by: By): Moved | undefined {
  const { w, pack, why } = by;
  const planned = plannedAnew(c, dl, by);
  if (!planned) return undefined;
  const said = dl.rungs.filter(({ rung }) => standsSaid(rung, { dl, planned, w }));
  const ahead = planned.rungs.filter((rung) => !said.some((each) => each.rung === rung.rung) && !isForgone(rung, dl, w));
  const rungs = [...said, ...ahead];
  if (why === 'calendar' && isAsItWas(dl, { ...planned, rungs })) return undefined;
  const tasks = planned.dueAt === dl.dueAt ? [] : tasksOf(c, dl);
  return {
    kind: 'deadline.moved', v: 1,
    payload: {
      of: dl.of, generation: dl.generation + 1, ladder: dl.ladder, startedAt: dl.startedAt, dueAt: planned.dueAt, originalDueAt: dl.originalDueAt, provisional: planned.provisional,
      rungs, from: dl.dueAt, why, ...(pack !== null && { pack }), said: said.map(({ rung }) => rung), tasks: tasks.map(({ id, key, assignee }) => ({ taskId: id, key: assignee === null ? key : `person:${assignee}` })),
      tells: planned.dueAt === dl.dueAt ? [] : told(w, keysOf('holders', c, { holders: holdersOf(c, dl, w), directory: w.directory, pack: w.pack })),
    },
  };
}

/** The same deadline under the calendar of now: from the day on which it began, or with what was left when it last stopped. Undefined beyond the calendar. */
function plannedAnew(c: Case, dl: DeadlineRow, { w, ladder }: By): Schedule | undefined {
  const stopped = stoppedBefore(c, dl);
  try {
    if (stopped) return resume(ladder, { resumedAt: dl.startedAt, ...stopped }, w.calendar);
    if (dl.of === CUTOFF && c.window) return cutoffSchedule(ladder, { startedAt: dl.startedAt, lastDay: c.window.lastDay }, w);
    return schedule(ladder, { startedAt: dl.startedAt, ...('given' in ladder.due && { dueOn: givenDay(c, dl, w) }) }, w.calendar);
  } catch (thrown) {
    if (isOutsideCalendar(thrown)) return undefined; // as it was, until that year is imported
    throw thrown;
  }
}

/** The day that a task of a plan is due, or the later one by which its report is to be put right; of another wait, its own day. */
function givenDay({ supervised }: Case, dl: DeadlineRow, w: World): string {
  const own = lastDayOf(dl.dueAt, w.calendar);
  const dueOn = supervised?.dueOn ?? '';
  return dueOn > own ? dueOn : own;
}

/** What the same step had left, and had said, when its clock stopped one round before. */
function stoppedBefore(c: Case, { of }: DeadlineRow): { budgetLeft: number; alreadySaid: readonly string[] } | undefined {
  const [route = '', round, step = ''] = of.split('.');
  const before = { route, step, round: roundBeforeThat(c, route, Number(round)) };
  const budgetLeft = c.deadlines.find((each) => each.of === deadlineId(before))?.budgetLeft ?? null;
  return budgetLeft === null ? undefined : { budgetLeft, alreadySaid: saidUntil(c, before) };
}

function roundBeforeThat(c: Case, route: string, round: number): number {
  const own = roundAt(c, { route, round });
  return own ? (roundBefore(c, { route, path: own.path, before: round })?.round ?? 0) : round - 1;
}

/** Said stays said, by name; only a miss is taken back by a due day that lies ahead again. */
function standsSaid(rung: string, { dl, planned, w }: { dl: DeadlineRow; planned: Schedule; w: World }): boolean {
  const isMiss = dl.rungs.some((each) => each.rung === rung && each.kind === 'miss');
  return dl.said.includes(rung) && !(isMiss && planned.dueAt > w.at);
}

/** What was never planned and would lie in the past is not said at all. */
const isForgone = ({ rung, at }: PlannedRung, dl: DeadlineRow, w: World): boolean => at <= w.at && !dl.rungs.some((each) => each.rung === rung);

/** Whether a deadline comes out as it stands: the same day, as sure as before, with the same rungs. */
const isAsItWas = (dl: DeadlineRow, { dueAt, provisional, rungs }: Pick<Schedule, 'dueAt' | 'provisional'> & { readonly rungs: readonly PlannedRung[] }): boolean =>
  dueAt === dl.dueAt && provisional === dl.provisional && isSame(rungs, dl.rungs);

const isSame = (a: readonly PlannedRung[], b: readonly PlannedRung[]): boolean => a.length === b.length && a.every(({ rung, at }, n) => b[n]?.rung === rung && b[n].at === at);
