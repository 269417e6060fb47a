/** Where the answer to a supervised task stands; lateness is its deadline's, not its own. */
export const SUPERVISED_STATES = ['assigned', 'reported', 'verified', 'cancelled'] as const;
export type SupervisedState = (typeof SUPERVISED_STATES)[number];
