import type { Ruling } from '../policy/pack';
import { declaredOf } from '../project/declared-of';
import { approvalGates, declarationGates, operationGates } from '../project/gates';
import type { Case, ProjectRow, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Refusal } from '../refusal';
import { extensionEnded } from '../supervision/extend';

type Agreeing = (project: ProjectRow, seq: number, w: World) => Refusal | readonly Ruling[];

/** What a "yes" on each route has to pass first; a route that is not here has nothing of its own. */
const BEFORE_AGREEING: Readonly<Record<string, Agreeing>> = {
  confirmation: (project, seq, w) => declarationGates(declaredOf(project), seq, w),
  review: (project, seq, w) => approvalGates(declaredOf(project), seq, w),
};

/** The rulings that a "yes" rests on, or the refusal that stops it. They ride in the decision's fact. */
export function agreeing(c: Case, { route }: TaskRow, w: World): Refusal | readonly Ruling[] {
  if (c.operationYear && route === 'operation-review') return operationGates(c.operationYear, c.process.lastSeq, w);
  const before = BEFORE_AGREEING[route];
  return before && c.project ? before(c.project, c.process.lastSeq, w) : [];
}

/** What the end of a round brings in the same transaction, by route; the next *stage* is the run's work. */
export const routeEnded = (c: Case, ended: FactOf<'round.ended'>['payload'], w: World): Fact[] =>
  ended.route === 'extension' ? extensionEnded(c, ended, w) : [];
