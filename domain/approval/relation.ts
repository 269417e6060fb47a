import { may } from '../access/may';
import type { Refusal } from '../refusal';
import { mayDecideAt, worksAt } from './desks';
import { fits, organOfKey, workOf, type Work } from './scope';
import { subjectOf } from './subject';
import type { Actor, Case, StandIn, TaskRow, World } from '../record/case';

/** How a person stands to a user task: it is her own submission or her unit's, she has it, she may take it, or nothing. */
export type TaskRelation = 'own' | 'assignee' | 'candidate' | 'none';
type Asking = Pick<World, 'actor' | 'pack'>;

/** Nobody decides on what she or her unit handed in (separation of duties, product default), not in another's place either; then whom the task is asked of, and whoever stands in for one. */
export function relationTo(task: TaskRow, c: Case, w: Asking): TaskRelation {
  const hands = handsOf(task, c, w);
  if (hands.length === 0) return 'none';
  if (isOwn(c, w.actor)) return 'own';
  return task.assignee !== null && hands.includes(task.assignee) ? 'assignee' : 'candidate';
}

/** A question is asked of one person; any other task of whoever holds the office of its queue, and of the person to whom an act gave it, as long as she holds an office there. */
function isAsked(task: TaskRow, { actor, pack }: Asking): boolean {
  if (task.work === 'consult') return task.named === actor.id && may(actor, 'task.answer', { people: [actor.id] });
  if (mayDecide(actor, task.key)) return true;
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

const mayDecide = (actor: Actor, key: string): boolean => may(actor, 'task.decide', { keys: [key] });

/** The absent people whose office a work in this queue is for, as far as she stands in for them. Nobody passes on what she only stands in for. */
export const absentFor = (actor: Actor, { key, ...work }: Work & { readonly key: string }): readonly StandIn[] =>
  (actor.standsIn ?? []).filter((each) => fits(each, { ...work, organ: organOfKey(key) }) && mayDecide(asActor(each), key));

/** The absent people in whose names she could decide on a task; a question on the side is nobody else's to answer, and who stood back is not stood in for. */
export function absentOn({ key, route, work }: Pick<TaskRow, 'key' | 'route' | 'work'>, c: Case, actor: Actor): readonly string[] {
  if (work === 'consult') return [];
  return absentFor(actor, { ...workOf(c, route), key }).filter((each) => !isOwn(c, asActor(each)) && !isRecused(c, each.person)).map(({ person }) => person);
}

/** In whose names a person could decide on a task: first her own, then that of each absent person who could. */
export const handsOf = (task: TaskRow, c: Case, w: Asking): readonly string[] => [...new Set([...(isAsked(task, w) ? [w.actor.id] : []), ...absentOn(task, c, w.actor)])];

/** The absent person as one who acts herself: with her offices, and with nobody whom she stands in for. */
const asActor = ({ person, holdings }: StandIn): Actor => ({ id: person, holdings });

type Choosing = Asking & { readonly asked?: string | undefined };
/** In whose name she acts on a task: as she chose, else of whoever has it, else in her own, else in that of the absent person. */
export function handOf(task: TaskRow, c: Case, { actor, pack, asked }: Choosing): string | Refusal {
  const hands = handsOf(task, c, { actor, pack });
  if (asked !== undefined && !hands.includes(asked)) return { refused: 'not-standing-in', person: asked };
  return asked ?? hands.find((hand) => hand === task.assignee) ?? hands[0] ?? actor.id;
}
