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
  | { readonly refused: 'not-yours-to-terminate' }
  | { readonly refused: 'not-in-operation'; readonly stage: string | null }
  | { readonly refused: 'supervised-task-open'; readonly taskId: string; readonly title: string }
  | { readonly refused: 'task-already-adopted'; readonly projectId: string }
  | { readonly refused: 'draft-already-submitted' }
  | { readonly refused: 'draft-changed-elsewhere' }
  | { readonly refused: 'not-in-build'; readonly stage: string | null }
  | { readonly refused: 'milestone-out-of-order'; readonly next: string | null }
  | { readonly refused: 'milestone-day-impossible'; readonly from: string | null; readonly to: string }
  | { readonly refused: 'not-awaiting-acceptance'; readonly stage: string | null }
  | { readonly refused: 'acceptance-documents-missing'; readonly kinds: readonly string[] }
  | { readonly refused: 'operation-year-open'; readonly year: number }
  | { readonly refused: 'operation-year-declared'; readonly year: number }
  | { readonly refused: 'operation-year-far'; readonly from: number; readonly to: number }
  | { readonly refused: 'operation-year-not-running'; readonly stage: string | null }
  | { readonly refused: 'operation-year-not-over'; readonly year: number }
  | { readonly refused: 'month-outside-year'; readonly year: number }
  | { readonly refused: 'month-not-over'; readonly month: string }
  | { readonly refused: 'usage-already-reported'; readonly month: string }
  | { readonly refused: 'usage-missing'; readonly months: readonly string[] }
  | { readonly refused: 'beyond-approved'; readonly leftFen: number };
