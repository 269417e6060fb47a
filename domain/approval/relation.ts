import { may } from '../access/may';
import { subjectOf } from './subject';
import type { Actor, Case, TaskRow } from '../record/case';

/** How a person stands to a user task: it is her own submission or her unit's, she has it, she may take it, or nothing. */
export type TaskRelation = 'own' | 'assignee' | 'candidate' | 'none';

/** Nobody decides on what she or her unit handed in (separation of duties, product default); then candidates as the access table says. */
export function relationTo(task: TaskRow, c: Case, actor: Actor): TaskRelation {
  if (!may(actor, 'task.decide', { keys: [task.key] })) return 'none';
  const subject = c.supervised ? null : subjectOf(c); // a plan's task is nobody's submission
  if (subject && (subject.by === actor.id || actor.holdings.some(({ organ }) => organ === subject.unit))) return 'own';
  return task.assignee === actor.id ? 'assignee' : 'candidate';
}
