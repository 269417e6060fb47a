import type { Pack } from '../../../domain/policy/pack';
import type { Draft, Slip } from './slips';

type Meeting = NonNullable<Draft['routes'][number]['steps'][number]['meeting']>;

/** The meetings of a pack: each gone, another chair, each member gone, its quorum and its share one off; and its day no day. */
export const meetingSlips = (pack: Pack): Slip[] => [
  ...pack.routes.flatMap((route, i) => route.steps.flatMap(({ id, meeting }, j): Slip[] => {
    if (!meeting) return [];
    const at = (draft: Draft): Draft['routes'][number]['steps'][number] | undefined => draft.routes[i]?.steps[j];
    const slip = (name: string, make: (it: Meeting) => void): Slip => ({ name: `meeting of ${route.id}, ${id}, ${name}`, make: (draft) => { const found = at(draft)?.meeting; if (found) make(found); } });
    return [
      { name: `meeting of ${route.id}, ${id} gone`, make: (draft) => { delete at(draft)?.meeting; } },
      slip('another confirms', (it) => { it.chair = 'superior'; }),
      ...meeting.members.map((role, k) => slip(`${role} gone`, (it) => void it.members.splice(k, 1))),
      ...([1, -1] as const).map((by) => slip(`quorum ${by > 0 ? 'one more' : 'one less'}`, (it) => { it.quorum += by; })),
      slip('all have to agree', (it) => { it.needs = { share: 1, of: 1 }; }), slip('a bare majority', (it) => { it.needs = { share: 51, of: 100 }; }),
    ];
  })),
  ...pack.waits.flatMap(({ wait, due }, i): Slip[] => (due && 'of' in due ? [{ name: `wait ${wait}, no day`, make: (draft) => { delete draft.waits[i]?.due; } }] : [])),
];
