import { MEETING_STAGES } from '../domain/meeting/states';
import type { Desk } from './desk';
import { move } from './on-temporal';

/** A review meeting (评审会): several files before one body, voted on one by one, confirmed by its chair in one act. */
export function reviewMeeting(processId: string): Promise<void> {
  return move(processId, MEETING_STAGES, sitting);
}

/** Convened, held, confirmed; then each item is decided in its own process. Until its chair has confirmed it, it can be cancelled. */
export async function sitting(desk: Desk): Promise<void> {
  if ((await desk.stage('convened', (at) => at.until('meeting'))) === 'cancelled') return desk.close('cancelled'); // 会前提醒参会人
  if ((await desk.stage('awaiting-chair', (at) => at.until('meeting-confirmation'))) === 'cancelled') return desk.close('cancelled'); // 会后提醒主持人确认
  await desk.stage('carrying-out', (at) => at.items()); // 逐项办理，各自成一件
  await desk.close('confirmed');
}
