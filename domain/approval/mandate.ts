import type { Case, TaskRow, World } from '../record/case';
import type { Refusal } from '../refusal';
import { isRefusal } from '../refusal';
import { isOwn } from './relation';
import { nextState } from './states';

/** On whose behalf a decision is made that no single person makes: an item of a meeting, with those who voted on it. */
export type Mandate = { readonly meetingId: string; readonly n: number; readonly voters: readonly string[] };

/** The task as a meeting may decide it: on its agenda and still open; whoever confirms has not handed it in herself. */
export function underMandate(c: Case, taskId: string, { mandate, w }: { readonly mandate: Mandate; readonly w: World }): TaskRow | Refusal {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task || task.meeting !== mandate.meetingId) return { refused: 'not-found' };
  if (isOwn(c, w.actor)) return { refused: 'own-submission' };
  if (task.state === 'decided') return { refused: 'already-decided', by: task.decidedBy, outcome: task.outcome ?? '', at: task.decidedAt ?? 0 };
  const next = nextState(task.state, 'decide');
  return isRefusal(next) ? next : task;
}

/** What is on the agenda of an open meeting is decided there; nobody takes it or decides it alone until it is off the agenda. */
export const tabled = ({ meeting }: TaskRow): Refusal | undefined => (meeting === null ? undefined : { refused: 'on-agenda', meetingId: meeting });
