import type { ActingScope, Case } from '../record/case';
import { PROCESS_KINDS } from '../record/facts';

/** The kinds of process in which somebody can be stood in for: an evaluation is scored and opined by whoever was named, and blind. */
export const SUBSTITUTED = PROCESS_KINDS.filter((kind) => kind !== 'evaluation');

/** A work as somebody's scope judges it: its process, its route, the sum that is asked for where one is. */
export type Work = { readonly kind: string; readonly route: string; readonly amountFen: number | null };
type Placed = Work & { readonly organ: string };

/** Whether a scope reaches a work at this organ; a work without a sum is within every sum. */
export const fits = ({ kinds, organs, maxFen }: ActingScope, { kind, route, organ, amountFen }: Placed): boolean =>
  [kinds === null || kinds.includes(kind) || kinds.includes(route), organs === null || organs.includes(organ), maxFen === null || amountFen === null || amountFen <= maxFen].every(Boolean);

/** The work on a route of this case. */
export const workOf = (c: Case, route: string): Work => ({ kind: c.process.kind, route, amountFen: amountOf(c) });

/** The sum that a case asks for, as its queue shows it. */
function amountOf({ project, operationYear, request }: Case): number | null {
  const declared = project ?? operationYear;
  if (declared) return declared.amountFen;
  return request?.changes.amount ? Number(request.changes.amount.toFen) : null;
}

/** The organ at which an office is held; a person's own queue is at none. */
export const organOfKey = (key: string): string => key.slice(key.indexOf('@') + 1);
