import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { quieten } from './cases';
import { openGround } from './ground';
import { keepRow, table } from './report';
import type { Row, Shown } from './row';
import { boards } from './rows/boards';
import { burst } from './rows/burst';
import { calendarChange } from './rows/calendar-change';
import { chain } from './rows/chain';
import { decisions } from './rows/decisions';
import { movement } from './rows/movement';
import { openProcesses } from './rows/open-processes';
import { queues } from './rows/queues';
import { taking } from './rows/taking';
import { queuePageRow } from './rows/queue-page';
import { updateRoad } from './rows/update-road';

/** The queue and the boards come last: their volumes are past the record. */
const ROWS: readonly Row[] = [decisions, taking, movement, updateRoad, burst, openProcesses, chain, calendarChange, queuePageRow, boards];
/** What brings volumes of its own is measured alone, when it is asked for by its name. */
const ALONE: readonly Row[] = [queues];
const QUIET = 2; // a load above it is somebody else's work on these cores
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run bench [-- --full] [--only decisions,queue-page] [--patient 300]`: every figure beside its baseline in the same run. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { full: { type: 'boolean', default: false }, only: { type: 'string' }, seed: { type: 'string', default: String(Date.now()) }, patient: { type: 'string', default: '0' }, seconds: { type: 'string' } } });
  const named = values.only?.split(',');
  const wanted = named === undefined ? ROWS : [...ROWS, ...ALONE].filter(({ name }) => named.includes(name));
  const seconds = Number(values.seconds ?? (values.full ? 30 : 6));
  say(`seed ${values.seed}`);
  const ground = await openGround();
  try {
    for (const row of wanted) {
      await quieten(ground.db.pool);
      await quiet(Number(values.patient));
      const [loadBefore, from] = [Number((loadavg()[0] ?? 0).toFixed(2)), performance.now()];
      say(`${row.name} (load ${loadBefore})`);
      const shown = await row.measure(ground, { seconds, full: values.full, seed: values.seed, say: (line) => say(`  ${line}`) }).catch(notMeasured);
      const kept = keepRow({ row: row.name, what: row.what, reach: row.reach, command: `npm run bench -- --only ${row.name}${values.full ? ' --full' : ''}`, ...shown, loadBefore, seconds: Math.round((performance.now() - from) / 1000) }, values);
      say(table(kept));
    }
  } finally {
    await ground.close();
  }
}

/** A row that could not be measured says why; the others are still worth their time. */
function notMeasured(err: unknown): Shown {
  process.exitCode = 1;
  return { figures: { 'not measured': err instanceof Error ? err.message : String(err) }, baseline: { of: 'nothing' }, holds: false };
}

/** Waits, as long as it may, until nobody else uses the machine much. */
async function quiet(patienceS: number): Promise<void> {
  for (let left = patienceS; left > 0 && (loadavg()[0] ?? 0) > QUIET; left -= 5) await pause(5_000);
}

void main();
