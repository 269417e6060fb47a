import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowClient } from '@temporalio/client';
import { queueOf } from '../../doorbell/names';
import type { City } from './faults-city';
import { until, unsent } from './faults-kills';
import { openLedger } from './faults-ledger';
import { openOffice } from './faults-office';
import { operate } from './faults-outages';
import type { Kept } from './faults-part';
import { patiently } from './faults-city';
import { recount, type Recount } from './faults-recount';

type Siding = { readonly seed: string; readonly seconds: number; readonly switches: number; readonly say?: (line: string) => void };
export type Sided = Recount & { readonly seconds: number; readonly builds: readonly string[]; readonly activations: number; readonly replaced: number; readonly declared: number; readonly settledAfterLastMs: number };

const buildOf = (worker: Kept): string => /build ([0-9a-f]{12})/.exec(worker.said())?.[1] ?? '';

/** Two builds of workers side by side under load, now the one in force and now the other: every run is replaced once a change, and none fails. */
export async function proveTwoBuilds(city: City, { seed, seconds, switches, say = () => undefined }: Siding): Promise<Sided> {
  const other = await city.another('worker-b', { env: { BUILD_SUFFIX: `b-${seed}` } });
  const builds = [buildOf(city.worker), buildOf(other)] as const;
  const ledger = openLedger(join(city.home, 'ledger-builds.jsonl'));
  const office = await openOffice({ city, ledger, seed, everyMs: 700, atMost: 2_000, plan: true });
  const changes: Change[] = [];
  for (let n = 0; n < switches; n += 1) {
    await pause((seconds * 1_000) / (switches + 1));
    const build = builds[n % 2 === 0 ? 1 : 0];
    changes.push({ build, after: Date.now() });
    await operate(city, 'activate', build);
    say(`activated ${build}, ${office.declared()} declared`);
  }
  const current = builds[switches % 2 === 0 ? 0 : 1];
  const last = performance.now();
  await until(async () => (await city.db().pool.query('select 1 from process where closed_at is null and run_build is distinct from $1 limit 1', [current])).rowCount === 0, 120_000, () => 'no process is of the other build');
  const settled = performance.now() - last;
  await pause((seconds * 1_000) / (switches + 1));
  await office.finish();
  await patiently(() => unsent(city));
  const counted = await recount(city, ledger);
  changes.push({ build: builds[0], after: Date.now() });
  await operate(city, 'activate', builds[0]);
  await until(async () => (await city.db().pool.query('select 1 from process where closed_at is null and run_build is distinct from $1 limit 1', [builds[0]])).rowCount === 0, 120_000, () => 'the first build has them all again');
  await other.stop();
  const replaced = await replacements(await city.temporal(), { builds, changes });
  return { seconds, builds, activations: switches, replaced: replaced.n, declared: office.declared(), settledAfterLastMs: Math.round(settled), ...counted, faults: [...counted.faults, ...replaced.faults] };
}

type Change = { readonly build: string; readonly after: number };
type Replacing = { readonly builds: readonly string[]; readonly changes: readonly Change[] };

/** Every run that was ended: said why, was of the other build than the one it made room for, and was the only one of its process since the change. */
async function replacements(client: WorkflowClient, { builds, changes }: Replacing): Promise<{ n: number; faults: string[] }> {
  const faults: string[] = [];
  const ended: string[] = [];
  let n = 0;
  for await (const run of client.list({ query: 'ExecutionStatus = "Terminated"' })) {
    n += 1;
    const reason = await reasonOf(client, run);
    const build = buildIn(reason);
    if (!builds.includes(build)) faults.push(`terminated with the reason 「${reason}」: ${run.workflowId}`);
    if (run.taskQueue === queueOf(build)) faults.push(`a run of the build in force was terminated: ${run.workflowId}`);
    const closedAt = run.closeTime?.getTime() ?? 0;
    ended.push(`${run.workflowId} by change ${changes.findLastIndex((each) => each.build === build && each.after < closedAt)}`);
  }
  return { n, faults: [...faults, ...ended.filter((one, i) => ended.indexOf(one) !== i).map((one) => `replaced more than once: ${one}`)] };
}

const buildIn = (reason: string): string => /^superseded by (\w+)$/.exec(reason)?.[1] ?? '';

async function reasonOf(client: WorkflowClient, { workflowId, runId }: { workflowId: string; runId: string }): Promise<string> {
  const { events } = await client.getHandle(workflowId, runId).fetchHistory();
  return events?.at(-1)?.workflowExecutionTerminatedEventAttributes?.reason ?? 'none';
}
