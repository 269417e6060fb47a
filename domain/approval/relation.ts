import { may } from '../access/may';
import { mayDecideAt, worksAt } from './desks';
import { subjectOf } from './subject';
import type { Actor, Case, TaskRow, World } from '../record/case';

/** How a person stands to a user task: it is her own submission or her unit's, she has it, she may take it, or nothing. */
export type TaskRelation = 'own' | 'assignee' | 'candidate' | 'none';
type Asking = Pick<World, 'actor' | 'pack'>;

/** Nobody decides on what she or her unit handed in (separation of duties, product default); then whom the task is asked of. */
export function relationTo(task: TaskRow, c: Case, w: Asking): TaskRelation {
  if (!isAsked(task, w)) return 'none';
  if (isOwn(c, w.actor)) return 'own';
  return task.assignee === w.actor.id ? 'assignee' : 'candidate';
}

/** A question is asked of one person; any other task of whoever holds the office of its queue, and of the person to whom an act gave it, as long as she holds an office there. */
function isAsked(task: TaskRow, { actor, pack }: Asking): boolean {
  if (task.work === 'consult') return task.named === actor.id && may(actor, 'task.answer', { people: [actor.id] });
  if (may(actor, 'task.decide', { keys: [task.key] })) return true;
  if (task.delegatedBy !== null && task.assignee === actor.id) return worksAt(actor, task, { pack }); // she gives an opinion and decides nothing
  return isNamed(task, actor.id) && mayDecideAt(actor, task, { pack });
}

const isNamed = ({ named, assignee, delegatedBy }: TaskRow, id: string): boolean => named === id || assignee === id || delegatedBy === id;

/** Whether it is what she or her unit handed in, or the batch that she sent; a plan's task is nobody's submission. */
export function isOwn(c: Case, actor: Actor): boolean {
  const subject = c.supervised ? null : subjectOf(c);
  if (c.batch?.submittedBy === actor.id) return true;
  return subject !== null && (subject.by === actor.id || actor.holdings.some(({ organ }) => organ === subject.unit));
}

/** Whether she has stood back from this case (回避): then nothing of it is hers any more. */
export const isRecused = (c: Case, id: string): boolean => c.tasks.some(({ cancelledWhy, assignee }) => cancelledWhy === 'recused' && assignee === id);
