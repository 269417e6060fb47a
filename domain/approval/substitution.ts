import { ADMINISTRATORS } from '../access/administrators';
import { may } from '../access/may';
import type { Pack } from '../policy/pack';
import { wordSetting } from '../policy/settings';
import type { ActingScope, Actor, Holding } from '../record/case';
import type { Refusal } from '../refusal';
import { SUBSTITUTED } from './scope';

/** Somebody acts in the place of another from one instant to before another, as far as the scope reaches. */
export type Substitution = ActingScope & { readonly person: string; readonly substitute: string; readonly fromAt: number; readonly toAt: number };
/** What stands when a substitution is asked for: the others that have not ended, the offices of both, the pack in force, and the moment. */
export type Standing = { readonly others: readonly Substitution[]; readonly offices: (person: string) => readonly Holding[]; readonly pack: Pack; readonly at: number };

/** Why this person cannot name it, if she cannot: everybody for herself, for another only who keeps the security of the installation. */
export const naming = (absent: string, actor: Actor): Refusal | undefined =>
  (absent === actor.id || may(actor, 'substitution.name') ? undefined : { refused: 'role-missing', role: 'security_admin' });

/** Why this substitution cannot be, if it cannot; in the order in which one would explain it. */
export function substituting(asked: Substitution, standing: Standing): Refusal | undefined {
  if (asked.person === asked.substitute) return { refused: 'substitute-is-oneself' };
  return impossibleDates(asked, standing) ?? notEligible(asked, standing) ?? unknownScope(asked, standing) ?? circle(asked, standing.others);
}

function impossibleDates({ fromAt, toAt }: Substitution, { at }: Standing): Refusal | undefined {
  if (fromAt >= toAt) return { refused: 'substitution-dates', why: 'backwards' };
  return toAt <= at ? { refused: 'substitution-dates', why: 'past' } : undefined;
}

/** Both do business and neither administers; the substitute sits in an organ of the absent person, unless the pack says that she may sit anywhere. */
function notEligible({ person, substitute }: Substitution, { offices, pack }: Standing): Refusal | undefined {
  const [hers, others] = [offices(person), offices(substitute)];
  if (hers.length === 0 || others.length === 0) return { refused: 'substitute-not-eligible', why: 'no-office' };
  if ([...hers, ...others].some(({ role }) => (ADMINISTRATORS as readonly string[]).includes(role))) return { refused: 'substitute-not-eligible', why: 'administrator' };
  const isNear = others.some(({ organ }) => hers.some((held) => held.organ === organ));
  return isNear || wordSetting(pack, 'substitutesFrom') === 'anywhere' ? undefined : { refused: 'substitute-not-eligible', why: 'other-organ' };
}

/** A scope names kinds of process or routes that there are, and organs in which the absent person holds an office. */
function unknownScope({ person, kinds, organs }: Substitution, { offices, pack }: Standing): Refusal | undefined {
  const known: readonly string[] = [...SUBSTITUTED, ...pack.routes.map(({ id }) => id)];
  const what = kinds?.find((kind) => !known.includes(kind)) ?? organs?.find((organ) => !offices(person).some((held) => held.organ === organ));
  return what === undefined ? undefined : { refused: 'substitution-scope-unknown', what };
}

type Span = { readonly fromAt: number; readonly toAt: number };
const common = (a: Span, b: Span): Span => ({ fromAt: Math.max(a.fromAt, b.fromAt), toAt: Math.min(a.toAt, b.toAt) });

/** No chain of substitutions leads back to the absent person at any one moment, whatever its scopes. */
function circle(asked: Substitution, others: readonly Substitution[]): Refusal | undefined {
  const through = wayBack({ ...asked, path: [asked.substitute] }, asked.person, others);
  return through && { refused: 'substitution-circle', through };
}

/** The people through whom a chain leads from the last of a path to somebody, all within one common moment; nothing where none does. */
function wayBack({ path, ...span }: Span & { readonly path: readonly string[] }, to: string, others: readonly Substitution[]): readonly string[] | undefined {
  const last = path.at(-1);
  if (last === to) return path;
  for (const each of others) {
    const during = common(span, each);
    if (each.person !== last || path.includes(each.substitute) || during.fromAt >= during.toAt) continue;
    const found = wayBack({ ...during, path: [...path, each.substitute] }, to, others);
    if (found) return found;
  }
  return undefined;
}

/** Whether a substitution is in force at a moment of business time: from its first instant to before its last. */
export const isInForce = ({ fromAt, toAt }: Span, at: number): boolean => fromAt <= at && at < toAt;

type Kept = { readonly person: string; readonly substitute: string; readonly by?: string; readonly endedAt: number | null };
/** Why this person cannot end a substitution, if she cannot: it is for either of the two to end, and for whoever named it in the place of the absent person; once. */
export function ending(kept: Kept | undefined, actorId: string): Refusal | undefined {
  if (!kept || ![kept.person, kept.substitute, kept.by].includes(actorId)) return { refused: 'not-found' };
  return kept.endedAt === null ? undefined : { refused: 'substitution-over' };
}

/** How whoever acted in another's place is named everywhere: 「李四（代张三）」. */
export const signedName = (name: string, absent?: string | null): string => (absent === undefined || absent === null ? name : `${name}（代${absent}）`);
