import { join } from 'node:path';
import { proveTwoBuilds } from '../../test/support/faults-builds';
import { provePostgresAway, proveTemporalLost } from '../../test/support/faults-outages';
import { openLedger } from '../../test/support/faults-ledger';
import { proveRestored } from '../../test/support/faults-restored';
import type { Proof } from './proof';

/** PostgreSQL stopped for a minute while two hundred runs wake. */
export const postgresAway: Proof = {
  sizes: { runs: 200, awayS: 60 },
  prove: (city, { sizes }) => provePostgresAway(city, { ledger: openLedger(join(city.home, 'ledger.jsonl')), runs: sizes['runs'] ?? 200, awayS: sizes['awayS'] ?? 60, how: 'stopped' }),
};

/** Temporal's database deleted with twenty thousand idle processes. */
export const temporalLost: Proof = {
  sizes: { processes: 20_000 },
  prove: (city, { sizes }) => proveTemporalLost(city, { processes: sizes['processes'] ?? 20_000, isMoved: true, withWhere: false }),
};

/** Two builds side by side for five minutes under load. */
export const twoBuilds: Proof = {
  sizes: { seconds: 300, switches: 9 },
  prove: (city, { seed, sizes, say }) => proveTwoBuilds(city, { seed, seconds: sizes['seconds'] ?? 300, switches: sizes['switches'] ?? 9, say }),
};

/** PostgreSQL set back to an earlier point. */
export const restored: Proof = { sizes: { projects: 60 }, prove: (city, { sizes }) => proveRestored(city, { projects: sizes['projects'] ?? 60 }) };
