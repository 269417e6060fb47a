import type { Deed } from './deeds';
import { assign, confirm, EXPERTS, fill, listed, lock, opine, pointsOf } from './evaluation-deeds';
import { aRecord, type MemoryRecord } from './memory-record';

/** How far an evaluation has come; each is the one before and one more act. */
const ROAD = ['listed', 'filled', 'confirmed', 'assigned', 'scored', 'opined'] as const;
export type Reached = (typeof ROAD)[number];
type Given = { readonly preliminary?: number; readonly sheets?: readonly number[]; readonly record?: MemoryRecord };

/** The evaluation of an older system, brought this far in a record of its own. */
export async function anEvaluation(until: Reached, { preliminary = 7000, sheets = [8000, 8100, 8200, 8300, 8400], record = aRecord() }: Given = {}): Promise<MemoryRecord> {
  const deeds: Record<Reached, readonly Deed[]> = {
    listed: [listed()], filled: [fill()], confirmed: [confirm({ scores: pointsOf(preliminary) })], assigned: [assign()], scored: sheets.map((total, n) => lock(EXPERTS[n] ?? '', total)), opined: [opine()],
  };
  for (const reached of ROAD.slice(0, ROAD.indexOf(until) + 1)) for (const deed of deeds[reached]) await record.do(deed);
  return record;
}
