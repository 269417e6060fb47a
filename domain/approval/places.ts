import type { Audience, Place } from '../policy/pack';
import type { Case, TaskRow } from '../record/case';
import { subjectOf } from './subject';

/** The organs that a place of the pack means for this case; a relation that the case does not have means nobody. */
export function organsAt(place: Place, c: Case): readonly string[] {
  if ('organ' in place) return [place.organ];
  if (place.relation === 'lead') return c.supervised?.leads ?? [];
  const subject = subjectOf(c);
  return subject === null ? [] : [subject[place.relation]];
}

const organOf = (key: string): string => key.slice(key.indexOf('@') + 1);

/** Who has a work in hand, or else the queue whose people could take it. */
export type Holder = Pick<TaskRow, 'key' | 'assignee'>;

/** Who a rung speaks to, as queue keys. */
export function keysOf(audience: Audience, c: Case, holders: readonly Holder[]): readonly string[] {
  if (audience === 'holders') return holders.map(({ assignee, key }) => (assignee ? `person:${assignee}` : key));
  if ('organ' in audience) return [`${audience.role}@${audience.organ}`];
  const organs = audience.at === 'seat' ? holders.map(({ key }) => organOf(key)) : audience.at === 'cooperating' ? (c.supervised?.cooperating ?? []) : organsAt({ relation: audience.at }, c);
  return [...new Set(organs)].map((organ) => `${audience.role}@${organ}`);
}
