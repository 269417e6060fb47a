export type SupervisionRefusal =
  | { readonly refused: 'not-the-lead' }
  | { readonly refused: 'not-awaiting-a-report' }
  | { readonly refused: 'extension-already-asked' }
  | { readonly refused: 'extension-not-later'; readonly dueOn: string }
  | { readonly refused: 'outside-calendar'; readonly on: string }
  | { readonly refused: 'plan-already-imported'; readonly plan: string };
