import { may } from '../access/may';
import type { Refusal } from '../refusal';
import { fits, organOfKey, workOf, type Work } from './scope';
import { subjectOf } from './subject';
import type { Actor, Case, StandIn, TaskRow } from '../record/case';

/** How a person stands to a user task: it is her own submission or her unit's, she has it, she may take it, or nothing. */
export type TaskRelation = 'own' | 'assignee' | 'candidate' | 'none';
type Asked = Pick<TaskRow, 'key' | 'route' | 'assignee'>;

/** Nobody decides on what she or her unit handed in (separation of duties, product default), not in another's place either; then candidates as the access table says, and whoever stands in for one. */
export function relationTo(task: TaskRow, c: Case, actor: Actor): TaskRelation {
  const hands = handsOf(task, c, actor);
  if (hands.length === 0) return 'none';
  if (isOwn(c, actor)) return 'own';
  return task.assignee !== null && hands.includes(task.assignee) ? 'assignee' : 'candidate';
}

/** Whether it is what she or her unit handed in, or the batch that she sent; a plan's task is nobody's submission. */
export function isOwn(c: Case, actor: Actor): boolean {
  const subject = c.supervised ? null : subjectOf(c);
  if (c.batch?.submittedBy === actor.id) return true;
  return subject !== null && (subject.by === actor.id || actor.holdings.some(({ organ }) => organ === subject.unit));
}

const mayDecide = (actor: Actor, key: string): boolean => may(actor, 'task.decide', { keys: [key] });

/** The absent people whose office a work in this queue is for, as far as she stands in for them. Nobody passes on what she only stands in for. */
export const absentFor = (actor: Actor, { key, ...work }: Work & { readonly key: string }): readonly StandIn[] =>
  (actor.standsIn ?? []).filter((each) => fits(each, { ...work, organ: organOfKey(key) }) && mayDecide(asActor(each), key));

/** In whose names a person could decide on a task: first her own, then that of each absent person who could. */
export function handsOf({ key, route }: Pick<TaskRow, 'key' | 'route'>, c: Case, actor: Actor): readonly string[] {
  const absent = absentFor(actor, { ...workOf(c, route), key }).filter((each) => !isOwn(c, asActor(each)));
  return [...new Set([...(mayDecide(actor, key) ? [actor.id] : []), ...absent.map(({ person }) => person)])];
}

/** The absent person as one who acts herself: with her offices, and with nobody whom she stands in for. */
const asActor = ({ person, holdings }: StandIn): Actor => ({ id: person, holdings });

type Choosing = { readonly actor: Actor; readonly asked?: string | undefined };
/** In whose name she acts on a task: as she chose, else of whoever has it, else in her own, else in that of the absent person. */
export function handOf(task: Asked, c: Case, { actor, asked }: Choosing): string | Refusal {
  const hands = handsOf(task, c, actor);
  if (asked !== undefined && !hands.includes(asked)) return { refused: 'not-standing-in', person: asked };
  return asked ?? hands.find((hand) => hand === task.assignee) ?? hands[0] ?? actor.id;
}
