import { deadlineId } from '../approval/round';
import type { Case, DeadlineRow, TaskRow } from './case';

/** The open user tasks that a step's deadline stands for; what is merely awaited has none. */
export const tasksOf = (c: Case, dl: DeadlineRow): TaskRow[] =>
  c.tasks.filter((task) => deadlineId(task, task.turn) === dl.of && (task.state === 'open' || task.state === 'claimed'));
