import type { Fault, Reading } from '../parts';

/** Every department has one group: none is listed twice, one group takes those that nobody lists, and each stands under a body that reviews where the group has nobody. */
export function checkGroups({ parts: { groups, organs, routes, ladders } }: Reading): readonly Fault[] {
  const [first] = groups;
  const resting = groups.filter(({ value }) => value.takesRest !== undefined);
  const parents = new Set(organs.filter(({ value }) => value.parent !== undefined).map(({ id }) => id));
  const listed = groups.flatMap(({ value, fault }) => value.departments.organs.map((organ, i) => ({ organ, group: value.group, fault: fault(`department ${organ} stands in two groups`, 'departments', 'organs', i) })));
  return [
    ...(first && resting.length !== 1 ? [first.fault(`${resting.length} groups take the departments that no group lists, one has to`)] : []),
    ...listed.filter(({ organ }, i) => listed.findIndex((each) => each.organ === organ) < i).map(({ fault }) => fault),
    ...groups.filter(({ id }) => !parents.has(id)).map(({ value, fault }) => fault(`group ${value.group} stands under no body`, 'group')),
    ...(first ? [] : [
      ...routes.flatMap(({ value, fault }) => value.steps.flatMap((step, i) => step.seats.flatMap(({ at }, j) => ('relation' in at && at.relation === 'group' ? [fault('a seat of a group, and the pack has no groups', 'steps', i, 'seats', j, 'at')] : [])))),
      ...ladders.flatMap(({ value, fault }) => value.rungs.flatMap(({ to }, i) => to.flatMap((audience, j) => (audience !== 'holders' && 'at' in audience && audience.at === 'group' ? [fault('a rung speaks to a group, and the pack has no groups', 'rungs', i, 'to', j)] : [])))),
    ]),
  ];
}
