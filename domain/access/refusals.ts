export type AccessRefusal =
  | { readonly refused: 'confirmed-already' }
  | { readonly refused: 'two-people' }
  | { readonly refused: 'offices-apart'; readonly role: string; readonly held: string }
  | { readonly refused: 'office-unknown'; readonly role: string; readonly organ: string }
  | { readonly refused: 'office-held' }
  | { readonly refused: 'office-not-held' }
  | { readonly refused: 'login-taken' }
  | { readonly refused: 'own-account' }
  | { readonly refused: 'account-disabled' };
