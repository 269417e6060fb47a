import { pause } from '../calendar/schedule';
import type { Case, DeadlineRow, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { CancelWhy } from './facts';
import { routeOf } from '../policy/lookup';
import { closeConsults } from './consult';
import { effectOf, modeOf, type Effect, type Meeting } from './effects';
import { beyond, isLive, signersOf, stepOf, turnOf } from './road';
import { deadlineId } from './round';
import { roundAt } from './rounds';

type Clearing = { readonly meeting: Meeting; readonly why: CancelWhy; readonly w: World; readonly target?: string };

/** What an act does around its task, as the table of effects says for the way in which the step settles. */
export function effectAt(task: Pick<TaskRow, 'route' | 'step'>, meeting: Meeting, { pack }: Pick<World, 'pack'>): Effect {
  return effectOf(meeting, modeOf(stepOf(routeOf(pack, task.route), task.step).settles));
}

/** The facts with which an act clears what is around its task: who is not asked any more, which questions end, which clocks are met, stop or fall away. */
export function clear(c: Case, task: TaskRow, { meeting, why, w, target }: Clearing): Fact[] {
  const effect = effectAt(task, meeting, w);
  const gone = [...(effect.siblings === 'cancelled' ? signersOf(c, task).filter(({ id }) => id !== task.id) : []), ...besideOf(c, task, { effect, w, target })].filter(isLive);
  const questions = effect.questions === 'ended' ? closeConsults(c, [task.id, ...gone.map(({ id }) => id)]) : [];
  return [
    ...gone.map(({ id }) => cancelled(id, why)),
    ...questions,
    ...clocks(c, task, { effect, steps: new Set(gone.map(({ step }) => step)), w }),
  ];
}

const cancelled = (taskId: string, why: CancelWhy): Fact => ({ kind: 'task.cancelled', v: 1, payload: { taskId, why } });

/** The signers of other steps of the round who are not asked any more. */
function besideOf(c: Case, { route, round, step }: TaskRow, { effect, w, target }: { readonly effect: Effect; readonly w: World; readonly target: string | undefined }): TaskRow[] {
  if (effect.beside === 'kept') return [];
  const behind = effect.beside === 'cancelled' || target === undefined ? undefined : beyond(routeOf(w.pack, route), target);
  return c.tasks.filter((each) => each.work === 'decide' && each.route === route && each.round === round && each.step !== step && (behind === undefined || behind.has(each.step)));
}

function clocks(c: Case, task: TaskRow, { effect, steps, w }: { readonly effect: Effect; readonly steps: ReadonlySet<string>; readonly w: World }): Fact[] {
  if (effect.clock === 'runs') return [];
  const open = c.deadlines.filter(({ of, state }) => state === 'open' && of.startsWith(`${task.route}.${task.round}.`));
  const own = clockOf(c, task);
  if (effect.clock === 'stops') return open.map((dl) => ({ kind: 'deadline.paused', v: 1, payload: { of: dl.of, generation: dl.generation, budgetLeft: pause(dl, w.at, w.calendar).budgetLeft } }));
  const others = new Set([...steps].map((step) => clockOf(c, { ...task, step })));
  return open.filter(({ of }) => of === own || others.has(of)).map((dl) => ended(dl, dl.of === own && effect.clock === 'met' ? 'met' : 'void'));
}

const ended = ({ of, generation }: DeadlineRow, why: 'met' | 'void'): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why } });

/** The clock of a step in its present turn. */
export function clockOf(c: Case, { route, round, step }: Pick<TaskRow, 'route' | 'round' | 'step'>): string {
  const row = roundAt(c, { route, round });
  return deadlineId({ route, round, step }, row ? turnOf(row, step) : 1);
}
