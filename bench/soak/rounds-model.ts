import { verify } from '../../db/record/verify';
import { changedByRebuilding } from '../../test/support/kept-rows';
import { walkRounds } from '../../test/support/rounds-walk';
import type { Proof } from './proof';

/** Ten thousand projects on routes of every shape, with each of which people do whatever they try, over HTTP against live workflows: the same holds of every one. */
export const roundsModel: Proof = {
  sizes: { sequences: 10_000 },
  async prove(city, { seed, sizes, say }) {
    const walked = await walkRounds({ db: city.db(), as: city.as }, { sequences: sizes['sequences'] ?? 10_000, seed: Number(seed) >>> 0 });
    say(`${walked.sequences} sequences in ${Math.round(walked.ms / 1000)} s, ${walked.faults.length} faults`);
    const { broken } = await verify(city.db().pool, 'sm3');
    const changed = await changedByRebuilding(city.databaseUrl());
    return { walked, 'broken chains': broken.length, 'rows changed by rebuilding': changed.length, faults: [...walked.faults, ...broken.map((link) => `broken: ${JSON.stringify(link)}`), ...changed.slice(0, 20)] };
  },
};
