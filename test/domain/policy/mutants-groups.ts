import type { Pack } from '../../../domain/policy/pack';
import type { Draft, Slip } from './slips';

type Group = Draft['groups'][number];
const slip = (i: number, name: string, make: (group: Group) => void): Slip => ({ name, make: ({ groups }) => groups.slice(i, i + 1).forEach(make) });

/** The groups of departments: each gone, each department gone, another leader, another substitute, nobody to take the rest; and a seat or rung that is no group's. */
export const groupSlips = (pack: Pack): Slip[] => [
  ...pack.groups.flatMap(({ group, departments, takesRest }, i): Slip[] => [
    { name: `group ${group} gone`, make: ({ groups }) => void groups.splice(i, 1) },
    ...departments.organs.map((organ, j): Slip => slip(i, `group ${group}, department ${organ} gone`, (it) => void it.departments.organs.splice(j, 1))),
    slip(i, `group ${group}, led by another`, (it) => { it.leader = 'superior'; }),
    slip(i, `group ${group}, another stands in`, (it) => { it.substitute.role = 'superior'; }),
    ...(takesRest === undefined ? [] : [slip(i, `group ${group}, takes no rest`, (it) => void delete it.takesRest)]),
  ]),
  ...pack.routes.flatMap(({ id, steps }, i) => steps.flatMap(({ seats }, j) => seats.flatMap((seat, k): Slip[] => ('relation' in seat.at && seat.at.relation === 'group' ? [{ name: `route ${id}, seat ${seat.id}, of the whole body`, make: ({ routes }) => { const found = routes[i]?.steps[j]?.seats[k]; if (found) found.at = { organ: 'sh-jxw' }; } }] : [])))),
  ...pack.ladders.flatMap(({ id, rungs }, i) => rungs.flatMap((rung, j) => rung.to.flatMap((to, k): Slip[] => (to !== 'holders' && 'at' in to && to.at === 'group' ? [{ name: `ladder ${id}, rung ${rung.id}, to another than the group's`, make: ({ ladders }) => { const found = ladders[i]?.rungs[j]; if (found) found.to[k] = { role: to.role, organ: 'sh-jxw' }; } }] : [])))),
];
