import { askedFor } from '../approval/places';
import { told } from '../approval/told';
import { waitOf } from '../policy/lookup';
import { endAwaiting } from '../record/movement';
import type { Case, CloudPlanRow, Decided, World } from '../record/case';
import type { Refusal } from '../refusal';
import type { AllocationAnswer } from './states';
import type { Quantities } from './sheet';

/** An order is named after the process and the version of the plan, so that asking twice is asking once. */
export const orderOf = (processId: string, version: number): string => `${processId}.v${version}`;

/** The plan that the platform has to carry out now, if there is one. */
export function ordered(c: Case): CloudPlanRow | undefined {
  const plan = c.cloud?.plan;
  const waits = c.awaits.some(({ what, state }) => what === 'cloud-allocation' && state === 'open');
  return plan && waits && c.process.closedAt === null ? plan : undefined;
}

/** After it is on record that the platform has taken the order; once, however often it was sent. */
export function takeOrder(c: Case, order: string): Decided<{ readonly order: string }> {
  const plan = ordered(c);
  const isNews = plan?.state === 'confirmed' && orderOf(c.process.id, plan.version) === order;
  return { facts: isNews ? [{ kind: 'allocation.ordered', v: 1, payload: { version: plan.version, order } }] : [], answer: { order } };
}

export type PlatformAnswer = { readonly order: string; readonly says: 'taken' | 'allocated' | 'rejected'; readonly quantities: Quantities | null };
type Heard = { readonly order: string; readonly heard: AllocationAnswer | 'taken' | 'known' };

/**
 * After it is on record what the platform says to an order. What comes again, or too late because it was answered already, changes nothing.
 * An allocation that is not what the plan asks for is no allocation: it is put down as a contradiction and the wait goes on.
 */
export function hearPlatform(c: Case, { order, says, quantities }: PlatformAnswer, w: World): Refusal | Decided<Heard> {
  if (!isOrderOf(c, order)) return { refused: 'no-such-order', order };
  const open = askedNow(c, order);
  if (!open) return { facts: [], answer: { order, heard: 'known' } };
  if (says === 'taken') return { ...takeOrder(c, order), answer: { order, heard: 'taken' } };
  const contradicts = says === 'allocated' ? differing(open.quantities, quantities ?? {}) : [];
  const answer: AllocationAnswer = contradicts.length > 0 ? 'contradicted' : says;
  const payload = { version: open.version, order, answer, quantities, contradicts, tells: told(w, concerned(c, answer, w)) };
  return { facts: [{ kind: 'allocation.answered', v: 1, payload }, ...(answer === 'contradicted' ? [] : endAwaiting(c, 'cloud-allocation', answer))], answer: { order, heard: answer } };
}

/** The plan of this order, while the platform's answer to it is awaited. */
const askedNow = (c: Case, order: string): CloudPlanRow | undefined => {
  const open = ordered(c);
  return open && orderOf(c.process.id, open.version) === order ? open : undefined;
};

/** Who hears of it: the unit that can deploy now, or those who look after the platform. */
function concerned(c: Case, answer: AllocationAnswer, { pack }: World): readonly string[] {
  if (answer === 'allocated') return c.project ? [`person:${c.project.declaredBy}`] : [];
  const wait = waitOf(pack, 'cloud-allocation');
  return wait ? askedFor(wait, c).map(({ key }) => key) : [];
}

/** An order of this process, of whatever version has been drafted. */
const isOrderOf = (c: Case, order: string): boolean => {
  const version = Number(/\.v(\d{1,6})$/.exec(order)?.[1]);
  return orderOf(c.process.id, version) === order && version >= 1 && version <= (c.cloud?.plan?.version ?? 0);
};

const differing = (asked: Quantities, given: Quantities): string[] => [...new Set([...Object.keys(asked), ...Object.keys(given)])].filter((service) => (asked[service] ?? 0) !== (given[service] ?? 0)).sort();
