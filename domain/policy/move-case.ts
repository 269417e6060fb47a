import { isLive } from '../approval/road';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import { relay } from '../record/recompute';
import type { Refusal } from '../refusal';
import { changesBetween, laddersChanged, type ItemChange } from './overlay';
import type { Pack, Route } from './pack';

/** The version to which a case is moved. */
export type Target = { readonly pack: Pack; readonly hash: string };
export type StepChange = { readonly route: string; readonly step: string; readonly change: ItemChange['change'] };
/** What would be otherwise for a case: the steps of its open rounds, the moments of its deadlines, and what else of the road ahead. */
export type MovePreview = { readonly from: string; readonly to: string; readonly steps: readonly StepChange[]; readonly deadlines: readonly { readonly of: string; readonly from: number; readonly to: number }[]; readonly changes: readonly ItemChange[] };

/** Why a case cannot be moved there: nobody ever published it. */
export const unpublished = (to: string): Refusal => ({ refused: 'version-unknown', to });

const OF_THE_ROAD: ReadonlySet<string> = new Set(['routes', 'ladders', 'gates', 'waits', 'rules', 'forms', 'requests', 'letters', 'parameters', 'settings']);

/** After it the case stands under the other version: its open steps go on by the route as it stands there, and its clocks by the ladders as they stand there. Asked twice, nothing changes. */
export function moveCase(c: Case, target: Target, w: World): Refusal | Decided<{ readonly from: string; readonly to: string; readonly moved: number }> {
  const from = c.process.pack;
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (from === target.hash) return { facts: [], answer: { from, to: target.hash, moved: 0 } };
  const gone = goneUnder(c, target.pack);
  if (gone) return gone;
  const moved = clocks(c, target, w);
  const changed: Fact = { kind: 'pack.changed', v: 1, payload: { from, to: target.hash } };
  return { facts: [changed, ...moved], answer: { from, to: target.hash, moved: moved.length } };
}

/** What moving it would change, or why it cannot be moved. */
export function previewMove(c: Case, target: Target, w: World): Refusal | MovePreview {
  const move = moveCase(c, target, w);
  if ('refused' in move) return move;
  const open = new Set(c.rounds.filter(({ state }) => state === 'open').map(({ route }) => route));
  return {
    from: c.process.pack, to: target.hash, steps: [...open].flatMap((route) => stepsBetween(routeIn(w.pack, route), routeIn(target.pack, route))),
    deadlines: clocks(c, target, w).map(({ payload: { of, from, dueAt } }) => ({ of, from, to: dueAt })), changes: changesBetween(w.pack, target.pack).filter(({ section }) => OF_THE_ROAD.has(section)),
  };
}

const clocks = (c: Case, { pack, hash }: Target, w: World) => relay(c, { pack: hash, ladders: laddersChanged(w.pack, pack) }, { ...w, packs: new Map([...(w.packs ?? []), [hash, pack]]) });
const routeIn = (pack: Pack, id: string): Route | undefined => pack.routes.find((route) => route.id === id);

/** What stands open in the case and is not in the other version: its step, its kind of request, its set of indicators, or the ladder of a running clock. */
function goneUnder(c: Case, pack: Pack): Refusal | undefined {
  const step = c.tasks.find((task) => isLive(task) && !routeIn(pack, task.route)?.steps.some(({ id }) => id === task.step))?.step ?? unknownTo(c, pack);
  if (step !== undefined) return { refused: 'step-gone', step };
  const known = new Set(pack.ladders.map(({ id }) => id));
  const needed = [...c.deadlines.filter(({ state, pack: own }) => state === 'open' && !own).map(({ ladder }) => ladder), ...(c.supervised ? [c.supervised.ladder] : [])];
  const ladder = needed.find((id) => !known.has(id));
  return ladder === undefined ? undefined : { refused: 'ladder-gone', ladder };
}

function unknownTo({ request, evaluation }: Case, pack: Pack): string | undefined {
  if (request && !pack.requests.some(({ id }) => id === request.kind)) return request.kind;
  return evaluation && !pack.indicatorSets.some(({ id }) => id === evaluation.set) ? evaluation.set : undefined;
}

const stepsOf = (route: Route | undefined): Route['steps'] => route?.steps ?? [];

function stepsBetween(from: Route | undefined, to: Route | undefined): StepChange[] {
  const [before, after] = [stepsOf(from), stepsOf(to)];
  const route = from?.id ?? to?.id ?? '';
  return [
    ...after.flatMap((step): StepChange[] => {
      const was = before.find(({ id }) => id === step.id);
      if (was && JSON.stringify(was) === JSON.stringify(step)) return [];
      return [{ route, step: step.id, change: was ? 'changed' : 'added' }];
    }),
    ...before.filter(({ id }) => !after.some((step) => step.id === id)).map(({ id }): StepChange => ({ route, step: id, change: 'removed' })),
  ];
}
