import type { Json } from '../../domain/record/canonical';
import type { Client } from './law';
import { verifyEvaluations, type Miscounted } from './verify-evaluations';
import { factHash, genesis, hashOf, type HashAlgorithm } from './hash';

export type Broken = { readonly processId: string; readonly seq: number; readonly why: 'gap' | 'previous-hash' | 'hash' | 'head' | Miscounted['why'] };
export type Verified = { readonly processes: number; readonly facts: number; readonly broken: readonly Broken[]; readonly heads: ReadonlyMap<string, string> };
type Row = { processId: string; seq: number; at: number; recordedAt: number; kind: string; v: number; actorId: string; onBehalfOf: string | null; commandId: string; payload: Json; prevHash: string; hash: string };

const PAGE = 5_000;
const FACTS = `select process_id as "processId", seq, ms(at)::float8 as at, ms(recorded_at)::float8 as "recordedAt", kind, v, actor_id as "actorId", on_behalf_of as "onBehalfOf", command_id as "commandId", payload, prev_hash as "prevHash", hash
  from fact where (process_id, seq) > ($1, $2) order by process_id, seq limit ${PAGE}`;

/** Recomputes every chain from its facts and names the first broken link of each; compares the heads with the process rows: facts of no process are found as well. Each result of an evaluation is worked out again. */
export async function verify(pool: Client, algorithm: HashAlgorithm): Promise<Verified> {
  const heads = new Map<string, { seq: number; hash: string }>();
  const broken = new Map<string, Broken>();
  let facts = 0;
  for (let last: Row | undefined, more = true; more; ) {
    const { rows } = await pool.query<Row>(FACTS, [last?.processId ?? '', last?.seq ?? 0]);
    for (const row of rows) check(row, { heads, broken, algorithm });
    facts += rows.length;
    more = rows.length === PAGE;
    last = rows.at(-1);
  }
  await compareHeads(pool, heads, broken);
  await compareResults(pool, broken);
  return { processes: heads.size, facts, broken: [...broken.values()], heads: new Map([...heads].map(([id, { hash }]) => [id, hash])) };
}

type Checking = { readonly heads: Map<string, { seq: number; hash: string }>; readonly broken: Map<string, Broken>; readonly algorithm: HashAlgorithm };

function check(row: Row, { heads, broken, algorithm }: Checking): void {
  const before = heads.get(row.processId) ?? { seq: 0, hash: genesis(algorithm, row.processId) };
  heads.set(row.processId, { seq: row.seq, hash: row.hash });
  if (broken.has(row.processId)) return;
  const why = row.seq !== before.seq + 1 ? 'gap' : row.prevHash !== before.hash ? 'previous-hash' : factHash(algorithm, before.hash, row) !== row.hash ? 'hash' : undefined;
  if (why) broken.set(row.processId, { processId: row.processId, seq: row.seq, why });
}

async function compareHeads(pool: Client, heads: Checking['heads'], broken: Map<string, Broken>): Promise<void> {
  const { rows } = await pool.query<{ id: string; seq: number; hash: string }>('select id, last_seq as seq, last_hash as hash from process');
  const known = new Map(rows.map(({ id, seq, hash }) => [id, { seq, hash }]));
  for (const id of new Set([...known.keys(), ...heads.keys()])) {
    const [last, head] = [known.get(id) ?? NOWHERE, heads.get(id) ?? NOWHERE];
    if (broken.has(id) || (head.seq === last.seq && head.hash === last.hash)) continue;
    broken.set(id, { processId: id, seq: Math.min(last.seq, head.seq) + 1, why: 'head' }); // the first fact that is missing, or too many
  }
}

async function compareResults(pool: Client, broken: Checking['broken']): Promise<void> {
  for (const wrong of await verifyEvaluations(pool)) if (!broken.has(wrong.processId)) broken.set(wrong.processId, wrong);
}

const NOWHERE = { seq: 0, hash: '' };

/** One hash over all chain heads, in the order of their processes: what a daily anchor signs. */
export function rootOf(algorithm: HashAlgorithm, heads: ReadonlyMap<string, string>): string {
  return hashOf(algorithm, [...heads].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, hash]) => `${id} ${hash}`).join('\n'));
}
