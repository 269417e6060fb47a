import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SEED } from '../../support/seeds';

const run = promisify(execFile);
const CASES = 25_000;
/** Where the machine of the server could stand: at home, at Greenwich, in a zone with summer time, and at both ends of the world. */
const ZONES: readonly (readonly [zone: string, minutesInJanuary: number])[] = [['Asia/Shanghai', -480], ['UTC', 0], ['America/New_York', 300], ['Pacific/Kiritimati', 640], ['Pacific/Pago_Pago', 660]];

type Result = { readonly zone: number; readonly cases: number; readonly wrong: number; readonly first: readonly unknown[] };

test.each(ZONES)(`on a machine in %s, ${CASES} deadlines from 2004 to 2026 come out as a table of days says (seed ${SEED})`, async (zone, offset) => {
  const seed = SEED + ZONES.findIndex(([name]) => name === zone);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', join(__dirname, 'oracle-child.ts'), String(seed), String(CASES)], { env: { ...process.env, TZ: zone }, maxBuffer: 1 << 24 });
  const { wrong, first, ...result } = JSON.parse(stdout) as Result;
  expect(first).toEqual([]);
  expect({ wrong, ...result }).toEqual({ wrong: 0, zone: offset, cases: CASES });
}, 120_000);

test('the table imports nothing of the product', () => {
  const imports = [...readFileSync(join(__dirname, 'oracle.ts'), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from);
  expect(imports).toEqual(['chinese-days/dist/chinese-days.json']);
});
