import type { Pack } from '../policy/pack';
import { wordSetting } from '../policy/settings';
import type { MailingRefusal } from './refusals';

export const MAILINGS = ['at-once', 'digest'] as const;
export type Mailing = (typeof MAILINGS)[number];

/** Hours on the wall clock of the installation in which no mail comes: from the first minute up to, and without, the second; they may pass midnight. */
export type QuietHours = { readonly from: string; readonly to: string };
/** How one person wants to be written to. The notice itself knows nothing of it: it is there at its instant. */
export type Habits = { readonly mailing: Mailing; readonly digestAt: string; readonly quiet: QuietHours | null; readonly quietOnRestDays: boolean };
/** Habits as a person left them; version 0 is who never set any. */
export type KeptHabits = Habits & { readonly version: number };

/** What holds for who has set nothing: the settings of the pack, and no hour that is quiet. */
export const usualHabits = (pack: Pick<Pack, 'settings'>): KeptHabits =>
  ({ version: 0, mailing: wordSetting(pack, 'mailing') === 'digest' ? 'digest' : 'at-once', digestAt: wordSetting(pack, 'digestAt'), quiet: null, quietOnRestDays: false });

/** The habits a person sets in place of those she has read; quiet hours that end when they begin are none. */
export function setHabits(kept: KeptHabits, { version, ...habits }: KeptHabits): MailingRefusal | KeptHabits {
  if (version !== kept.version) return { refused: 'habits-changed-elsewhere' };
  const quiet = habits.quiet?.from === habits.quiet?.to ? null : habits.quiet;
  if (habits.mailing === 'digest' && quiet && isWithin(quiet, habits.digestAt)) return { refused: 'digest-in-quiet-hours', ...quiet, hour: habits.digestAt };
  return { ...habits, quiet, version: version + 1 };
}

/** Whether a time of day, to the minute, lies in quiet hours. */
export const isWithin = ({ from, to }: QuietHours, time: string): boolean => (from < to ? from <= time && time < to : from !== to && (from <= time || time < to));
