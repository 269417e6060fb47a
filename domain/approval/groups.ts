import type { Group, Pack } from '../policy/pack';
import type { Case, Directory, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isOwn } from './relation';
import { subjectOf } from './subject';

/** The group that looks at a department's projects: the one that lists it, else the one that takes the rest (003 B1). A pack without groups has none. */
export const groupOfDepartment = ({ groups }: Pick<Pack, 'groups'>, department: string): Group | undefined =>
  groups.find(({ departments }) => departments.organs.includes(department)) ?? groups.find(({ takesRest }) => takesRest !== undefined);

/** After it the record names the group that a project entering its review was routed to (003 B1, R032); a project that is with this group already is not routed again. */
export function routing({ project }: Case, stage: string, { pack }: Pick<World, 'pack'>): Fact[] {
  const group = project && stage === 'review' ? groupOfDepartment(pack, project.department) : undefined;
  if (!project || !group || project.group === group.group) return [];
  const by = group.departments.organs.includes(project.department) ? 'department' : 'rest';
  return [{ kind: 'project.routed', v: 1, payload: { group: group.group, department: project.department, by } }];
}

/** The group that a case is with: where its project was routed, else where its department belongs. */
export function groupOf(c: Case, pack: Pack): Group | undefined {
  const routed = c.project?.group ?? c.about?.project?.group;
  const department = subjectOf(c)?.department;
  return pack.groups.find(({ group }) => group === routed) ?? (department === undefined ? undefined : groupOfDepartment(pack, department));
}

type Staff = { readonly pack: Pack; readonly directory: Directory };

/** Whether somebody behind a queue may act on this case: an account out of use holds nothing, and nobody acts on what she or her unit handed in. */
const hasSomebody = (c: Case, key: string, { directory }: Staff): boolean => directory.holders(key).some((id) => !isOwn(c, directory.actor(id)));
const bodyOver = ({ group }: Group, pack: Pack): string => pack.organs.find(({ id }) => id === group)?.parent ?? group;

/** The organ at which a seat of the case's group is taken: the group itself, or the body over it where the group has nobody for it. */
export function deskOfGroup(role: string, c: Case, staff: Staff): string | undefined {
  const group = groupOf(c, staff.pack);
  if (!group) return undefined;
  return hasSomebody(c, `${role}@${group.group}`, staff) ? group.group : bodyOver(group, staff.pack);
}

/** The queue of a role in the case's group: the leader's goes to her substitute where she is out of use or stands back, and to the body over the group where both are. */
export function keysOfGroup(role: string, c: Case, staff: Staff): readonly string[] {
  const group = groupOf(c, staff.pack);
  if (!group) return [];
  const inTurn = [`${role}@${group.group}`, ...(role === group.leader ? [`${group.substitute.role}@${group.group}`] : [])];
  return [inTurn.find((key) => hasSomebody(c, key, staff)) ?? `${role}@${bodyOver(group, staff.pack)}`];
}

/** Where a role is found for a seat: at the seat's own organ, and for a group that has nobody of that role, at the body over it. */
export const deskOver = (role: string, organ: string, { pack, directory }: Staff): string => {
  const group = pack.groups.find((each) => each.group === organ);
  return group && directory.holders(`${role}@${organ}`).length === 0 ? bodyOver(group, pack) : organ;
};
