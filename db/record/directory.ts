import { isInForce, type Substitution } from '../../domain/approval/substitution';
import type { Directory, Holding } from '../../domain/record/case';

/** A substitution with the name of the absent person. */
export type Named = Substitution & { readonly name: string };
/** Who holds which office, and who stands in for whom when, as of one version of the directory. */
export type Staff = {
  readonly version: number; readonly byKey: ReadonlyMap<string, readonly string[]>; readonly byPerson: ReadonlyMap<string, readonly Holding[]>; readonly organs: ReadonlyMap<string, readonly string[]>; readonly substitutions: readonly Named[];
};

/** The staff made of the offices that are held. */
export function staffOf(version: number, held: readonly (Holding & { readonly person: string })[], substitutions: readonly Named[]): Staff {
  const [byKey, byPerson, organs] = [new Map<string, string[]>(), new Map<string, Holding[]>(), new Map<string, string[]>()];
  for (const { person, role, organ } of held) {
    push(byKey, `${role}@${organ}`, person);
    push(byPerson, person, { role, organ });
    if (!organs.get(role)?.includes(organ)) push(organs, role, organ);
  }
  for (const list of organs.values()) list.sort();
  return { version, byKey, byPerson, organs, substitutions };
}

/** The directory at a moment of business time: whoever is away then has her substitutes, and they have her. */
export function directoryAt({ byKey, byPerson, organs, substitutions }: Staff, at: number): Directory {
  const now = substitutions.filter((each) => isInForce(each, at));
  const holdings = (id: string): readonly Holding[] => byPerson.get(id) ?? [];
  return {
    holders: (key) => byKey.get(key) ?? [],
    organs: (role) => organs.get(role) ?? [],
    substitutes: (id) => now.filter(({ person }) => person === id).map(({ substitute, kinds, organs: within, maxFen }) => ({ person: substitute, kinds, organs: within, maxFen })),
    actor: (id) => {
      const standsIn = now.filter(({ substitute }) => substitute === id).map(({ person, name, kinds, organs: within, maxFen }) => ({ person, name, holdings: holdings(person), kinds, organs: within, maxFen }));
      return { id, holdings: holdings(id), ...(standsIn.length > 0 && { standsIn }) };
    },
  };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
