import { instantOf } from '../calendar/calendar';
import { minutesOf } from '../calendar/days';
import type { Pack, Window } from './pack';

export type WindowOfYear = { readonly open: boolean; readonly cutoffAt?: number; readonly lastDay?: string; readonly window?: Window };

/**
 * The declaration window of a channel in a year. What has arrived at 24:00:00.000 of its last day is in time, a millisecond
 * later is not. A year for which the pack sets no last day has no window: nobody can be in time for it.
 */
export function windowOn(pack: Pack, channel: string, year: number): WindowOfYear {
  const window = pack.windows.find((each) => each.channel === channel);
  if (!window) return { open: false };
  const lastDay = window.yearly === undefined ? window.cutoffs?.find((each) => each.year === year)?.lastDay : `${year}-${window.yearly}`;
  if (lastDay === undefined) return { open: false, window };
  return { open: true, lastDay, cutoffAt: instantOf({ utcOffsetMinutes: minutesOf(pack.utcOffset) }, lastDay, '24:00'), window };
}

type OfYear = { readonly channel: string; readonly year: number; readonly window?: { readonly cutoffAt: number } | null };
type Arrival = OfYear & { readonly arrivedAt: number };

/** The cut-off that counts: that of the window which was opened, else the day that the pack gives. */
export const cutoffOf = (pack: Pack, { channel, year, window }: OfYear): number | undefined => window?.cutoffAt ?? windowOn(pack, channel, year).cutoffAt;

/** What the rules of lateness are asked about: judged by the instant at which the whole request had arrived. */
export function windowInputs(pack: Pack, { arrivedAt, ...of }: Arrival): { channel: string; cutoff_known: boolean; arrived_in_time: boolean } {
  const cutoffAt = cutoffOf(pack, of);
  return { channel: of.channel, cutoff_known: cutoffAt !== undefined, arrived_in_time: cutoffAt !== undefined && arrivedAt <= cutoffAt };
}
