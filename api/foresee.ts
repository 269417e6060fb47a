import type { Record_ } from '../db/record/change';
import type { Sight } from '../db/reads/sight';
import type { Pack } from '../domain/policy/pack';
import type { Actor, Case, World } from '../domain/record/case';

/** Makes the world in which a case would be acted on now: under the pack that it stands under, with those whose ladders its deadlines follow. */
export const foreseer = ({ law, pool }: Pick<Record_, 'law' | 'pool'>, { me, sight }: { readonly me: Actor; readonly sight: Sight }) => async (c: Case): Promise<World> => {
  const packs = new Map<string, Pack>();
  for (const { pack } of c.deadlines) if (pack) packs.set(pack, await law.pack(pool, pack));
  return { at: sight.now, arrivedAt: sight.now, pack: await law.pack(pool, c.process.pack), packHash: c.process.pack, packs, calendar: sight.calendar, directory: sight.offices, actor: me };
};
