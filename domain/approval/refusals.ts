import type { Followed } from './facts';
import type { HandingRefusal } from './handing-refusals';
import type { UserTaskAct, UserTaskState } from './states';

export type ApprovalRefusal =
  | { readonly refused: 'act-not-available'; readonly act: UserTaskAct; readonly state: UserTaskState }
  | { readonly refused: 'already-decided'; readonly by: string | null; readonly outcome: string; readonly at: number }
  | { readonly refused: 'task-already-claimed'; readonly by: string }
  | { readonly refused: 'not-a-candidate' }
  | { readonly refused: 'own-submission' }
  | { readonly refused: 'seat-already-filled'; readonly seat: string }
  | { readonly refused: 'not-a-step-before'; readonly step: string }
  | { readonly refused: 'resumption-fixed'; readonly resumption: string }
  | { readonly refused: 'choose-next'; readonly seats: readonly { readonly seat: string; readonly people: readonly string[] }[] }
  | { readonly refused: 'not-decided-yet' }
  | { readonly refused: 'not-your-word'; readonly by: string }
  | { readonly refused: 'decision-stands' }
  | { readonly refused: 'vote-counted' }
  | { readonly refused: 'acted-upon'; readonly by: string | null }
  | { readonly refused: 'not-in-a-vote'; readonly where: string }
  | { readonly refused: 'cannot-sign'; readonly person: string }
  | { readonly refused: 'signs-already'; readonly person: string }
  | { readonly refused: 'not-added-by-you'; readonly by: string | null }
  | { readonly refused: 'reason-required' }
  | { readonly refused: 'items-required' }
  | { readonly refused: 'item-reason-required'; readonly items: readonly number[] }
  | { readonly refused: 'decided-by-you'; readonly seat: string }
  | { readonly refused: 'not-correctable'; readonly why: 'no-letter' | 'no-amount' | 'procedure' }
  | { readonly refused: 'already-followed'; readonly count: number; readonly followed: readonly Followed[] }
  | { readonly refused: 'phrases-full'; readonly most: number }
  | { readonly refused: 'phrase-already-there' }
  | { readonly refused: 'phrases-changed-elsewhere' }
  | { readonly refused: 'not-standing-in'; readonly person: string }
  | { readonly refused: 'substitute-is-oneself' }
  | { readonly refused: 'substitution-dates'; readonly why: 'backwards' | 'past' }
  | { readonly refused: 'substitute-not-eligible'; readonly why: 'no-office' | 'administrator' | 'other-organ' }
  | { readonly refused: 'substitution-scope-unknown'; readonly what: string }
  | { readonly refused: 'substitution-circle'; readonly through: readonly string[] }
  | { readonly refused: 'substitution-over' }
  | { readonly refused: 'followed-meanwhile'; readonly shown: number; readonly count: number }
  | HandingRefusal
  | { readonly refused: 'nothing-waits' }
  | { readonly refused: 'not-yours-to-press' }
  | { readonly refused: 'views-full'; readonly most: number }
  | { readonly refused: 'views-changed-elsewhere' }
  | { readonly refused: 'gate-open'; readonly rule: string; readonly code: string; readonly document: string; readonly clause: string; readonly outcome: string };
