import { fireRungs } from '../record/fire';
import type { Case, DeadlineRow, World } from '../record/case';
import type { PlannedRung, Told } from '../record/facts';

/** Whom a rung would tell if its moment came now with everything as it is: the very act that fires it, whose fact nobody keeps. */
export function wouldTell(c: Case, dl: DeadlineRow, { planned, w }: { planned: PlannedRung; w: World }): readonly Told[] {
  const alone: DeadlineRow = { ...dl, rungs: dl.rungs.filter(({ rung }) => rung === planned.rung) };
  return fireRungs(c, alone, { ...w, at: planned.at, arrivedAt: planned.at }).flat().flatMap((fact) => (fact.kind === 'rung.fired' ? fact.payload.tells : []));
}
