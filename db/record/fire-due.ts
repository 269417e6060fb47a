import type pg from 'pg';
import { fireAll } from '../../domain/record/fire';
import type { Fact } from '../../domain/record/fact';
import { append, type CommandRow, type Entry } from './append';
import { worldOf } from './change';
import type { Law } from './law';
import { withLetters, type Unlettered } from './letters';
import { load, type Loaded } from './load';
import { inTransaction, type Client } from './transaction';

const CLOCK = 'clock';
const DUE = `
  select d.process_id as id from deadline d join process p on p.id = d.process_id, installation i
  where d.state = 'open' and d.next_at <= clock_timestamp() + i.offset_ms * interval '1 millisecond' and p.closed_at is null
  order by d.next_at limit $1 for no key update of p skip locked`;

/**
 * Fires what is due, of any process, at most so many at a time, as the clock's own act: each rung once, by its command id.
 * Answers the processes it moved; none when nothing was due or others hold what is.
 */
export async function fireDue(pool: pg.Pool, law: Law, atMost: number): Promise<readonly string[]> {
  return inTransaction(pool, '', async (client) => {
    const { rows } = await client.query<{ id: string }>({ name: 'due', text: DUE, values: [atMost] });
    const ids = [...new Set(rows.map(({ id }) => id))];
    if (ids.length === 0) return [];
    const loaded = await load(client, '', ids);
    const fired = await rungsOf({ client, law }, loaded);
    if (fired.length === 0) return [];
    await append(client, { entries: await withLetters(client, fired, loaded.standing.algorithm), texts: [], standing: loaded.standing, commands: fired.map(({ entry }) => command(entry)) });
    return [...new Set(fired.map(({ entry }) => entry.processId))];
  });
}

/** Each fired rung is a command of its own; processes may stand under different packs. */
async function rungsOf(within: { client: Client; law: Law }, loaded: Loaded): Promise<Unlettered[]> {
  const entries: Unlettered[] = [];
  for (const [id, c] of loaded.cases) {
    const w = await worldOf(within, { ...loaded, cases: new Map([[id, c]]) }, { actorId: CLOCK, own: id });
    for (const facts of fireAll(c, w)) entries.push({ entry: { head: c.process, processId: id, commandId: commandId(id, facts), actorId: CLOCK, onBehalfOf: null, facts }, c, w });
  }
  return entries;
}

function commandId(processId: string, [fact]: readonly Fact[]): string {
  const { of, generation, rung } = fact?.payload as { of: string; generation: number; rung: string };
  return `${processId}:deadline:${of}:${generation}:${rung}`;
}

const command = ({ commandId: id, processId }: Entry): CommandRow => ({ id, actorId: CLOCK, processId, contentHash: '', answer: {} });
