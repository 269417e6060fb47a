import { deadlineId, openStep, openTasks } from '../approval/round';
import { told } from '../approval/told';
import { dayOf } from '../calendar/calendar';
import { routeOf } from '../policy/lookup';
import type { Pack, Step } from '../policy/pack';
import type { Case, EvaluationRow, RoundRow, SheetRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { measureOn, panelOf } from './measure';
import { compose } from './score';
import { ROUTES } from './states';

const ROUTE = ROUTES.scoring;
export const SUBSTITUTE = 'substitute';

/** A step of the scoring route: `assign` names the experts, `score` is where they score. */
export function stepOf(pack: Pack, id: 'assign' | 'score'): Step {
  const step = routeOf(pack, ROUTE).steps.find((each) => each.id === id);
  if (!step) throw new Error(`route ${ROUTE} has no step ${id}`);
  return step;
}

/** The queue of an expert's role: whoever stands behind it can be named. */
export function keyOf({ seats }: Step): string {
  const [seat] = seats;
  if (!seat || !('organ' in seat.at)) throw new Error(`a step of ${ROUTE} has no seat at an organ`);
  return `${seat.role}@${seat.at.organ}`;
}

type Seating = { readonly round: RoundRow; readonly dueAt: number };

/** A sheet of her own in each expert's own queue; no two see each other's. */
export const seated = (c: Case, experts: readonly string[], { round, dueAt, w }: Seating & { w: World }): Fact[] =>
  experts.map((expert) => taskOf(c, { seat: expert, key: `person:${expert}`, round, dueAt, w }));

function taskOf(c: Case, { seat, key, round, dueAt, w }: Seating & { seat: string; key: string; w: World }): Fact {
  const taskId = [c.process.id, ROUTE, round.round, 'score', seat].join('~');
  return { kind: 'task.opened', v: 1, payload: { taskId, route: ROUTE, round: round.round, step: 'score', seat, key, dueAt, priority: 0, tells: told(w, [key]) } };
}

/** Opens the step of scoring with its clock, once the experts are named; answers when it is due. */
export function openScoring(c: Case, round: RoundRow, w: World): { facts: Fact[]; dueAt: number } {
  const assigned = c.deadlines.filter(({ of, state }) => of === deadlineId({ route: ROUTE, round: round.round, step: 'assign' }) && state === 'open');
  const opened = openStep(c, { route: routeOf(w.pack, ROUTE), round: round.round, step: { ...stepOf(w.pack, 'score'), seats: [] } }, w);
  const set = opened.find((fact) => fact.kind === 'deadline.set');
  return { facts: [...assigned.map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'met' } })), ...opened], dueAt: set?.payload.dueAt ?? 0 };
}

/** The clock of the step of scoring, for whoever joins later. */
export const scoringDue = (c: Case, round: RoundRow): number => c.deadlines.find(({ of }) => of === deadlineId({ route: ROUTE, round: round.round, step: 'score' }))?.dueAt ?? 0;

type After = { readonly row: EvaluationRow; readonly round: RoundRow; readonly sheets: readonly SheetRow[]; readonly done: string; readonly w: World };

/**
 * What follows when a sheet is locked or an expert recuses: the result as soon as nobody is waited for and the sheets suffice;
 * where they could not any more, the authority is asked for a substitute.
 */
export function afterSheet(c: Case, { row, round, sheets, done, w }: After): Fact[] {
  const { minimum } = panelOf(w.pack);
  const waiting = openTasks(c, { ...round, step: 'score' }).filter(({ id }) => id !== done);
  const alive = sheets.filter(({ state }) => state !== 'recused').length + waiting.filter(({ seat }) => seat.startsWith(SUBSTITUTE)).length;
  const substitutes = sheets.filter(({ state }) => state === 'recused').length;
  if (alive < minimum) return [taskOf(c, { seat: `${SUBSTITUTE}-${substitutes}`, key: keyOf(stepOf(w.pack, 'assign')), round, dueAt: scoringDue(c, round), w })];
  return waiting.length > 0 ? [] : composed(c, { row, round, sheets, done, w });
}

function composed(c: Case, { row, round, sheets, w }: After): Fact[] {
  const totals = sheets.flatMap(({ state, total }) => (state === 'locked' && total !== null ? [total] : []));
  const result = compose(row.preliminary?.total ?? 0, totals, measureOn(w.pack, dayOf(w.calendar, w.at)));
  const clock = c.deadlines.filter(({ of, state }) => of === deadlineId({ route: ROUTE, round: round.round, step: 'score' }) && state === 'open');
  return [
    { kind: 'evaluation.composed', v: 1, payload: result },
    ...clock.map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'met' } })),
    { kind: 'round.ended', v: 1, payload: { route: ROUTE, round: round.round, outcome: 'agreed', step: 'score', items: [], tells: [] } },
  ];
}
