import type { ApprovalRefusal } from './refusals';

export const USER_TASK_STATES = ['open', 'claimed', 'decided', 'cancelled'] as const;
export type UserTaskState = (typeof USER_TASK_STATES)[number];

export const USER_TASK_ACTS = ['claim', 'unclaim', 'decide', 'cancel'] as const;
export type UserTaskAct = (typeof USER_TASK_ACTS)[number];

export const ROUND_OUTCOMES = ['agreed', 'not-agreed', 'returned', 'withdrawn'] as const;
export type RoundOutcome = (typeof ROUND_OUTCOMES)[number];

export const DECISIONS = ['agree', 'disagree', 'return'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Which act leads a user task where. Guard, buttons, diagram and tests read this one table. */
export const NEXT_STATE: Record<UserTaskState, Partial<Record<UserTaskAct, UserTaskState>>> = {
  open:      { claim: 'claimed', decide: 'decided', cancel: 'cancelled' },
  claimed:   { unclaim: 'open', decide: 'decided', cancel: 'cancelled' },
  decided:   {},
  cancelled: {},
};

/** The state an act leads to, or the refusal that it is not possible any more. */
export function nextState(state: UserTaskState, act: UserTaskAct): UserTaskState | ApprovalRefusal {
  return NEXT_STATE[state][act] ?? { refused: 'act-not-available', act, state };
}

/** The acts that a user task in this state still allows. */
export const availableActs = (state: UserTaskState): UserTaskAct[] => USER_TASK_ACTS.filter((act) => NEXT_STATE[state][act] !== undefined);
