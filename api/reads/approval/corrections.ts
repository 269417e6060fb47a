import type { z } from 'zod';
import type { FactOf } from '../../../domain/record/fact';
import { isOfKind, textsOf, type Told } from '../../../db/reads/case';
import type { Pool } from '../../../db/database';
import type { CorrectionView } from '../../contract/common';
import { iso } from '../view';
import { outcomeName } from '../words';

type View = z.infer<typeof CorrectionView>;
const GONE = '（已删改）';

/** The corrections of a record, by the place of the decision beside which they stand, oldest first. */
export async function correctionsOf(pool: Pool, facts: readonly Told[]): Promise<ReadonlyMap<number, readonly View[]>> {
  const made = facts.filter((fact): fact is Told & FactOf<'decision.corrected'> => isOfKind(fact, 'decision.corrected'));
  const texts = await textsOf(pool, made.flatMap(({ payload }) => [payload.words, payload.reason]));
  const by = new Map<number, View[]>();
  for (const fact of made) {
    const { of, words, reason, was, outcome, amountFen } = fact.payload;
    const view = { seq: fact.seq, at: iso(fact.at), who: fact.actorName ?? '', words: texts.get(words) ?? GONE, reason: texts.get(reason) ?? GONE, outcome: was === outcome ? null : outcomeName(outcome), amountFen: amountFen === null ? null : Number(amountFen) };
    by.set(of, [...(by.get(of) ?? []), view]);
  }
  return by;
}
