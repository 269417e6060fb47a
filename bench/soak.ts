import { parseArgs } from 'node:util';
import { aCity } from '../test/support/faults-city';
import { walkByChance } from '../test/support/rounds-by-chance';
import { kills } from './soak/kills';
import { killsTwoYears } from './soak/kills-two-years';
import { races } from './soak/races';
import { roundsModel } from './soak/rounds-model';
import { postgresAway, restored, temporalLost, twoBuilds } from './soak/outages';
import { keepResult } from './soak/machine';
import type { Proof } from './soak/proof';

const PROOFS: Readonly<Record<string, Proof>> = { kills, 'kills-two-years': killsTwoYears, 'postgres-away': postgresAway, 'two-builds': twoBuilds, restored, races, 'rounds-model': roundsModel, 'temporal-lost': temporalLost };
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run soak -- <name…> [--seed s] [--size instants=6]`: the fault proofs at full size, each into bench/results. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' }, size: { type: 'string', multiple: true, default: [] } } });
  const names = positionals.length > 0 ? positionals : [...Object.keys(PROOFS), 'rounds'];
  const given = Object.fromEntries(values.size.map((each) => [each.split('=')[0] ?? '', Number(each.split('=')[1])]));
  let failed = 0;
  for (const name of names) {
    const wish = { seed: values.seed ?? `${Date.now()}`, given };
    failed += (name === 'rounds' ? soakRounds(wish) : await soak(name, proofOf(name), wish)) ? 0 : 1;
  }
  return failed;
}

type Wish = { readonly seed: string; readonly given: Readonly<Record<string, number>> };

function proofOf(name: string): Proof {
  const proof = PROOFS[name];
  if (!proof) throw new Error(`no proof is called ${name}: ${Object.keys(PROOFS).join(', ')}, rounds`);
  return proof;
}

/** Two hundred thousand sequences of acts on routes by chance, in memory: no city is needed for them. */
function soakRounds({ seed, given }: Wish): boolean {
  const [sizes, startedAt] = [{ sequences: 200_000, ...given }, performance.now()];
  say(`rounds: seed ${seed}, ${JSON.stringify(sizes)}`);
  const walked = walkByChance({ ...sizes, seed: Number(seed) >>> 0 });
  const file = keepResult('rounds', { seed, sizes, seconds: Math.round((performance.now() - startedAt) / 1000), ...walked });
  say(`rounds: ${walked.faults.length === 0 ? 'holds' : `does not hold:\n  ${walked.faults.join('\n  ')}`} (${file})`);
  return walked.faults.length === 0;
}

async function soak(name: string, proof: Proof, { seed, given }: Wish): Promise<boolean> {
  const sizes = { ...proof.sizes, ...given };
  say(`${name}: seed ${seed}, ${JSON.stringify(sizes)}`);
  const city = await (proof.open ?? aCity)();
  try {
    const shown = await proof.prove(city, { seed, sizes, say: (line) => say(`  ${line}`) });
    const file = keepResult(name, { seed, sizes, ...shown });
    say(`${name}: ${shown.faults.length === 0 ? 'holds' : `does not hold:\n  ${shown.faults.join('\n  ')}`} (${file})`);
    return shown.faults.length === 0;
  } finally {
    await city.close();
  }
}

void main().then((failed) => { process.exitCode = failed === 0 ? 0 : 1; });
