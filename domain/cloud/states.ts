/** How far a cloud technical plan has come; one that was returned, or that the platform would not carry out, is drafted anew as another version. */
export const CLOUD_PLAN_STATES = ['drafting', 'reported', 'returned', 'confirmed', 'ordered', 'rejected', 'allocated', 'live', 'failed', 'accepted'] as const;
export type CloudPlanState = (typeof CLOUD_PLAN_STATES)[number];

/** What the platform says to an order: carried out, turned down, or carried out otherwise than it was asked. */
export const ALLOCATION_ANSWERS = ['allocated', 'rejected', 'contradicted'] as const;
export type AllocationAnswer = (typeof ALLOCATION_ANSWERS)[number];
