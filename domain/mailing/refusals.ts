export type MailingRefusal =
  | { readonly refused: 'habits-changed-elsewhere' }
  | { readonly refused: 'digest-in-quiet-hours'; readonly from: string; readonly to: string; readonly hour: string };
