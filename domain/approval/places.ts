import type { Audience, Pack, Place, Wait } from '../policy/pack';
import { departmentsWithout } from '../declaration/cut-off';
import type { Case, Directory, TaskRow } from '../record/case';
import { deskOver, keysOfGroup } from './groups';
import { owing } from '../supervision/owing';
import { subjectOf, type Subject } from './subject';

/** The organs that a place of the pack means for this case; a relation that the case does not have means nobody. */
export function organsAt(place: Place, c: Case): readonly string[] {
  if ('organ' in place) return [place.organ];
  return RELATED[place.relation](c);
}

const RELATED: Readonly<Record<Exclude<Place, { readonly organ: string }>['relation'], (c: Case) => readonly string[]>> = {
  lead: (c) => (c.supervised ? owing(c.supervised) : []),
  provider: (c) => providersOf(c),
  department: (c) => (c.batch ? [c.batch.department] : subjects(c).map(({ department }) => department)),
  sender: (c) => (c.batch ? [c.batch.department] : []),
  group: (c) => (c.project?.group ? [c.project.group] : []),
  meeting: (c) => (c.meeting ? [c.meeting.organ] : []),
  unit: (c) => (c.batch ? [] : subjects(c).map(({ unit }) => unit)),
};
const subjects = (c: Case): readonly Subject[] => { const subject = subjectOf(c); return subject ? [subject] : []; };

const organOf = (key: string): string => key.slice(key.indexOf('@') + 1);

const providersOf = ({ cloud }: Case): readonly string[] => (cloud?.plan ? [cloud.plan.provider] : []);

/** Who has a work in hand, or else the queue whose people could take it. */
export type Holder = Pick<TaskRow, 'key' | 'assignee'>;
type Found = { readonly holders: readonly Holder[]; readonly directory: Directory; readonly pack: Pack };

/** Who a rung speaks to, as queue keys. */
export function keysOf(audience: Audience, c: Case, { holders, directory, pack }: Found): readonly string[] {
  if (audience === 'holders') return holders.map(({ assignee, key }) => (assignee ? `person:${assignee}` : key));
  if ('organ' in audience) return [`${audience.role}@${audience.organ}`];
  if (audience.at === 'group') return keysOfGroup(audience.role, c, { pack, directory });
  return [...new Set(organsOf({ role: audience.role, at: audience.at }, c, { holders, directory, pack }))].map((organ) => `${audience.role}@${organ}`);
}

type At = Exclude<Exclude<Extract<Audience, { at: unknown }>, string>['at'], 'group'>;

function organsOf({ role, at }: { role: string; at: At }, c: Case, { holders, directory, pack }: Found): readonly string[] {
  if (at === 'without-batch') return c.window ? departmentsWithout(role, c.window, directory) : [];
  if (at === 'seat') return holders.map(({ key }) => deskOver(role, organOf(key), { pack, directory }));
  return at === 'cooperating' ? (c.supervised?.cooperating ?? []) : organsAt({ relation: at }, c);
}

/** Whom the pack names for a wait, as the queues of their offices; a provider whom nobody has named yet is not among them. */
export const askedFor = ({ asks }: Wait, c: Case): readonly Holder[] => asks.flatMap((asked) => (asked === 'attendees' ? attendeesOf(c) : organsAt(asked.at, c).map((organ): Holder => ({ key: `${asked.role}@${organ}`, assignee: null }))));
const attendeesOf = ({ meeting }: Case): readonly Holder[] => (meeting?.attendees ?? []).map(({ person, as }) => ({ key: as, assignee: person }));
