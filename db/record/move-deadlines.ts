import type { Case, World } from '../../domain/record/case';
import type { FactOf } from '../../domain/record/fact';
import { isEarlier, recompute, relay } from '../../domain/record/recompute';
import { laddersChanged } from '../../domain/policy/overlay';
import { calendarChange, changeDone, noteMoved, unfinishedChange, type MovedDeadline } from '../calendar';
import type { Pool } from '../database';
import { ladderChange, laddersDone, lastRevision, noteLadders, unfinishedLadders } from '../overlay';
import type { ToRing } from '../sweep';
import { append, type Entry } from './append';
import { worldOf } from './change';
import type { Law } from './law';
import { load, type Standing } from './load';
import { inTransaction, type Client } from './transaction';

type Within = { readonly pool: Pool; readonly law: Law };
type Place = { readonly kind: string; readonly id: string };
type Batch = { readonly last: Place | undefined; readonly earlier: readonly ToRing[] };
type Moved = { readonly moved: readonly MovedDeadline[]; readonly earlier: number };
/** What makes deadlines move: who changed it, how its commands are called, what it does to a case, and where the moved are noted. */
type Change = { readonly by: string; readonly name: (standing: Standing) => string; readonly moves: (c: Case, w: World) => readonly FactOf<'deadline.moved'>[]; readonly knows?: World['packs']; readonly note: (client: Client, moved: Moved) => Promise<void> };

const AT_ONCE = 500;
// Every open process is waited for, also one without a deadline: an act that is just writing one has read the calendar of before.
const OPEN = `select lock_order(p.kind) as kind, p.id from process p where p.closed_at is null and (lock_order(p.kind), p.id) > ($1, $2) order by lock_order(p.kind), p.id limit $3 for no key update`;
const RUNNING = `select distinct d.process_id as id from deadline d where d.process_id = any ($1) and d.state = 'open'`;

/**
 * Brings every open deadline to the calendar of now, so many processes a transaction; answers whom to ring, for their moment came nearer.
 * Cut off anywhere it can be done again: what comes out the same leaves no fact.
 */
export async function moveDeadlines(within: Within, version: number, atOnce = AT_ONCE): Promise<readonly ToRing[]> {
  const change = await calendarChange(within.pool, version);
  const note = (client: Client, moved: Moved): Promise<void> => noteMoved(client, version, moved);
  const earlier = change && !change.done ? await moveAll(within, { by: change.by, name: ({ calendarVersion }) => `calendar:${calendarVersion}`, moves: recompute, note }, atOnce) : [];
  await changeDone(within.pool, version);
  return earlier;
}

/** Brings every open deadline of a ladder that a revision of the overlay changed to that ladder as it is now, in the same way. */
export async function moveByLadders(within: Within, revision: { readonly jurisdiction: string; readonly n: number }, atOnce = AT_ONCE): Promise<readonly ToRing[]> {
  const change = await ladderChange(within.pool, revision);
  if (!change) return [];
  const latest = (await lastRevision(within.pool, revision.jurisdiction)) ?? change; // one that was cut off does not bring back what a later one changed
  const [before, now] = [await within.law.pack(within.pool, change.before), await within.law.pack(within.pool, latest.pack)];
  const ladders = laddersChanged(before, now);
  const moves: Change['moves'] = (c, w) => relay(c, { pack: latest.pack, ladders }, w);
  const note = (client: Client, moved: Moved): Promise<void> => noteLadders(client, revision, moved);
  const earlier = change.done || ladders.length === 0 ? [] : await moveAll(within, { by: change.by, name: () => `ladder:${change.n}:${latest.n}`, moves, knows: new Map([[latest.pack, now]]), note }, atOnce);
  await laddersDone(within.pool, revision);
  return earlier;
}

/** Takes up a change of the calendar or of ladders whose recomputing died with its process. */
export async function finishMoving(within: Within): Promise<readonly ToRing[]> {
  const [change, ladders] = [await unfinishedChange(within.pool), await unfinishedLadders(within.pool)];
  return [...(change ? await moveDeadlines(within, change.version) : []), ...(ladders ? await moveByLadders(within, ladders) : [])];
}

async function moveAll({ pool, law }: Within, change: Change, atOnce: number): Promise<readonly ToRing[]> {
  const earlier: ToRing[] = [];
  for (let after: Place | undefined = { kind: '', id: '' }; after; ) {
    const from: Place = after;
    const batch: Batch = await inTransaction(pool, '', (client) => moveSome({ client, law }, change, { from, atOnce }));
    earlier.push(...batch.earlier);
    after = batch.last;
  }
  return earlier;
}

async function moveSome({ client, law }: { client: Client; law: Law }, change: Change, { from, atOnce }: { from: Place; atOnce: number }): Promise<Batch> {
  const { rows } = await client.query<Place>(OPEN, [from.kind, from.id, atOnce]);
  const running = await client.query<{ id: string }>(RUNNING, [rows.map(({ id }) => id)]);
  const loaded = await load(client, '', running.rows.map(({ id }) => id));
  const [entries, moved, earlier]: [Entry[], MovedDeadline[], ToRing[]] = [[], [], []];
  for (const [processId, c] of loaded.cases) {
    const w = await worldOf({ client, law }, { ...loaded, cases: new Map([[processId, c]]) }, { actorId: change.by, own: processId });
    const facts = change.moves(c, { ...w, packs: new Map([...(w.packs ?? []), ...(change.knows ?? [])]) });
    if (facts.length === 0) continue;
    entries.push({ head: c.process, processId, commandId: `${processId}:${change.name(loaded.standing)}`, actorId: change.by, onBehalfOf: null, facts });
    moved.push(...facts.map(({ payload: { of, from: was, dueAt } }) => ({ processId, of, from: was, to: dueAt })));
    if (facts.some((fact) => c.deadlines.some((dl) => dl.of === fact.payload.of && isEarlier(fact, dl)))) earlier.push({ processId, kind: c.process.kind, runBuild: c.runBuild });
  }
  if (entries.length > 0) {
    await append(client, { entries, texts: [], standing: loaded.standing, commands: entries.map(({ commandId, processId }) => ({ id: commandId, actorId: change.by, processId, contentHash: '', answer: {} })) });
    await change.note(client, { moved, earlier: earlier.length });
  }
  return { last: rows.length === atOnce ? rows.at(-1) : undefined, earlier };
}
