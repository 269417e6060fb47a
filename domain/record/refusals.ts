export type RecordRefusal =
  | { readonly refused: 'command-id-reused' }
  | { readonly refused: 'command-not-yours' }
  | { readonly refused: 'superseded' }
  | { readonly refused: 'corrected-meanwhile' }
  | { readonly refused: 'terminated-meanwhile' }
  | { readonly refused: 'not-possible-here' };
