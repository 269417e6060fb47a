import { isOwn } from '../approval/relation';
import { filledSeat } from '../approval/seats';
import { subjectOf } from '../approval/subject';
import { routeOf } from '../policy/lookup';
import type { Step } from '../policy/pack';
import type { Actor, Case, MeetingRow, TaskRow, World } from '../record/case';
import type { Attendee, MeetingRule } from './facts';
import type { RecusedFor } from './states';

/** A body whose meeting it is, and the rule by which it sits. */
export type Sitting = Pick<MeetingRow, 'organ' | 'rule'>;
type Staff = Pick<World, 'pack' | 'directory'>;

/** The step of a route as the pack has it. */
export const stepOf = ({ route, step }: Pick<TaskRow, 'route' | 'step'>, { pack }: Pick<World, 'pack'>): Step | undefined => routeOf(pack, route).steps.find(({ id }) => id === step);
export const organOfKey = (key: string): string => key.slice(key.indexOf('@') + 1);

/** The rule as it is kept with the meeting. */
export const ruleOf = ({ chair, members, quorum, needs }: NonNullable<Step['meeting']>): MeetingRule => ({ chair, members, quorum, needs });

/** Every office that has to do with a meeting of this body, as queue keys. */
export const keysOfMeeting = ({ organ, rule }: Sitting): readonly string[] => [...new Set([...rule.members, rule.chair])].map((role) => `${role}@${organ}`);

/** The office in which somebody sits in a meeting: of the body itself, else of the body over it. */
export function seatOf(actor: Actor, { organ, rule }: Sitting, { pack }: Pick<Staff, 'pack'>): string | undefined {
  const over = pack.organs.find(({ id }) => id === organ)?.parent;
  const held = [organ, over].flatMap((at) => actor.holdings.find((each) => each.organ === at && rule.members.includes(each.role)) ?? []);
  return held[0] && `${held[0].role}@${held[0].organ}`;
}

/** The office that confirms: the chair's, or that of the group's substitute where nobody holds the first. */
export function chairKey({ organ, rule }: Sitting, { pack, directory }: Staff): string {
  const own = `${rule.chair}@${organ}`;
  const substitute = pack.groups.find(({ group, leader }) => group === organ && leader === rule.chair)?.substitute.role;
  return directory.holders(own).length > 0 || substitute === undefined ? own : `${substitute}@${organ}`;
}

/** Everybody who can be asked to a meeting of this body. */
export function membersOf(sitting: Sitting, { pack, directory }: Staff): readonly Attendee[] {
  const over = pack.organs.find(({ id }) => id === sitting.organ)?.parent;
  const keys = [sitting.organ, ...(over === undefined ? [] : [over])].flatMap((organ) => sitting.rule.members.map((role) => `${role}@${organ}`));
  const people = [...new Set(keys.flatMap((key) => directory.holders(key)))];
  return people.flatMap((person) => { const as = seatOf(directory.actor(person), sitting, { pack }); return as === undefined ? [] : [{ person, as }]; });
}

/** Why the record itself takes somebody out of an item: it is hers or her unit's, her department's, or she has sat on another seat where different people are wanted. */
export function recusedBy(actor: Actor, c: Case, { task, w }: { readonly task: TaskRow; readonly w: Pick<World, 'pack'> }): Exclude<RecusedFor, 'declared'> | undefined {
  if (isOwn(c, actor)) return 'own';
  if (actor.holdings.some(({ organ }) => organ === subjectOf(c)?.department)) return 'department';
  return routeOf(w.pack, task.route).differentPeople && filledSeat(c, task, actor.id) !== undefined ? 'seat' : undefined;
}
