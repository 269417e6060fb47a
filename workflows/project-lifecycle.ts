import { PROJECT_STAGES } from '../domain/project/states';
import type { RoundOutcome } from '../domain/approval/states';
import type { Desk } from './desk';
import { move } from './on-temporal';

/** A project's life by the declaration rules of 2018 (003 B4, B9): declared by its unit, confirmed by its department, reviewed, in operation, retired. */
export function projectLifecycle(processId: string): Promise<void> {
  return move(processId, PROJECT_STAGES, life);
}

/** The order of the stages, and the only place where it stands. */
export async function life(desk: Desk): Promise<void> {
  const declared = await desk.stage('declaration', (at) => decidedOn(at, 'confirmation'));
  if (declared === 'withdrawn') return desk.close('withdrawn');
  if (declared === 'not-agreed') return desk.close('screened-out'); // 主管部门初审、筛选：003 B4

  const reviewed = await desk.stage('review', (at) => decidedOn(at, 'review'));
  if (reviewed === 'withdrawn') return desk.close('withdrawn');
  if (reviewed === 'not-agreed') return desk.close('not-approved');

  await desk.stage('operation', (at) => at.until('retirement'));
  await desk.close('retired');
}

/** Rounds of one route until there is a decision: what comes back is supplemented by the unit, and the next round opens where it was returned. */
async function decidedOn(at: Desk, route: 'confirmation' | 'review'): Promise<Exclude<RoundOutcome, 'returned'>> {
  for (;;) {
    const outcome = await at.round(route);
    if (outcome !== 'returned') return outcome;
    if ((await at.until('supplement')) === 'withdrawn') return 'withdrawn';
  }
}
