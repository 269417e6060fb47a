import type { UserTaskAct, UserTaskState } from './states';

export type ApprovalRefusal =
  | { readonly refused: 'act-not-available'; readonly act: UserTaskAct; readonly state: UserTaskState }
  | { readonly refused: 'already-decided'; readonly by: string | null; readonly outcome: string; readonly at: number }
  | { readonly refused: 'task-already-claimed'; readonly by: string }
  | { readonly refused: 'not-a-candidate' }
  | { readonly refused: 'own-submission' }
  | { readonly refused: 'seat-already-filled'; readonly seat: string }
  | { readonly refused: 'reason-required' }
  | { readonly refused: 'items-required' }
  | { readonly refused: 'gate-open'; readonly rule: string; readonly code: string; readonly document: string; readonly clause: string; readonly outcome: string };
