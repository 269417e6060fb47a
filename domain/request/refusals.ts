/** A service that a change would leave below what the plan in force takes. */
export type BelowPlan = { readonly service: string; readonly planned: number; readonly asked: number };

export type RequestRefusal =
  | { readonly refused: 'no-such-request-kind'; readonly kind: string }
  | { readonly refused: 'not-approved-yet'; readonly stage: string | null }
  | { readonly refused: 'request-open'; readonly requestId: string }
  | { readonly refused: 'nothing-changes' }
  | { readonly refused: 'change-below-plan'; readonly services: readonly BelowPlan[] }
  | { readonly refused: 'request-already-settled'; readonly outcome: string }
  | { readonly refused: 'change-open'; readonly requestId: string };
