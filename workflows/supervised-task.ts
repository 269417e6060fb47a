import type { Desk } from './desk';
import { move } from './on-temporal';

/** A row of a government's task plan (000 表): owed by its day, reported, verified, and owed again when the report is returned. */
export function supervisedTask(processId: string): Promise<void> {
  return move(processId, [], duty);
}

/** Meanwhile the task's ladder reminds and escalates; an extension moves its day inside the wait. */
export async function duty(desk: Desk): Promise<void> {
  do {
    if ((await desk.until('completion')) === 'cancelled') return desk.close('cancelled');
  } while ((await desk.round('verification')) !== 'agreed'); // 核验退回或不同意，继续督办
  await desk.close('verified');
}
