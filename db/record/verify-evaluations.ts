import { isDeepStrictEqual } from 'node:util';
import type { Composed, Score } from '../../domain/evaluation/facts';
import { recomposed, totalOf } from '../../domain/evaluation/score';
import type { Client } from './law';

export type Miscounted = { readonly processId: string; readonly seq: number; readonly why: 'result' | 'row' };
type Scored = { readonly scores: readonly Score[]; readonly total: number };
type Row = { readonly processId: string; readonly seq: number; readonly kind: string; readonly payload: unknown; readonly kept: unknown; readonly qualified: boolean | null };

const FACTS = `select f.process_id as "processId", f.seq, f.kind, f.payload, e.composed as kept, e.opinion_qualified as qualified from evaluation e join fact f on f.process_id = e.id
  where f.kind = any ($1) order by f.process_id, f.seq`;
const KINDS = ['preliminary.scored', 'sheet.locked', 'evaluation.composed', 'opinion.issued'];

/** Works every composed result out again from the sheets on record, and names each that comes out otherwise: by its facts, or by the row that screens and decisions read. */
export async function verifyEvaluations(pool: Client): Promise<Miscounted[]> {
  const { rows } = await pool.query<Row>(FACTS, [KINDS]);
  const byProcess = new Map<string, Row[]>();
  for (const row of rows) byProcess.set(row.processId, [...(byProcess.get(row.processId) ?? []), row]);
  return [...byProcess.values()].flatMap((facts) => miscounted(facts).slice(0, 1));
}

function miscounted(facts: readonly Row[]): Miscounted[] {
  const scored = facts.filter(({ kind }) => kind === 'preliminary.scored' || kind === 'sheet.locked');
  const wrongSums = scored.filter(({ payload }) => totalOf((payload as Scored).scores) !== (payload as Scored).total);
  const composed = facts.find(({ kind }) => kind === 'evaluation.composed');
  const opinion = facts.find(({ kind }) => kind === 'opinion.issued');
  return [...wrongSums.map(named('result')), ...(composed ? resultFaults(composed, scored) : []), ...(opinion && composed ? opinionFaults(opinion, composed) : [])];
}

const named = (why: Miscounted['why']) => ({ processId, seq }: Row): Miscounted => ({ processId, seq, why });

function resultFaults(composed: Row, scored: readonly Row[]): Miscounted[] {
  const of = (kind: string) => scored.filter((fact) => fact.kind === kind).map(({ payload }) => (payload as Scored).scores);
  const again = recomposed(composed.payload as Composed, of('preliminary.scored').at(-1) ?? [], of('sheet.locked'));
  if (!isDeepStrictEqual(again, composed.payload)) return [named('result')(composed)];
  return isDeepStrictEqual(again, composed.kept) ? [] : [named('row')(composed)];
}

/** What the opinion says, and what the row says that decisions read, is what the result says. */
function opinionFaults(opinion: Row, { payload }: Row): Miscounted[] {
  const { qualified } = payload as Composed;
  if ((opinion.payload as { qualified: boolean }).qualified !== qualified) return [named('result')(opinion)];
  return opinion.qualified === qualified ? [] : [named('row')(opinion)];
}
