type Cited = { readonly rule: string; readonly code: string; readonly document: string; readonly clause: string };

export type DeclarationRefusal =
  | { readonly refused: 'window-already-open'; readonly channel: string; readonly year: number }
  | { readonly refused: 'window-day-unfit'; readonly lastDay: string; readonly year: number; readonly why: 'past' | 'other-year' | 'given' }
  | ({ readonly refused: 'too-late'; readonly arrivedAt: number; readonly cutoffAt: number; readonly channel: string } & Cited)
  | { readonly refused: 'not-your-department' }
  | { readonly refused: 'ranking-incomplete'; readonly missing: readonly string[]; readonly doubled: readonly string[]; readonly unknown: readonly string[] }
  | { readonly refused: 'batch-empty' }
  | { readonly refused: 'batch-already-submitted'; readonly receipt: string }
  | { readonly refused: 'declared-again-already' }
  | { readonly refused: 'not-declarable-again'; readonly stage: string | null };
