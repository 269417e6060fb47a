import { askedFor, keysOf, type Holder } from '../approval/places';
import { after } from '../approval/after';
import { workOf } from '../approval/scope';
import { tellsOf, told } from '../approval/told';
import { closeWindow } from '../declaration/close-window';
import { CUTOFF } from '../declaration/cut-off';
import { ladderOf, packNamed, waitOf } from '../policy/lookup';
import type { Rung } from '../policy/pack';
import type { Case, DeadlineRow, World } from './case';
import type { Fact } from './fact';
import type { PlannedRung } from './facts';
import { movesOf } from './rung-moves';
import { tasksOf } from './step-tasks';

/**
 * What time does to one deadline: still open, still due? Then each rung whose moment has come, in order.
 * Each rung comes with what it brings, as one command.
 * After missed moments only the newest reminder is sent and the older ones are recorded as missed; escalations are each made once.
 */
export function fireRungs(c: Case, dl: DeadlineRow, w: World): Fact[][] {
  if (dl.state !== 'open' || c.process.closedAt !== null) return [];
  const due = dl.rungs.filter(({ rung, at }) => at <= w.at && !dl.said.includes(rung));
  const newest = due.findLast(({ kind }) => kind === 'remind');
  const fired: Fact[][] = [];
  for (let now = c; fired.length < due.length && isRunning(now, dl); ) {
    const planned = due[fired.length];
    if (!planned) break;
    const facts = fire(now, dl, { planned, stale: planned.kind === 'remind' && planned !== newest, w });
    fired.push(facts);
    now = after(now, facts, w.at);
  }
  return fired;
}

/** The same for all deadlines of a process: what one of them moves or settles, the next finds moved and settled. */
export function fireAll(c: Case, w: World): Fact[][] {
  let [now, fired]: [Case, readonly Fact[][]] = [c, []];
  for (const dl of c.deadlines) {
    const facts = isRunning(now, dl) ? fireRungs(now, dl, w) : [];
    fired = [...fired, ...facts];
    now = after(now, facts.flat(), w.at);
  }
  return [...fired];
}

/** Nothing that was brought about meanwhile has ended it. */
const isRunning = (c: Case, { of }: DeadlineRow): boolean => c.deadlines.every((each) => each.of !== of || each.state === 'open');

/** The fact of a rung, and behind it what the rung brings; whoever hears of that, that a task is hers now for one, is not told of the delay beside it. */
function fire(c: Case, dl: DeadlineRow, { planned, stale, w }: { planned: PlannedRung; stale: boolean; w: World }): Fact[] {
  const n = dl.rungs.findIndex(({ rung }) => rung === planned.rung) + 1;
  const payload = { of: dl.of, generation: dl.generation, rung: planned.rung, n, moment: planned.at, next: dl.rungs[n]?.at ?? null };
  if (planned.kind === 'miss') return [{ kind: 'deadline.missed', v: 1, payload }, ...(dl.of === CUTOFF ? closeWindow(c, w) : [])];
  if (stale) return [{ kind: 'rung.missed', v: 1, payload }];
  const rung = rungOf(dl, planned.rung, w);
  const keys = rung.to.flatMap((audience) => keysOf(audience, c, { holders: holdersOf(c, dl, w), directory: w.directory, pack: w.pack }));
  const brought = movesOf(c, { dl, rung, w });
  const hear = new Set(brought.flatMap(tellsOf).map(({ to }) => to));
  const tells = told(w, keys, workOf(c, dl.of.slice(0, dl.of.indexOf('.')))).filter(({ to }) => !hear.has(to));
  return [{ kind: 'rung.fired', v: 1, payload: { ...payload, ladder: dl.ladder, notice: rung.notice, tells } }, ...brought];
}

function rungOf(dl: DeadlineRow, id: string, w: World): Rung {
  const rung = ladderOf(packNamed(w, dl.pack), dl.ladder).rungs.find((each) => each.id === id);
  if (!rung) throw new Error(`ladder ${dl.ladder} has no rung ${id}`);
  return rung;
}

/** Who holds what a deadline stands for: the tasks of its step, or those whom the pack names for a wait. */
export function holdersOf(c: Case, dl: DeadlineRow, w: World): readonly Holder[] {
  const tasks = tasksOf(c, dl);
  const wait = tasks.length > 0 ? undefined : waitOf(w.pack, dl.of.slice(0, dl.of.indexOf('.')));
  return wait ? askedFor(wait, c) : tasks;
}
