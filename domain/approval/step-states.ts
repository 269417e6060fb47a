import type { Route, Step } from '../policy/pack';
import type { Case, RoundRow, TaskRow } from '../record/case';
import { isLive, signersOf, standingOf, type Standing } from './road';
import { resumedFrom } from './round';

/** Where a step stands: behind, with somebody, passed over, or still to come. */
export type StepState = 'passed' | 'open' | 'skipped' | 'ahead';
export type StandingStep = { readonly step: Step; readonly state: StepState; readonly live: readonly TaskRow[] };

const SHOWN: Readonly<Record<Standing, StepState>> = { ahead: 'ahead', open: 'open', passed: 'passed', skipped: 'skipped', stands: 'passed' };

/** Every step of a round with where it stands now and whom it waits for, in the order of its route. */
export const stepsIn = (c: Case, round: RoundRow, route: Route): StandingStep[] =>
  route.steps.map((step) => ({ step, state: SHOWN[standingOf(c, round, { route, step })], live: signersOf(c, { ...round, step: step.id }).filter(isLive) }));

/** The steps of the round that would open next on a route: all of them, or after a return those that do not stand. */
export function stepsOfNext(c: Case, route: Route, prior: RoundRow | undefined): StandingStep[] {
  const { stands } = resumedFrom(c, route, prior);
  return route.steps.map((step) => ({ step, live: [], state: stands.includes(step.id) ? 'passed' : 'ahead' }));
}
