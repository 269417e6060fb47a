import type { Desk } from './desk';
import { move } from './on-temporal';

/** A row of a government's task plan (000 表): owed by its day, reported, verified, and owed again when the report is returned. */
export function supervisedTask(processId: string): Promise<void> {
  return move(processId, [], duty);
}

/** Meanwhile the task's ladder reminds and escalates; a new day moves it inside the wait. The answers of a collective are verified there one by one, so that it ends verified. */
export async function duty(desk: Desk): Promise<void> {
  do {
    const answered = await desk.until('completion');
    if (answered !== 'reported') return desk.close(answered); // 取消、逐家核验完毕，或导入时已经完成
  } while ((await desk.round('verification')) !== 'agreed'); // 核验退回或不同意，继续督办
  await desk.close('verified');
}
