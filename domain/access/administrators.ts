import type { Pack } from '../policy/pack';
import type { Actor } from '../record/case';
import type { Refusal } from '../refusal';

/** The three who keep an installation, each apart from the others and from the business (三员分立). The database holds the same line. */
export const ADMINISTRATORS = ['admin', 'security_admin', 'audit_admin'] as const;
const administers = (role: string): boolean => (ADMINISTRATORS as readonly string[]).includes(role);

type Office = Actor['holdings'][number];
export type OfficeChange = Office & { readonly ends: boolean };

/** Why this account cannot be changed by this person, if it cannot. */
export function changeOfAccount(account: { readonly id: string; readonly state: 'active' | 'disabled' } | undefined, actorId: string): Refusal | undefined {
  if (!account) return { refused: 'not-found' };
  if (account.state === 'disabled') return { refused: 'account-disabled' };
  return account.id === actorId ? { refused: 'own-account' } : undefined;
}

/** Why there is no such office, if there is none. */
export const unknownOffice = ({ roles, organs }: Pick<Pack, 'roles' | 'organs'>, { role, organ }: Office): Refusal | undefined =>
  (roles.some((each) => each.role === role) && organs.some(({ id }) => id === organ) ? undefined : { refused: 'office-unknown', role, organ });

/** Why a person with these offices cannot be given or lose this one, if she cannot. */
export function changeOfOffices(held: readonly Office[], { role, organ, ends }: OfficeChange): Refusal | undefined {
  const hasIt = held.some((each) => each.role === role && each.organ === organ);
  if (ends) return hasIt ? undefined : { refused: 'office-not-held' };
  if (hasIt) return { refused: 'office-held' };
  const other = held.find((each) => each.role !== role && (administers(each.role) || administers(role)));
  return other && { refused: 'offices-apart', role, held: other.role };
}

type Proposed = { readonly by: string; readonly confirmedAt: number | null; readonly about?: string };

/** Why this person cannot confirm what another has written, if she cannot: it takes two, and neither is the one whom it is about. */
export function confirming(proposed: Proposed | undefined, actorId: string): Refusal | undefined {
  if (!proposed) return { refused: 'not-found' };
  if (proposed.confirmedAt !== null) return { refused: 'confirmed-already' };
  return proposed.by === actorId || proposed.about === actorId ? { refused: 'two-people' } : undefined;
}
