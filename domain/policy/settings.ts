import { Id, TimeOfDay } from './item';
import type { Pack } from './pack';

type Check = (value: string | number | boolean) => boolean;
const atLeast = (least: number): Check => (value) => typeof value === 'number' && value >= least;

/** The settings the product reads; a pack that lacks one, or spells another, is refused. */
export const SETTINGS = {
  reminderTime: (value) => TimeOfDay.safeParse(value).success, // when a rung speaks that names no time of its own
  closingDelaySeconds: atLeast(0), // from a cut-off to its closing fact, for acts that had arrived and were still being written
  mailRetryHours: atLeast(1), // how long a notice is tried before it is an incident
  projectNumberPrefix: (value) => typeof value === 'string' && /^[A-Z]{1,4}$/.test(value), // what a project's number begins with
  correctionWorkingDays: atLeast(1), // what a report that comes back late has to be put right
  evaluationExperts: atLeast(1), // how many experts score an evaluation
  evaluationMinimumSheets: atLeast(1), // of how many locked sheets a result can be made
  evaluationDropExtremes: (value) => typeof value === 'boolean', // whether the highest and the lowest sheet do not count
  adHocLadder: (value) => Id.safeParse(value).success, // which ladder a supervised task has that no plan lists
  phrasesPerPerson: atLeast(1), // how many phrases of her own a person keeps
  viewsPerPerson: atLeast(1), // how many views of one list a person keeps
  urgeEveryMinutes: atLeast(1), // how long one person waits before she urges the same supervised task again
  mailing: (value) => value === 'at-once' || value === 'digest', // how somebody is written to who has not said how
  substitutesFrom: (value) => value === 'same-organ' || value === 'anywhere', // among whom somebody who is away names her substitute
  digestAt: (value) => TimeOfDay.safeParse(value).success, // when her one mail a day leaves who has named no hour
} as const satisfies Record<string, Check>;

export type SettingName = keyof typeof SETTINGS;

/** The value of a setting that is a number. */
export function numberSetting(pack: Pack, name: Exclude<SettingName, 'reminderTime' | 'projectNumberPrefix' | 'evaluationDropExtremes' | 'adHocLadder' | 'mailing' | 'digestAt' | 'substitutesFrom'>): number {
  const value = pack.settings[name]?.value;
  if (typeof value !== 'number') throw new Error(`setting ${name} is no number`);
  return value;
}

/** The value of a setting that is a word. */
export function wordSetting(pack: Pick<Pack, 'settings'>, name: 'adHocLadder' | 'mailing' | 'digestAt' | 'substitutesFrom'): string {
  const value = pack.settings[name]?.value;
  if (typeof value !== 'string') throw new Error(`setting ${name} is no word`);
  return value;
}
