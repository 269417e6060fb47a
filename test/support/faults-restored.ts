import { join } from 'node:path';
import { workflowId } from '../../doorbell/names';
import type { City } from './faults-city';
import { until } from './faults-kills';
import { openLedger, type Entry, type Ledger } from './faults-ledger';
import { aDraft, isBehind } from './faults-office';
import { operate } from './faults-outages';
import { compareRuns } from './faults-recount';

export type Restored = {
  readonly faults: string[]; readonly projects: number; readonly receiptsBefore: number; readonly receiptsAfter: number; readonly goneFromTheRecord: number; readonly verified: string; readonly runsFollowMs: number; readonly repeatedOk: number;
};

/** Three ways in which a run may be ahead of the record that comes back: its stage is not there, its decision is not there, its process is not there. */
export async function proveRestored(city: City, { projects }: { projects: number }): Promise<Restored> {
  const ledger = openLedger(join(city.home, 'ledger-restored.jsonl'));
  const drafts: string[] = [];
  await Promise.all(['zjw-clerk', 'zjw-review'].map((login) => city.as(login))); // who signs in after the copy has to sign in again
  for (let n = 0; n < projects; n += 1) drafts.push(await aDraft(city, `恢复项目${n}`));
  const [late = '', ...early] = drafts;
  const before = await acts(city, ledger, early.map((id) => declare(id, 'before')));
  await quiet(city);
  await stop(city);
  city.postgres.copy();
  await start(city);

  // After the copy: half are confirmed and wait for their batch, one is declared that the copy has never heard of.
  const half = early.slice(0, Math.ceil(early.length / 2));
  const after = await acts(city, ledger, [declare(late, 'after'), ...half.map((id) => confirm(id, 'after'))]);
  await quiet(city);
  await stop(city);
  city.postgres.putBack();
  await city.postgres.start();
  const verified = await operate(city, 'verify');
  await operate(city, 'restored');
  await Promise.all([city.worker.start(), city.api.start()]);
  const began = performance.now();
  const client = await city.temporal();
  let doubts: string[] = [];
  await until(async () => {
    doubts = (await isBehind(city)) ? ['behind'] : (await compareRuns(city.db(), client)).faults;
    return doubts.length === 0;
  }, 60_000, () => doubts.join('; '));
  const follow = performance.now() - began;
  const gone = await notInRecord(city, after);
  const faults = [
    ...(await notInRecord(city, before)).map(({ name }) => `receipted before the copy, and gone: ${name}`),
    ...after.filter((entry) => !gone.includes(entry)).map(({ name }) => `receipted after the copy, and yet there: ${name}`),
    ...(await tookEffect(city, half)),
  ];
  // People do again what the journal of receipts says is missing; it is theirs to do, and counts once.
  const again = await acts(city, ledger, [declare(late, 'again'), ...half.map((id) => confirm(id, 'again'))]);
  await quiet(city);
  const status = await client.getHandle(workflowId('projectLifecycle', late)).describe();
  if (status.status.name !== 'RUNNING') faults.push(`declared again, and no run moves it: ${late}`);
  faults.push(...again.filter(({ ended }) => ended !== 'ok').map(({ name, refusal }) => `refused when done again: ${name} ${refusal}`), ...(await compareRuns(city.db(), client)).faults, ...ledger.bad);
  return { faults, projects, receiptsBefore: before.length, receiptsAfter: after.length, goneFromTheRecord: gone.length, verified: verified.trim(), runsFollowMs: Math.round(follow), repeatedOk: again.filter(({ ended }) => ended === 'ok').length };
}

type Act = { readonly name: string; readonly who: string; readonly method: 'POST'; readonly path: string; readonly body: object };
const declare = (id: string, when: string): Act => ({ name: `declare ${when} ${id}`, who: 'zjw-clerk', method: 'POST', path: `/projects/${id}/submission`, body: {} });
const confirm = (id: string, when: string): Act => ({ name: `confirm ${when} ${id}`, who: 'zjw-review', method: 'POST', path: `/user-tasks/${id}~confirmation~1~confirm~confirmer/decision`, body: { outcome: 'agree', opinion: '同意。' } });

async function acts(city: City, ledger: Ledger, all: readonly Act[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const one of all) entries.push(await ledger.call((login) => city.as(login), one));
  return entries;
}

const quiet = (city: City): Promise<void> => until(async () => !(await isBehind(city)), 60_000, () => 'nothing is behind');

async function stop(city: City): Promise<void> {
  await Promise.all([city.api.stop(), city.worker.stop()]);
  await city.postgres.stop();
}

async function start(city: City): Promise<void> {
  await city.postgres.start();
  await Promise.all([city.api.start(), city.worker.start()]);
}

async function notInRecord(city: City, entries: readonly Entry[]): Promise<Entry[]> {
  const { rows } = await city.db().pool.query<{ id: string }>('select id from command where id = any ($1)', [entries.map(({ commandId }) => commandId)]);
  const kept = new Set(rows.map(({ id }) => id));
  return entries.filter(({ commandId }) => !kept.has(commandId));
}

/** A run that had gone on to wait for the batch must not carry that into a record in which the confirmation is still open. */
async function tookEffect(city: City, ids: readonly string[]): Promise<string[]> {
  const { rows } = await city.db().pool.query<{ id: string; stage: string }>(`select id, stage from process where id = any ($1) and (stage <> 'declaration' or exists (select from awaiting a where a.process_id = process.id and a.what = 'batch'))`, [ids]);
  return rows.map(({ id, stage }) => `a run acted on a receipt that the record does not have: ${id} stands in ${stage}`);
}
