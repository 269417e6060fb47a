import type { Inputs } from '../policy/pack';
import type { Standing } from './states';

/** What stands on record of the system that an upgrade or a year of maintenance is about, at the moment of reading. */
export type Original = { readonly system: string; readonly listed: boolean; readonly opinion: Standing };

/** What the rules on money and upgrades ask of the original system (003 A4); where none is named nothing stands in for it. */
export const originalInputs = (original: Original | null | undefined): Inputs =>
  ({ original_named: Boolean(original), original_listed: original?.listed ?? false, original_opinion: original?.opinion ?? 'none' });
