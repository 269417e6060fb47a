import type { Audience, Place } from '../policy/pack';
import type { Case, TaskRow } from '../record/case';

/** The organs that a place of the pack means for this case; a relation that the case does not have means nobody. */
export function organsAt(place: Place, c: Case): readonly string[] {
  if ('organ' in place) return [place.organ];
  if (place.relation === 'lead') return c.supervised?.leads ?? [];
  const subject = c.project ?? c.supervised;
  return subject === null ? [] : [subject[place.relation]];
}

const organOf = (key: string): string => key.slice(key.indexOf('@') + 1);

/** Who a rung speaks to, as queue keys; `holders` are those who have the work in hand, else all who could take it. */
export function keysOf(audience: Audience, c: Case, open: readonly TaskRow[]): readonly string[] {
  if (audience === 'holders') return open.length > 0 ? open.map((task) => (task.assignee ? `person:${task.assignee}` : task.key)) : owners(c);
  if ('organ' in audience) return [`${audience.role}@${audience.organ}`];
  const organs = audience.at === 'seat' ? open.map((task) => organOf(task.key)) : audience.at === 'cooperating' ? (c.supervised?.cooperating ?? []) : organsAt({ relation: audience.at }, c);
  return [...new Set(organs)].map((organ) => `${audience.role}@${organ}`);
}

const owners = (c: Case): string[] => (c.supervised?.leads ?? []).map((organ) => `task_owner@${organ}`);
