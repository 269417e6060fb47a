import type { Case } from '../record/case';
import type { Quantities } from './sheet';

/** What was approved of each service, as it stands: the one reader of it. Null where the review approved no cloud, or has not ended (003 A1). */
export const approvedQuantities = (c: Case): Quantities | null => {
  const approved = c.cloud?.approved ?? [];
  return approved.length === 0 ? null : Object.fromEntries(approved.map(({ service, quantity }) => [service, quantity]));
};

/** Whether the review left the project with something to take from the cloud. */
export const hasApprovedCloud = (c: Case): boolean => Object.values(approvedQuantities(c) ?? {}).some((quantity) => quantity > 0);
