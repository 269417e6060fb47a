import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { makeVolume } from '../../bench/volume';
import { nextMoment, readClock } from '../../db/clock';
import type { Ledger } from './faults-ledger';
import { aDraft, isBehind } from './faults-office';
import { compareRuns, recount, type Recount } from './faults-recount';
import { patiently, type City } from './faults-city';
import { until } from './faults-kills';

export const ROOT = join(__dirname, '..', '..');

/** Runs a command of `docket` against the city's database, as an operator would. */
export async function operate(city: City, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', join(ROOT, 'bin', 'docket.ts'), ...args], { cwd: ROOT, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'test', DATABASE_URL: city.databaseUrl(), DOCKET_HOME: city.home, LOG_LEVEL: 'warn' } });
  return stdout;
}

/** Travels by the api's own act, and waits until the clock is there and nothing is behind. */
export async function travel(city: City, toMs: number): Promise<void> {
  await (await city.as('zhengshi')).send('POST', '/clock/travels', { until: new Date(toMs).toISOString() });
  await until(async () => (await readClock(city.db().pool)).until === null && !(await isBehind(city)), 240_000, () => 'travelled');
}

async function inEights<T>(items: readonly T[], each: (item: T, n: number) => Promise<void>): Promise<void> {
  const left = items.map((item, n) => ({ item, n }));
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let one = left.shift(); one; one = left.shift()) await each(one.item, one.n);
  }));
}

export type Away = Recount & { readonly wakes: number; readonly how: How; readonly awayS: number; readonly fired: number; readonly firstFiredAfterReturnMs: number; readonly allFiredAfterReturnMs: number; readonly allMovedAfterReturnMs: number };

type How = 'stopped' | 'frozen';
type Going = { readonly ledger: Ledger; readonly runs: number; readonly awayS: number; readonly how: How };

/** PostgreSQL goes just before the moment at which many runs wake, and comes back long after it. Frozen, it takes questions and answers none. */
export async function provePostgresAway(city: City, { ledger, runs, awayS, how }: Going): Promise<Away> {
  await inEights(Array.from({ length: runs }, (_, n) => n), async (n) => {
    const id = await aDraft(city, `停库项目${n}`);
    await ledger.call((login) => city.as(login), { name: `declare ${id}`, who: 'zjw-clerk', method: 'POST', path: `/projects/${id}/submission`, body: {} });
  });
  await until(async () => !(await isBehind(city)), 120_000, () => 'declared and moved');
  const moment = (await nextMoment(city.db().pool)) ?? 0;
  const { rows } = await city.db().pool.query<{ n: number }>(`select count(*)::int as n from deadline where state = 'open' and next_at = $1`, [new Date(moment)]);
  const wakes = rows[0]?.n ?? 0;
  await travel(city, moment - 6_000 - wakes * 20);
  const { now } = await readClock(city.db().pool);
  await pause(Math.max(0, moment - now - 1_500)); // every run has set its timer; they wake while nobody is there
  await (how === 'stopped' ? city.postgres.stop() : city.postgres.freeze());
  await pause(awayS * 1_000);
  await (how === 'stopped' ? city.postgres.start() : city.postgres.thaw());
  const back = performance.now();
  const fired = async (): Promise<number> => patiently(async () => (await city.db().pool.query<{ n: number }>(`select count(*)::int as n from fact where kind in ('rung.fired', 'deadline.missed') and (payload ->> 'moment')::bigint = $1`, [moment])).rows[0]?.n ?? 0);
  await until(async () => (await fired()) > 0, 120_000, () => 'the first rung');
  const first = performance.now() - back;
  await until(async () => (await fired()) >= wakes, 180_000, () => 'every rung');
  const all = performance.now() - back;
  await until(async () => !(await patiently(() => isBehind(city))), 180_000, () => 'every run moved');
  const moved = performance.now() - back;
  await until(async () => (await city.db().pool.query(`select 1 from notice where state <> 'sent' limit 1`)).rowCount === 0, 180_000, () => 'every notice sent');
  return { wakes, how, awayS, fired: await fired(), firstFiredAfterReturnMs: Math.round(first), allFiredAfterReturnMs: Math.round(all), allMovedAfterReturnMs: Math.round(moved), ...(await recount(city, ledger)) };
}

export type Lost = { readonly faults: string[]; readonly processes: number; readonly detectedMs: number; readonly allMovedS: number; readonly restartsPerSecond: number; readonly latestOutOfTurn: number; readonly workerRssMb: { readonly before: number; readonly peak: number; readonly after: number }; readonly runs: Readonly<Record<string, number>> };

/** Temporal's database is deleted, namespace and all, while very many processes wait; each is taken up again, the nearest deadline first. */
export async function proveTemporalLost(city: City, { processes, isMoved, withWhere }: { processes: number; isMoved: boolean; withWhere: boolean }): Promise<Lost> {
  const { pool } = city.db();
  if (isMoved) await city.worker.stop();
  await makeVolume(city.db(), { processes, isMoved });
  if (isMoved) await city.worker.start();
  else await until(async () => !(await isBehind(city)), 240_000, () => 'every run has begun');
  const rssBefore = rss(city);
  const before = new Set((await pool.query<{ run: string }>('select run_id as run from process')).rows.map(({ run }) => run));
  await city.temporalServer.lose('another'); // the server that comes back knows nothing of our namespace
  const began = performance.now();
  const taken = async (): Promise<number> => (await pool.query<{ n: number }>(`select count(*)::int as n from process where closed_at is null and run_id is not null and not (run_id = any ($1)) and seen_seq = last_seq`, [[...before]])).rows[0]?.n ?? 0;
  await until(async () => (await taken()) > 0, 120_000, () => 'the first run');
  const detected = performance.now() - began;
  let peak = 0;
  await until(async () => {
    peak = Math.max(peak, rss(city));
    await pause(processes > 1_000 ? 1_000 : 50);
    return (await taken()) >= processes;
  }, 900_000, () => 'every process is moved again');
  const all = performance.now() - began;
  const client = await city.temporal();
  await until(async () => (await client.count('ExecutionStatus = "Running" and WorkflowType = "supervisedTask"')).count >= processes, 60_000, () => 'visibility has caught up');
  const order = await startOrder(city);
  const compared = withWhere ? await compareRuns(city.db(), client) : { faults: [], runs: {} };
  return {
    faults: compared.faults, runs: compared.runs, processes, detectedMs: Math.round(detected), allMovedS: Number((all / 1_000).toFixed(1)), restartsPerSecond: Number((processes / ((all - detected) / 1_000)).toFixed(1)),
    latestOutOfTurn: order, workerRssMb: { before: rssBefore, peak, after: rss(city) },
  };
}

/** By how many places, at most, a run was begun later than the order of the nearest deadlines asks. */
async function startOrder(city: City): Promise<number> {
  const { rows } = await city.db().pool.query<{ id: string; at: number }>(`select p.id, ms(min(d.next_at))::float8 as at from process p join deadline d on d.process_id = p.id and d.state = 'open' where p.closed_at is null and p.kind = 'supervisedTask' group by p.id order by 2`);
  const latestRank = new Map<number, number>();
  rows.forEach(({ at }, rank) => latestRank.set(at, rank));
  const started: { id: string; at: number }[] = [];
  for await (const run of (await city.temporal()).list({ query: 'ExecutionStatus = "Running" and WorkflowType = "supervisedTask"' })) started.push({ id: run.workflowId.replace(/^task:/, ''), at: run.startTime.getTime() });
  const place = new Map(started.sort((a, b) => a.at - b.at).map(({ id }, n) => [id, n]));
  return Math.max(...rows.map(({ id, at }) => (place.get(id) ?? Infinity) - (latestRank.get(at) ?? 0)));
}

function rss(city: City): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${city.worker.pid()}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
