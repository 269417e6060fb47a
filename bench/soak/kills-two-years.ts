import { aCloudCity, proveTwoYears } from '../../test/support/faults-two-years';
import type { Proof } from './proof';

/** `kill -9` at fifty random instants while one project walks its two years, from the window of its declaration to the money it does not get. */
export const killsTwoYears: Proof = {
  sizes: { instants: 50 },
  open: aCloudCity,
  prove: (city, { seed, sizes, say }) => proveTwoYears(city, { seed, instants: sizes['instants'] ?? 50, say }),
};
