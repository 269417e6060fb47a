import { API_POINTS, CHANGE_POINT, proveKills, WORKER_POINTS } from '../../test/support/faults-kills';
import type { Proof } from './proof';

const NTHS = [1, 3, 8];
const at = (points: readonly string[], nths: readonly number[]): string[] => nths.flatMap((nth) => points.map((point) => `${point}:${nth}`));

/** `kill -9` at each named point, thrice, and at fifty random instants. */
export const kills: Proof = {
  sizes: { instants: 50, nths: NTHS.length },
  prove: (city, { seed, sizes, say }) => proveKills(city, { seed, instants: sizes['instants'] ?? 50, apiPoints: at(API_POINTS, NTHS.slice(0, sizes['nths'])), workerPoints: at(WORKER_POINTS, NTHS.slice(0, sizes['nths'])), changePoints: at([CHANGE_POINT], [1, 2, 5].slice(0, sizes['nths'])), say }),
};
