import type { Actor } from '../record/case';
import { ACCESS, type Act, type Relation } from './table';

/** What a thing is to be asked about: the organs behind each relation, the queue keys that ever asked for it, and the people it names. */
export type Related = { readonly unit?: string; readonly department?: string; readonly leads?: readonly string[]; readonly keys?: readonly string[]; readonly people?: readonly string[] };

/** Whether the table lets this person do this act on this thing. */
export const may = (actor: Actor, act: Act, thing: Related = {}): boolean =>
  ACCESS[act].some(({ role, relation }) => actor.holdings.some((held) => held.role === role && stands(relation, { ...held, person: actor.id }, thing)));

function stands(relation: Relation, held: { role: string; organ: string; person: string }, thing: Related): boolean {
  switch (relation) {
    case 'office': return true;
    case 'unit': return held.organ === thing.unit;
    case 'department': return held.organ === thing.department;
    case 'lead': return thing.leads?.includes(held.organ) ?? false;
    case 'named': return thing.people?.includes(held.person) ?? false;
    case 'asked': return thing.keys?.includes(`${held.role}@${held.organ}`) ?? false;
  }
}

/** Which things of a kind a person may see: everything, those of these organs and queue keys, or those that name these people. The one source of SQL scopes. */
export type Scope = { readonly all: boolean; readonly units: readonly string[]; readonly departments: readonly string[]; readonly leads: readonly string[]; readonly keys: readonly string[]; readonly people?: readonly string[] };

/** The scope that the table gives this person for this act. */
export function scopeOf(actor: Actor, act: Act): Scope {
  const by = (relation: Relation): string[] => actor.holdings
    .filter((held) => ACCESS[act].some((grant) => grant.relation === relation && grant.role === held.role))
    .map((held) => (relation === 'asked' ? `${held.role}@${held.organ}` : held.organ));
  return { all: by('office').length > 0, units: by('unit'), departments: by('department'), leads: by('lead'), keys: by('asked'), people: by('named').length > 0 ? [actor.id] : [] };
}

/** The queues a person works from: her own, and one for each office she holds. */
export const queueKeys = (actor: Actor): string[] => [`person:${actor.id}`, ...new Set(actor.holdings.map(({ role, organ }) => `${role}@${organ}`))];
