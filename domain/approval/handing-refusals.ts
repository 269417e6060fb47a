/** Why somebody cannot be given a task, be asked about it or get a copy of it. */
export const UNFIT_WHYS = ['holds-it', 'no-office', 'own-submission', 'recused', 'has-a-seat', 'asked-already', 'may-not-see'] as const;
export type UnfitWhy = (typeof UNFIT_WHYS)[number];

/** What stands in the way of handing a task on, of asking about it, of urging it. */
export type HandingRefusal =
  | { readonly refused: 'not-your-turn'; readonly before: readonly string[] }
  | { readonly refused: 'asked-on-the-side' }
  | { readonly refused: 'no-question' }
  | { readonly refused: 'delegated'; readonly by: string; readonly to: string }
  | { readonly refused: 'not-delegated' }
  | { readonly refused: 'recused' }
  | { readonly refused: 'person-unfit'; readonly person: string; readonly why: UnfitWhy }
  | { readonly refused: 'not-the-leader' }
  | { readonly refused: 'not-yours-to-urge' }
  | { readonly refused: 'urged-already'; readonly at: number; readonly minutes: number }
  | { readonly refused: 'file-unknown'; readonly name: string };
