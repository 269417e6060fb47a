export type EvaluationRefusal =
  | { readonly refused: 'already-listed'; readonly system: string; readonly year: number }
  | { readonly refused: 'system-unknown'; readonly system: string }
  | { readonly refused: 'past-its-review'; readonly stage: string | null }
  | { readonly refused: 'not-measured-by'; readonly set: string }
  | { readonly refused: 'not-your-evaluation' }
  | { readonly refused: 'evaluation-elsewhere'; readonly stage: string | null }
  | { readonly refused: 'indicators-mismatch'; readonly missing: readonly string[]; readonly unknown: readonly string[] }
  | { readonly refused: 'score-out-of-range'; readonly indicator: string; readonly max: number }
  | { readonly refused: 'experts-count'; readonly needed: number }
  | { readonly refused: 'not-an-expert'; readonly expert: string }
  | { readonly refused: 'expert-conflict'; readonly expert: string }
  | { readonly refused: 'preliminary-scorer'; readonly expert: string }
  | { readonly refused: 'expert-already-assigned'; readonly expert: string }
  | { readonly refused: 'sheet-locked' }
  | { readonly refused: 'sheet-recused' };
