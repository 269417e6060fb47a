import type { Settles } from '../policy/pack';

/** How a step comes to its outcome, as people call it: 会签, 或签, 依次, 票签. */
export type Mode = 'all-agree' | 'one-agrees' | 'in-order' | 'vote';
export const modeOf = (settles: Settles): Mode => (typeof settles === 'string' ? settles : 'vote');

/** What acts change of a round beside the task they are done with. */
export const MEETINGS = [
  'passes', 'refuses', 'returns-to-applicant', 'returns-forward', 'returns-back', 'recalls', 'adds-before', 'adds-after', 'adds-beside', 'removes', 'recuses', 'hands-on', 'delegates', 'consults', 'withdraws',
] as const;
export type Meeting = (typeof MEETINGS)[number];

/**
 * What one act does to everything around its task.
 * siblings: signers of the same step who have not spoken. said: words already spoken at this step. beside: steps of the round that are open at the same time. earlier: steps passed before.
 * questions: what was asked on the side of the tasks that end. clock: that of the step. offered: whether the act exists there at all.
 */
export type Effect = {
  readonly offered: boolean;
  readonly siblings: 'kept' | 'cancelled'; readonly said: 'stands' | 'void'; readonly beside: 'kept' | 'cancelled' | 'behind-target-cancelled'; readonly earlier: 'stands' | 'asked-again' | 'by-choice';
  readonly questions: 'kept' | 'ended'; readonly clock: 'runs' | 'met' | 'stops' | 'anew';
};

const QUIET: Effect = { offered: true, siblings: 'kept', said: 'stands', beside: 'kept', earlier: 'stands', questions: 'kept', clock: 'runs' };
const NOT_OFFERED: Effect = { ...QUIET, offered: false };

type Row = Effect & { readonly but?: Partial<Readonly<Record<Mode, Partial<Effect>>>> };

/** One row an act; `but` says where a way of settling differs. The code reads it, the page shows it before confirming, the model tests hold the code to it. */
export const EFFECTS: Readonly<Record<Meeting, Row>> = {
  // The step has its outcome: whoever was not needed any more (或签, a vote that is decided) is not asked.
  'passes': { ...QUIET, siblings: 'cancelled', questions: 'ended', clock: 'met' },
  // One no ends the round, wherever else it is still open.
  'refuses': { ...QUIET, siblings: 'cancelled', beside: 'cancelled', questions: 'ended', clock: 'met' },
  // 退回申报人: the round ends; what other steps passed stands, unless the one who returns wants the whole road again.
  'returns-to-applicant': { ...QUIET, siblings: 'cancelled', said: 'void', beside: 'cancelled', earlier: 'by-choice', questions: 'ended', clock: 'stops' },
  // 退回某步, then forward through every step again: whatever lies behind that step is asked again.
  'returns-forward': { ...QUIET, siblings: 'cancelled', said: 'void', beside: 'behind-target-cancelled', earlier: 'asked-again', questions: 'ended', clock: 'anew' },
  // 退回某步, then straight back to whoever returned it: steps between stand, steps beside go on.
  'returns-back': { ...QUIET, siblings: 'cancelled', said: 'void', earlier: 'stands', questions: 'ended', clock: 'anew' },
  // 撤回: her own word only; the words of others stand. A vote that is counted is not opened again.
  'recalls': { ...QUIET },
  'adds-before': { ...QUIET, but: { vote: { offered: false } } },
  'adds-after': { ...QUIET, but: { vote: { offered: false } } },
  'adds-beside': { ...QUIET },
  'removes': { ...QUIET, questions: 'ended' },
  'recuses': { ...QUIET, questions: 'ended' },
  'hands-on': { ...QUIET },
  'delegates': { ...QUIET },
  'consults': { ...QUIET },
  // 撤销申请: the applicant's, until the decision.
  'withdraws': { ...QUIET, siblings: 'cancelled', said: 'void', beside: 'cancelled', earlier: 'asked-again', questions: 'ended', clock: 'met' },
};

/** What an act does around its task at a step of this way of settling. */
export function effectOf(meeting: Meeting, mode: Mode): Effect {
  const { but, ...usual } = EFFECTS[meeting];
  const differs = but?.[mode];
  return differs?.offered === false ? NOT_OFFERED : { ...usual, ...differs };
}
