import type { Actor, World } from '../../domain/record/case';
import type { Sight } from '../../db/reads/sight';

/** What an act of this person would be decided in at this moment: screens try acts in it, and nothing is written. */
export const worldOf = (sight: Sight, actor: Actor): World => ({ at: sight.now, arrivedAt: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor });
