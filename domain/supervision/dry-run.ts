import { fireRungs } from '../record/fire';
import type { Case, DeadlineRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { PlannedRung, Told } from '../record/facts';

/** What a rung would bring about if its moment came now with everything as it is: the very act that fires it, whose facts nobody keeps. */
export function wouldFire(c: Case, dl: DeadlineRow, { planned, w }: { planned: PlannedRung; w: World }): readonly Fact[] {
  const alone: DeadlineRow = { ...dl, rungs: dl.rungs.filter(({ rung }) => rung === planned.rung) };
  return fireRungs(c, alone, { ...w, at: planned.at, arrivedAt: planned.at }).flat();
}

/** Whom it would tell. */
export const wouldTell = (c: Case, dl: DeadlineRow, of: { planned: PlannedRung; w: World }): readonly Told[] => wouldFire(c, dl, of).flatMap((fact) => (fact.kind === 'rung.fired' ? fact.payload.tells : []));
