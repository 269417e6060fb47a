import type { Pack } from '../policy/pack';

/** The kinds of organ that can answer for a task. */
export const BODIES: ReadonlySet<string> = new Set(['organ', 'institution', 'enterprise', 'office']);

/** The first of these that is no single body of the pack: nobody answers for a collective, a role or a group. */
export const strangerAmong = (organs: readonly string[], pack: Pack): string | undefined => organs.find((id) => !pack.organs.some((organ) => organ.id === id && BODIES.has(organ.kind)));
