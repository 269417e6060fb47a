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
  const declared = await desk.stage('declaration', declaredWith);
  if (declared === 'withdrawn') return desk.close('withdrawn');
  if (declared === 'lapsed') return desk.close('lapsed'); // 逾期不予受理：003 B9
  if (declared === 'not-agreed') return desk.close('screened-out'); // 主管部门初审、筛选：003 B4

  const reviewed = await desk.stage('review', (at) => decidedOn(at, 'review'));
  if (reviewed === 'withdrawn') return desk.close('withdrawn');
  if (reviewed === 'not-agreed') return desk.close('not-approved');

  if ((await desk.gate('cloud-resources')).holds) await desk.stage('cloud-plan', cloudPlanned); // 审核后制定上云技术方案：003 A1
  if ((await desk.gate('construction')).holds) {
    await desk.stage('build', (at) => at.until('build'));
    await desk.stage('acceptance', accepted); // 建成后组织验收：003 B7
  }
  await desk.stage('operation', operated);
  await desk.close('retired');
}

/** Drafted by unit and provider within what was approved, reported, confirmed and allocated; what comes back is drafted anew (003 A1). */
async function cloudPlanned(at: Desk): Promise<string> {
  do {
    do await at.until('cloud-plan');
    while ((await at.round('cloud-confirmation')) !== 'agreed'); // 确认退回，重新编制
  } while ((await at.order('cloud-allocation')) !== 'allocated'); // 平台不能分配，重新编制
  do await at.until('cloud-going-live');
  while ((await at.until('cloud-migration')) === 'failed'); // 迁移验收未通过，整改后重新扫描、上线
  return 'migrated';
}

/** Applied for, organised by the body that the money's channel names; what fails or comes back is put right and applied for again. */
async function accepted(at: Desk): Promise<string> {
  const route = (await at.gate('acceptance-by-department')).holds ? 'acceptance' : 'acceptance-capital';
  do await at.until('acceptance-application');
  while ((await at.round(route)) !== 'agreed'); // 验收未通过，整改后再申请
  return 'accepted';
}

/** Year after year its operation is declared, reviewed, used and settled, until the system goes out of use. */
async function operated(at: Desk): Promise<string> {
  while ((await at.until('operation')) !== 'retired') await at.child('operationYear');
  return 'retired';
}

/** Confirmed by its department, a project comes before the authority with the department's one batch, and goes on when that batch is accepted. */
async function declaredWith(at: Desk): Promise<string> {
  const confirmed = await decidedOn(at, 'confirmation');
  if (confirmed !== 'agreed') return confirmed;
  const sent = await at.until('batch');
  return sent === 'accepted' ? 'agreed' : sent;
}

/** Rounds of one route until there is a decision: what comes back is supplemented by the unit, and the next round opens where it was returned. */
async function decidedOn(at: Desk, route: 'confirmation' | 'review'): Promise<Exclude<RoundOutcome, 'returned'>> {
  for (;;) {
    const outcome = await at.round(route);
    if (outcome !== 'returned') return outcome;
    if ((await at.until('supplement')) === 'withdrawn') return 'withdrawn';
  }
}
