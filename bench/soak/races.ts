import { verify } from '../../db/record/verify';
import { openDatabase } from '../../db/database';
import { prepareForRounds, ROUND_RACES, runRoundRace, type RoundRaceName } from '../../test/support/races-of-rounds';
import { RACES, runRace, type RaceName, type RaceReport } from '../../test/support/races';
import { SILENT } from '../ground';
import type { Proof } from './proof';

const NAMES = Object.keys(RACES) as RaceName[];
const ROUND_NAMES = Object.keys(ROUND_RACES) as RoundRaceName[];
const ABREAST = 40;

/** Ten thousand opposite decisions on as many projects, and the other races beside them: one outcome stands, and the chains are whole. */
export const races: Proof = {
  sizes: { 'opposite decisions': 10_000, 'each other race': 1_000, 'claimed by thirty-two at once': 200 },
  async prove(city, { seed, sizes, say }) {
    await city.worker.stop(); // nobody moves what races here but the race itself
    const db = openDatabase({ url: city.databaseUrl(), log: SILENT, max: ABREAST });
    try {
      const ran: RaceReport[] = [];
      await prepareForRounds(db);
      const meeting = (name: string) => ({ db, pairs: sizes[name] ?? sizes['each other race'] ?? 1_000, seed: Number(seed) >>> 0 });
      const keep = (report: RaceReport): void => { ran.push(report); say(`${report.race}: ${report.pairs} pairs, ${report.faults.length} faults`); };
      for (const name of NAMES) keep(await runRace(name, meeting(name)));
      for (const name of ROUND_NAMES) keep(await runRoundRace(name, meeting(name)));
      const { broken } = await verify(db.pool, 'sm3');
      return { races: ran, 'broken chains': broken.length, faults: [...ran.flatMap(({ race, faults }) => faults.map((fault) => `${race}: ${fault}`)), ...broken.map((link) => `broken: ${JSON.stringify(link)}`)] };
    } finally {
      await db.close();
    }
  },
};
