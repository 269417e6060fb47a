import { may } from '../access/may';
import type { Pack } from '../policy/pack';
import type { Actor, Holding, TaskRow } from '../record/case';

type At = Pick<TaskRow, 'key'>;
type Law = { readonly pack: Pick<Pack, 'organs'> };

const splitAt = (key: string): Holding => ({ role: key.slice(0, key.indexOf('@')), organ: key.slice(key.indexOf('@') + 1) });
/** The office of a queue; a task that is asked of a person by name, or lies with the administrators, is of no office. */
export const officeOf = ({ key }: At): Holding | undefined => (key.startsWith('person:') || key.startsWith('admin@') ? undefined : splitAt(key));
export const parentOf = (organ: string, { pack }: Law): string | undefined => pack.organs.find(({ id }) => id === organ)?.parent;

/** Whether she holds an office that decides at the organ of this task, or at the body over it; of a task without an organ, anywhere. */
export function mayDecideAt({ id, holdings }: Actor, task: At, law: Law): boolean {
  const office = officeOf(task);
  const there = office && [office.organ, parentOf(office.organ, law)];
  return holdings.some(({ role, organ }) => may({ id, holdings }, 'task.decide', { keys: [`${role}@${organ}`] }) && (there?.includes(organ) ?? true));
}

/** Whether she holds any office at the organ of this task or over it. */
export function worksAt({ holdings }: Actor, task: At, law: Law): boolean {
  const office = officeOf(task);
  return holdings.some(({ organ }) => (office ? organ === office.organ || organ === parentOf(office.organ, law) : true));
}

/** Whether its page is hers to read: a queue of hers asks it, she was given it by name, has it out for an opinion, or leads there. */
export const isShownTo = (actor: Actor, { key, assignee, delegatedBy }: Pick<TaskRow, 'key' | 'assignee' | 'delegatedBy'>, law: Law): boolean =>
  may(actor, 'task.view', { keys: [key] }) || [assignee, delegatedBy].includes(actor.id) || key === `person:${actor.id}` || leads(actor, { key }, law);

/** Whether she leads the organ whose queue this task is in, or the body over it; what lies with the administrators is theirs to give out. */
export function leads(actor: Actor, { key }: At, law: Law): boolean {
  const { role, organ } = splitAt(key);
  const led = role === 'admin' ? actor.holdings.filter((held) => held.role === 'admin') : actor.holdings.filter((held) => held.role !== 'admin');
  return [organ, parentOf(organ, law)].some((each) => each !== undefined && may({ id: actor.id, holdings: led }, 'task.assign', { department: each }));
}
