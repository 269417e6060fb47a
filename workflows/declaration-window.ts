import type { Desk } from './desk';
import { move } from './on-temporal';

/** A declaration window of a channel and year (003 B9): opened by the administrator, it reminds and closes by its own clock. */
export function declarationWindow(processId: string): Promise<void> {
  return move(processId, [], openUntilCutoff);
}

/** Meanwhile its ladder reminds the departments without a batch; its closing ends what can no longer be added. */
export async function openUntilCutoff(desk: Desk): Promise<void> {
  await desk.until('closing');
  await desk.close('closed');
}
