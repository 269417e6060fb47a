import type { ApprovalRefusal } from './refusals';

/** `waiting`: its turn has not come, others sign first. */
export const USER_TASK_STATES = ['waiting', 'open', 'claimed', 'decided', 'cancelled'] as const;
export type UserTaskState = (typeof USER_TASK_STATES)[number];

export const USER_TASK_ACTS = ['claim', 'unclaim', 'assign', 'wait', 'release', 'decide', 'recall', 'cancel'] as const;
export type UserTaskAct = (typeof USER_TASK_ACTS)[number];

export const ROUND_OUTCOMES = ['agreed', 'not-agreed', 'returned', 'withdrawn', 'terminated'] as const;
export type RoundOutcome = (typeof ROUND_OUTCOMES)[number];

export const DECISIONS = ['agree', 'disagree', 'return', 'abstain'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Where an added signer stands to the one who added her: signs before, after or beside. */
export const ADDED = ['before', 'after', 'beside'] as const;
export type Added = (typeof ADDED)[number];

/** Where a file goes once what was returned is done again: straight back to the step that returned it, or forward through every step again. */
export const RESUMPTIONS = ['back', 'forward'] as const;
export type Resumption = (typeof RESUMPTIONS)[number];

/** Why a step or a seat was passed over: its condition did not hold, it had nobody, its only person had agreed already. */
export const SKIP_WHYS = ['condition', 'nobody', 'repeated'] as const;
export type SkipWhy = (typeof SKIP_WHYS)[number];

/** Which act leads a user task where. Guard, buttons, diagram and tests read this one table. */
export const NEXT_STATE: Record<UserTaskState, Partial<Record<UserTaskAct, UserTaskState>>> = {
  waiting:   { release: 'open', cancel: 'cancelled' },
  open:      { claim: 'claimed', assign: 'claimed', wait: 'waiting', decide: 'decided', cancel: 'cancelled' },
  claimed:   { unclaim: 'open', assign: 'claimed', wait: 'waiting', decide: 'decided', cancel: 'cancelled' },
  decided:   { recall: 'claimed' },
  cancelled: {},
};

/** The state an act leads to, or the refusal that it is not possible any more. */
export function nextState(state: UserTaskState, act: UserTaskAct): UserTaskState | ApprovalRefusal {
  return NEXT_STATE[state][act] ?? { refused: 'act-not-available', act, state };
}

/** The acts that a user task in this state still allows. */
export const availableActs = (state: UserTaskState): UserTaskAct[] => USER_TASK_ACTS.filter((act) => NEXT_STATE[state][act] !== undefined);
