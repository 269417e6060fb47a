import { OPERATION_STAGES } from '../domain/project/states';
import type { Desk } from './desk';
import { move } from './on-temporal';

/** One year of a system's operation (003 A1): its money declared, reviewed with finance, used month by month, and settled by what was really used. */
export function operationYear(processId: string): Promise<void> {
  return move(processId, OPERATION_STAGES, year);
}

/** First used, then reviewed, then paid: 先用后付、先审后付、按实结算. */
export async function year(desk: Desk): Promise<void> {
  if ((await desk.stage('review', reviewed)) !== 'supported') return desk.close('not-supported'); // 不支持
  await desk.stage('running', settled);
  await desk.close('settled');
}

/** What is returned is amended by the unit and reviewed again where it was returned. */
async function reviewed(at: Desk): Promise<string> {
  for (;;) {
    const outcome = await at.round('operation-review');
    if (outcome !== 'returned') return outcome === 'agreed' ? 'supported' : 'not-supported';
    await at.until('amendment');
  }
}

/** A settlement that finance does not take is put right and asked for again. */
async function settled(at: Desk): Promise<string> {
  do await at.until('settlement');
  while ((await at.round('operation-settlement')) !== 'agreed');
  return 'settled';
}
