import { askGate } from '../policy/ask-gate';
import { cited } from '../policy/cited';
import { ruleOf } from '../policy/lookup';
import type { Ruling } from '../policy/pack';
import { dayOf } from '../calendar/calendar';
import type { Case, World } from '../record/case';
import type { Refusal } from '../refusal';
import { approvedQuantities } from './approved';
import type { OverBound } from './refusals';
import type { Quantities } from './sheet';

/** A service of a plan beside what was approved of it. */
export type Bound = { readonly service: string; readonly planned: number; readonly approved: number; readonly ruling: Ruling };

/** Every service of a plan held against what was approved, each by itself: what one has to spare another cannot use (003 A1, R059). */
export function boundsOf(c: Case, quantities: Quantities, w: World): Bound[] {
  const approved = approvedQuantities(c) ?? {};
  const services = w.pack.services.filter(({ service }) => quantities[service] !== undefined || approved[service] !== undefined);
  return services.flatMap(({ service, no }) => {
    const held = { planned: quantities[service] ?? 0, approved: approved[service] ?? 0 };
    const rulings = askGate(w.pack, 'cloud-plan', { on: dayOf(w.calendar, w.at), inputs: { service_no: no, ...held }, seen: { pack: w.packHash, saw: { processId: c.process.id, seq: c.process.lastSeq } } });
    return rulings.map((ruling) => ({ service, ...held, ruling }));
  });
}

/** The rulings under which a plan may be reported; else every service above its bound at once, with the ways out. A service left out is no zero. */
export function withinBound(c: Case, quantities: Quantities, w: World): Refusal | readonly Ruling[] {
  const missing = Object.keys(approvedQuantities(c) ?? {}).filter((service) => quantities[service] === undefined);
  if (missing.length > 0) return { refused: 'plan-incomplete', services: missing };
  const bounds = boundsOf(c, quantities, w);
  const over = bounds.filter(({ ruling }) => !ruling.holds).map(({ service, planned, approved }): OverBound => ({ service, planned, approved, by: planned - approved }));
  if (over.length === 0) return bounds.map(({ ruling }) => ruling);
  const rule = ruleOf(w.pack, 'cloud-bound');
  return { refused: 'plan-over-bound', over, wayOut: rule.wayOut, rule: rule.id, code: rule.code, ...cited(rule) };
}
