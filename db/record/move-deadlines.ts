import { isEarlier, recompute } from '../../domain/record/recompute';
import { calendarChange, changeDone, noteMoved, unfinishedChange, type CalendarChange, type MovedDeadline } from '../calendar';
import type { Pool } from '../database';
import type { ToRing } from '../sweep';
import { append, type Entry } from './append';
import { worldOf } from './change';
import type { Law } from './law';
import { load } from './load';
import { inTransaction, type Client } from './transaction';

type Within = { readonly pool: Pool; readonly law: Law };
type Place = { readonly kind: string; readonly id: string };
type Batch = { readonly last: Place | undefined; readonly earlier: readonly ToRing[] };

const AT_ONCE = 500;
// Every open process is waited for, also one without a deadline: an act that is just writing one has read the calendar of before.
const OPEN = `select lock_order(p.kind) as kind, p.id from process p where p.closed_at is null and (lock_order(p.kind), p.id) > ($1, $2) order by lock_order(p.kind), p.id limit $3 for no key update`;
const RUNNING = `select distinct d.process_id as id from deadline d where d.process_id = any ($1) and d.state = 'open'`;

/**
 * Brings every open deadline to the calendar of now, so many processes a transaction; answers whom to ring, for their moment came nearer.
 * Cut off anywhere it can be done again: what comes out the same leaves no fact.
 */
export async function moveDeadlines({ pool, law }: Within, version: number, atOnce = AT_ONCE): Promise<readonly ToRing[]> {
  const change = await calendarChange(pool, version);
  const earlier: ToRing[] = [];
  for (let after: Place | undefined = { kind: '', id: '' }; change && !change.done && after; ) {
    const from: Place = after;
    const batch: Batch = await inTransaction(pool, '', (client) => moveSome({ client, law }, change, { from, atOnce }));
    earlier.push(...batch.earlier);
    after = batch.last;
  }
  await changeDone(pool, version);
  return earlier;
}

/** Takes up a change of the calendar whose recomputing died with its process. */
export async function finishMoving(within: Within): Promise<readonly ToRing[]> {
  const change = await unfinishedChange(within.pool);
  return change ? moveDeadlines(within, change.version) : [];
}

async function moveSome({ client, law }: { client: Client; law: Law }, change: CalendarChange, { from, atOnce }: { from: Place; atOnce: number }): Promise<Batch> {
  const { rows } = await client.query<Place>(OPEN, [from.kind, from.id, atOnce]);
  const running = await client.query<{ id: string }>(RUNNING, [rows.map(({ id }) => id)]);
  const loaded = await load(client, '', running.rows.map(({ id }) => id));
  const [entries, moved, earlier]: [Entry[], MovedDeadline[], ToRing[]] = [[], [], []];
  for (const [processId, c] of loaded.cases) {
    const w = await worldOf({ client, law }, { ...loaded, cases: new Map([[processId, c]]) }, { actorId: change.by, own: processId });
    const facts = recompute(c, w);
    if (facts.length === 0) continue;
    entries.push({ head: c.process, processId, commandId: `${processId}:calendar:${loaded.standing.calendarVersion}`, actorId: change.by, onBehalfOf: null, facts });
    moved.push(...facts.map(({ payload: { of, from: was, dueAt } }) => ({ processId, of, from: was, to: dueAt })));
    if (facts.some((fact) => c.deadlines.some((dl) => dl.of === fact.payload.of && isEarlier(fact, dl)))) earlier.push({ processId, kind: c.process.kind, runBuild: c.runBuild });
  }
  if (entries.length > 0) {
    await append(client, { entries, texts: [], standing: loaded.standing, commands: entries.map(({ commandId, processId }) => ({ id: commandId, actorId: change.by, processId, contentHash: '', answer: {} })) });
    await noteMoved(client, change.version, { moved, earlier: earlier.length });
  }
  return { last: rows.length === atOnce ? rows.at(-1) : undefined, earlier };
}
