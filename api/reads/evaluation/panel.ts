import type { z } from 'zod';
import { conflicted } from '../../../domain/evaluation/assign-experts';
import { panelOf } from '../../../domain/evaluation/measure';
import { keyOf, stepOf, SUBSTITUTE } from '../../../domain/evaluation/panel';
import { ROUTES } from '../../../domain/evaluation/states';
import type { Pool } from '../../../db/database';
import { namesOf } from '../../../db/reads/case';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { EvaluationPage } from '../../contract/evaluation';

/** Who scores, how far each has come, and who could be named; never what anybody gave. */
export async function panelView(pool: Pool, c: LoadedCase, { pack, offices }: Sight): Promise<NonNullable<z.infer<typeof EvaluationPage>['panel']>> {
  const row = c.evaluation;
  if (!row) return { needed: 0, experts: [], candidates: [] };
  const asked = c.tasks.find(({ route, seat, state }) => route === ROUTES.scoring && state === 'open' && (seat === stepOf(pack, 'assign').seats[0]?.id || seat.startsWith(SUBSTITUTE)));
  const free = asked ? offices.holders(keyOf(stepOf(pack, 'score'))).filter((id) => row.sheets.every(({ expert }) => expert !== id) && !conflicted(row, offices.actor(id))) : [];
  const names = await namesOf(pool, [...row.sheets.map(({ expert }) => expert), ...free]);
  const named = (id: string) => ({ id, name: names.get(id) ?? id });
  return { needed: !asked ? 0 : asked.seat.startsWith(SUBSTITUTE) ? 1 : panelOf(pack).experts, experts: row.sheets.map(({ expert, state }) => ({ ...named(expert), state })), candidates: free.map(named) };
}
