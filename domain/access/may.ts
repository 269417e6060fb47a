import { SUBSTITUTED } from '../approval/scope';
import type { ActingScope, Actor, Holding, StandIn } from '../record/case';
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

const keysHeld = (holdings: readonly Holding[]): string[] => holdings.map(({ role, organ }) => `${role}@${organ}`);
/** The queues of the offices in which an absent person decides, as far as her substitute's scope names their organs. */
const deciding = ({ person, holdings, organs }: StandIn): string[] =>
  keysHeld(holdings.filter(({ organ }) => organs === null || organs.includes(organ))).filter((key) => may({ id: person, holdings }, 'task.decide', { keys: [key] }));
const isWhole = ({ kinds, maxFen }: StandIn): boolean => kinds === null && maxFen === null;

/** The queues a person works from: her own, one for each office she holds, and those of the people whom she stands in for whatever the file. */
export const queueKeys = (actor: Actor): string[] => [`person:${actor.id}`, ...new Set([...keysHeld(actor.holdings), ...(actor.standsIn ?? []).filter(isWhole).flatMap(deciding)])];

/** A queue of which somebody sees what one of these scopes reaches. */
export type ScopedKey = { readonly key: string; readonly scopes: readonly ActingScope[] };

/** The queues in which a person sees only what she stands in for: what the absent person has claimed or was asked by name, and her offices' where the scope names kinds or a sum. */
export function scopedKeys(actor: Actor): ScopedKey[] {
  const whole = new Set(queueKeys(actor));
  const parts = (actor.standsIn ?? []).flatMap((each): readonly (readonly [string, ActingScope])[] => {
    const { person, kinds, organs, maxFen } = each;
    return [[`person:${person}`, { kinds: kinds ?? SUBSTITUTED, organs, maxFen }], ...(isWhole(each) ? [] : deciding(each).map((key) => [key, { kinds, organs, maxFen }] as const))];
  });
  const keys = [...new Set(parts.map(([key]) => key))].filter((key) => !whole.has(key));
  return keys.map((key) => ({ key, scopes: parts.filter(([of]) => of === key).map(([, scope]) => scope) }));
}
