export type ProjectRefusal =
  | { readonly refused: 'not-found' }
  | { readonly refused: 'process-closed'; readonly outcome: string | null }
  | { readonly refused: 'not-your-unit' }
  | { readonly refused: 'role-missing'; readonly role: string }
  | { readonly refused: 'declared-late'; readonly rule: string; readonly code: string; readonly document: string; readonly clause: string; readonly arrivedAt: number; readonly cutoffAt: number; readonly channel: string }
  | { readonly refused: 'window-not-set'; readonly rule: string; readonly code: string; readonly document: string; readonly clause: string; readonly channel: string; readonly year: number }
  | { readonly refused: 'form-invalid'; readonly faults: readonly { readonly pointer: string; readonly says: string }[] }
  | { readonly refused: 'not-waiting-for-you'; readonly stage: string | null }
  | { readonly refused: 'answers-missing'; readonly items: readonly number[] }
  | { readonly refused: 'decision-already-made' }
  | { readonly refused: 'not-in-operation'; readonly stage: string | null }
  | { readonly refused: 'supervised-task-open'; readonly taskId: string; readonly title: string }
  | { readonly refused: 'task-already-adopted'; readonly projectId: string }
  | { readonly refused: 'draft-already-submitted' }
  | { readonly refused: 'draft-changed-elsewhere' };
