import { may } from '../access/may';
import { subjectOf } from './subject';
import type { Actor, Case, TaskRow } from '../record/case';

/** How a person stands to a user task: it is her own submission or her unit's, she has it, she may take it, or nothing. */
export type TaskRelation = 'own' | 'assignee' | 'candidate' | 'none';

/** Nobody decides on what she or her unit handed in (separation of duties, product default); then candidates as the access table says. */
export function relationTo(task: TaskRow, c: Case, actor: Actor): TaskRelation {
  if (!may(actor, 'task.decide', { keys: [task.key] })) return 'none';
  if (isOwn(c, actor)) return 'own';
  return task.assignee === actor.id ? 'assignee' : 'candidate';
}

/** Whether it is what she or her unit handed in, or the batch that she sent; a plan's task is nobody's submission. */
export function isOwn(c: Case, actor: Actor): boolean {
  const subject = c.supervised ? null : subjectOf(c);
  if (c.batch?.submittedBy === actor.id) return true;
  return subject !== null && (subject.by === actor.id || actor.holdings.some(({ organ }) => organ === subject.unit));
}
