import type { Audience, Place, Wait } from '../policy/pack';
import { departmentsWithout } from '../declaration/cut-off';
import type { Case, Directory, TaskRow } from '../record/case';
import { subjectOf, type Subject } from './subject';

/** The organs that a place of the pack means for this case; a relation that the case does not have means nobody. */
export function organsAt(place: Place, c: Case): readonly string[] {
  if ('organ' in place) return [place.organ];
  return RELATED[place.relation](c);
}

const RELATED: Readonly<Record<Exclude<Place, { readonly organ: string }>['relation'], (c: Case) => readonly string[]>> = {
  lead: (c) => c.supervised?.leads ?? [],
  provider: (c) => providersOf(c),
  department: (c) => (c.batch ? [c.batch.department] : subjects(c).map(({ department }) => department)),
  unit: (c) => (c.batch ? [] : subjects(c).map(({ unit }) => unit)),
};
const subjects = (c: Case): readonly Subject[] => { const subject = subjectOf(c); return subject ? [subject] : []; };

const organOf = (key: string): string => key.slice(key.indexOf('@') + 1);

const providersOf = ({ cloud }: Case): readonly string[] => (cloud?.plan ? [cloud.plan.provider] : []);

/** Who has a work in hand, or else the queue whose people could take it. */
export type Holder = Pick<TaskRow, 'key' | 'assignee'>;
type Found = { readonly holders: readonly Holder[]; readonly directory: Directory };

/** Who a rung speaks to, as queue keys. */
export function keysOf(audience: Audience, c: Case, { holders, directory }: Found): readonly string[] {
  if (audience === 'holders') return holders.map(({ assignee, key }) => (assignee ? `person:${assignee}` : key));
  if ('organ' in audience) return [`${audience.role}@${audience.organ}`];
  return [...new Set(organsOf(audience, c, { holders, directory }))].map((organ) => `${audience.role}@${organ}`);
}

function organsOf({ role, at }: Exclude<Extract<Audience, { at: unknown }>, string>, c: Case, { holders, directory }: Found): readonly string[] {
  if (at === 'without-batch') return c.window ? departmentsWithout(role, c.window, directory) : [];
  if (at === 'seat') return holders.map(({ key }) => organOf(key));
  return at === 'cooperating' ? (c.supervised?.cooperating ?? []) : organsAt({ relation: at }, c);
}

/** Whom the pack names for a wait, as the queues of their offices; a provider whom nobody has named yet is not among them. */
export const askedFor = ({ asks }: Wait, c: Case): readonly Holder[] => asks.flatMap(({ role, at }) => organsAt(at, c).map((organ): Holder => ({ key: `${role}@${organ}`, assignee: null })));
