import { BATCH_STAGES } from '../domain/declaration/states';
import type { Desk } from './desk';
import { move } from './on-temporal';

/** A department's one batch for a channel and year (003 B4, B9): collected and ranked, submitted in time, accepted, decided project by project. */
export function declarationBatch(processId: string): Promise<void> {
  return move(processId, BATCH_STAGES, together);
}

/** What comes in before the cut-off after an acceptance is accepted by itself; the batch ends when nothing can come in and every project is decided. */
export async function together(desk: Desk): Promise<void> {
  if ((await desk.stage('collection', (at) => at.until('submission'))) === 'lapsed') return desk.close('lapsed'); // 逾期不予受理
  do {
    await desk.stage('reception', accepted);
  } while ((await desk.stage('decisions', (at) => at.until('decisions'))) === 'added');
  await desk.close('decided');
}

/** Rounds until the desk accepts: formal defects go back to the department, which supplements what is listed and adds nothing. */
async function accepted(at: Desk): Promise<string> {
  for (;;) {
    const outcome = await at.round('batch-acceptance');
    if (outcome !== 'returned') return outcome;
    await at.until('supplement');
  }
}
