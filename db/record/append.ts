import type { Fact, Recorded } from '../../domain/record/fact';
import { rowsOf } from './apply';
import { factHash, genesis, type KeptText } from './hash';
import type { Standing } from './load';
import { ctes, merge } from './statement';
import { insert, update, type RowOp } from './tables';
import { together, type Client } from './transaction';

/** Where a chain stands before the next fact. */
export type Head = { readonly id: string; readonly lastSeq: number; readonly lastHash: string; readonly lastAt: number };
/** Facts that one command appends to one process. */
export type Entry = { readonly head: Head | null; readonly processId: string; readonly commandId: string; readonly actorId: string; readonly onBehalfOf: string | null; readonly facts: readonly Fact[] };
export type CommandRow = { readonly id: string; readonly actorId: string; readonly processId: string | null; readonly contentHash: string; readonly answer: object };
export type Writing = { readonly entries: readonly Entry[]; readonly commands: readonly CommandRow[]; readonly texts: readonly KeptText[]; readonly standing: Standing };
/** How far each process has come by what was written. */
export type Reached = { readonly processId: string; readonly firstSeq: number; readonly lastSeq: number };

/** Puts facts in their place: numbered, dated (never before the one before), chained. `at` is business time, `recordedAt` real. */
export function place(entries: readonly Entry[], { standing, at }: { standing: Standing; at: number }): Recorded[] {
  const heads = new Map<string, Head>();
  return entries.flatMap(({ head, processId, commandId, actorId, onBehalfOf, facts }) => facts.map((fact) => {
    const before = heads.get(processId) ?? head ?? { id: processId, lastSeq: 0, lastHash: genesis(standing.algorithm, processId), lastAt: 0 };
    const bound = { processId, seq: before.lastSeq + 1, at: Math.max(at, before.lastAt), recordedAt: standing.dbNow, actorId, onBehalfOf, commandId, ...fact };
    const hash = factHash(standing.algorithm, before.lastHash, { ...bound, payload: fact.payload });
    heads.set(processId, { id: processId, lastSeq: bound.seq, lastHash: hash, lastAt: bound.at });
    return { ...bound, prevHash: before.lastHash, hash };
  }));
}

/** Appends the facts, applies them to the rows, keeps the commands and the texts: all in one statement. */
export async function append(client: Client, writing: Writing): Promise<readonly Reached[]> {
  const { reached, written } = appending(client, writing);
  await written;
  return reached;
}

/** The same, sent and not waited for; `written` ends with the statement. */
export function appending(client: Client, writing: Writing): { readonly reached: readonly Reached[]; readonly written: Promise<unknown> } {
  const { standing } = writing;
  const facts = place(writing.entries, { standing, at: standing.dbNow + standing.offsetMs });
  const reached = reachedBy(facts);
  const ops: RowOp[] = [...facts.flatMap((fact) => rowsOf(fact)), ...headsOf(facts, standing)];
  const values: string[] = [JSON.stringify(facts.map(factRow)), JSON.stringify(writing.commands.map((command) => commandRow(command, { reached, standing }))), JSON.stringify(writing.texts)];
  const rows = ctes(merge(ops), values.length + 1);
  const text = `with ${[
    `f as (insert into fact (process_id, seq, at, recorded_at, kind, v, actor_id, on_behalf_of, command_id, payload, prev_hash, hash) select d.* from jsonb_to_recordset($1::jsonb) as d(process_id text, seq integer, at timestamptz, recorded_at timestamptz, kind text, v integer, actor_id text, on_behalf_of text, command_id text, payload jsonb, prev_hash text, hash text))`,
    `c as (insert into command (id, actor_id, process_id, content_hash, answer, first_seq, last_seq, at) select d.* from jsonb_to_recordset($2::jsonb) as d(id text, actor_id text, process_id text, content_hash text, answer jsonb, first_seq integer, last_seq integer, at timestamptz))`,
    `x as (insert into text (id, salt, body, written_at) select d.id, d.salt, d.body, now() from jsonb_to_recordset($3::jsonb) as d(id text, salt text, body text) on conflict (id) do nothing)`,
    ...rows.parts,
  ].join(', ')} select 1`;
  together(client);
  return { reached, written: client.query({ ...nameOf(text), text, values: [...values, ...rows.values] }) };
}

const names = new Map<string, string>();
const MOST_NAMES = 100; // each stays planned on each connection

/** A statement that comes again is planned once: acts of one kind write in one shape. */
function nameOf(text: string): { name?: string } {
  const name = names.get(text) ?? (names.size < MOST_NAMES ? `write-${names.size}` : undefined);
  if (name === undefined) return {};
  names.set(text, name);
  return { name };
}

function reachedBy(facts: readonly Recorded[]): Reached[] {
  const byProcess = new Map<string, Reached>();
  for (const { processId, seq } of facts) byProcess.set(processId, { processId, firstSeq: byProcess.get(processId)?.firstSeq ?? seq, lastSeq: seq });
  return [...byProcess.values()];
}

function headsOf(facts: readonly Recorded[], standing: Standing): RowOp[] {
  const last = new Map(facts.map((fact) => [fact.processId, fact]));
  return [...last.values()].map((fact) => {
    const head = { last_seq: fact.seq, last_hash: fact.hash, last_at: iso(fact.at), hear_by: iso(standing.dbNow + 2000) };
    return facts.some(({ processId, kind }) => processId === fact.processId && kind === 'process.opened') ? insert('process', { id: fact.processId, ...head }) : update('process', { id: fact.processId }, head);
  });
}

const iso = (at: number): string => new Date(at).toISOString();

const factRow = (fact: Recorded): object => ({
  process_id: fact.processId, seq: fact.seq, at: iso(fact.at), recorded_at: iso(fact.recordedAt), kind: fact.kind, v: fact.v, actor_id: fact.actorId, on_behalf_of: fact.onBehalfOf,
  command_id: fact.commandId, payload: fact.payload, prev_hash: fact.prevHash, hash: fact.hash,
});

function commandRow({ id, actorId, processId, contentHash, answer }: CommandRow, { reached, standing }: { reached: readonly Reached[]; standing: Standing }): object {
  const own = reached.find((each) => each.processId === processId);
  return { id, actor_id: actorId, process_id: processId, content_hash: contentHash, answer, first_seq: own?.firstSeq ?? null, last_seq: own?.lastSeq ?? null, at: iso(standing.dbNow) };
}
