import type { Case } from '../record/case';

/** Whether every project of a batch is decided, leaving out one that is being decided now. */
export const allDecided = ({ batch }: Case, but?: string): boolean => (batch?.items ?? []).every(({ projectId, outcome }) => outcome !== null || projectId === but);

type Ended = (c: Case) => string | undefined;
/** Whether the window of a case is closed, so that nothing can be added. */
export const isClosed = ({ window }: Case): boolean => window !== null && window.closedAt !== null;

/** Waits that may have nothing to wait for as they open, because people or the cut-off came first. */
const AT_ONCE: Readonly<Record<string, Ended>> = {
  batch: (c) => (c.project?.withdrawnAt ? 'withdrawn' : isClosed(c) && c.project?.batchId === null ? 'lapsed' : undefined),
  submission: (c) => (c.batch?.submittedAt != null ? 'submitted' : isClosed(c) ? 'lapsed' : undefined),
  decisions: (c) => {
    if (c.batch?.items.some(({ acceptedAt, outcome }) => acceptedAt === null && outcome === null)) return 'added';
    return c.batch && isClosed(c) && allDecided(c) ? 'decided' : undefined;
  },
  meeting: (c) => (c.meeting?.cancelledAt != null ? 'cancelled' : c.meeting?.heldAt != null ? 'held' : undefined),
  'meeting-confirmation': (c) => (c.meeting?.cancelledAt != null ? 'cancelled' : c.meeting?.confirmedAt != null ? 'confirmed' : undefined),
};

/** How a wait ends that has nothing to wait for as it opens; undefined where it is truly waited for. */
export const endsAtOnce = (c: Case, what: string): string | undefined => AT_ONCE[what]?.(c);
