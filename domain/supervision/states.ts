/** Where a supervised task stands, in the words of offices: 交办, 签收, 反馈, 退回, 核验销号; lateness is its deadline's, not its own. */
export const SUPERVISED_STATES = ['assigned', 'acknowledged', 'reported', 'returned', 'verified', 'cancelled', 'done-at-import'] as const;
export type SupervisedState = (typeof SUPERVISED_STATES)[number];

/** Where one member's answer to a collective task stands. */
export const ANSWER_STATES = ['assigned', 'acknowledged', 'reported', 'returned', 'verified'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** Where a task comes from that no plan lists: 领导批示, 会议纪要, 专题. */
export const ORIGINS = ['leader-instruction', 'meeting-minutes', 'special-topic'] as const;
export type Origin = (typeof ORIGINS)[number];
