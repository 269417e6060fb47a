export type SupervisionRefusal =
  | { readonly refused: 'not-the-lead' }
  | { readonly refused: 'not-the-supervisor' }
  | { readonly refused: 'not-your-answer'; readonly member: string }
  | { readonly refused: 'member-required'; readonly members: readonly string[] }
  | { readonly refused: 'already-acknowledged' }
  | { readonly refused: 'not-awaiting-a-report' }
  | { readonly refused: 'answered-by-members' }
  | { readonly refused: 'answered-by-occurrence' }
  | { readonly refused: 'already-key' }
  | { readonly refused: 'nothing-changed' }
  | { readonly refused: 'day-past'; readonly today: string }
  | { readonly refused: 'not-recurring' }
  | { readonly refused: 'occurrence-already-open'; readonly dueOn: string }
  | { readonly refused: 'unknown-organ'; readonly organ: string }
  | { readonly refused: 'unknown-list'; readonly list: string }
  | { readonly refused: 'task-already-there' }
  | { readonly refused: 'no-day-to-extend' }
  | { readonly refused: 'extension-already-asked' }
  | { readonly refused: 'extension-not-later'; readonly dueOn: string }
  | { readonly refused: 'outside-calendar'; readonly on: string }
  | { readonly refused: 'nobody-to-urge' }
  | { readonly refused: 'urged-lately'; readonly minutes: number }
  | { readonly refused: 'plan-already-imported'; readonly plan: string };
