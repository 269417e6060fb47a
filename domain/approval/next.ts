import { isRefusal, type Refusal } from '../refusal';
import type { Case, Decided, World } from '../record/case';
import { claim, standing } from './claim';
import { seatTaken } from './seats';

type Claimed = ReturnType<typeof claim> extends infer R ? Extract<R, Decided> : never;

/** A claim of what is nobody's and hers to do: what somebody took meanwhile, what she handed in and what would be her second seat are left to others. */
export function takeNext(c: Case, asked: { readonly taskId: string }, w: World): Refusal | Claimed {
  const task = standing(c, asked.taskId, w);
  if (isRefusal(task)) return task;
  if (task.assignee !== null) return { refused: 'task-already-claimed', by: task.assignee };
  return seatTaken(c, task, { w, hand: w.actor.id }) ?? claim(c, asked, w);
}

const PASSED_OVER: ReadonlySet<Refusal['refused']> = new Set([
  'task-already-claimed', 'already-decided', 'own-submission', 'seat-already-filled', 'not-a-candidate', 'act-not-available', 'not-found', 'recused', 'not-your-turn', 'asked-on-the-side', 'delegated',
]);
/** Whether this "no" only passes a candidate over for the next; any other is an answer. */
export const isPassedOver = ({ refused }: Refusal): boolean => PASSED_OVER.has(refused);
/** The answer to whom nothing is left to take. */
export const nothingLeft = (): Refusal => ({ refused: 'nothing-waits' });
