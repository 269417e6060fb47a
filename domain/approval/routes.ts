import { confirmationEnded } from '../cloud/confirm';
import { reviewEnded } from '../cloud/propose';
import type { Ruling } from '../policy/pack';
import { acceptanceEnded } from '../declaration/accept';
import { declaredOf } from '../project/declared-of';
import { approvalGates, declarationGates, operationGates, type Declared } from '../project/gates';
import type { Case, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Refusal } from '../refusal';
import { extensionEnded } from '../supervision/extend';

type Agreeing = (project: Declared, seq: number, w: World) => Refusal | readonly Ruling[];

/** What a "yes" on each route has to pass first; a route that is not here has nothing of its own. */
const BEFORE_AGREEING: Readonly<Record<string, Agreeing>> = {
  confirmation: (project, seq, w) => declarationGates(project, seq, w),
  review: (project, seq, w) => approvalGates(project, seq, w),
};

/** The rulings that a "yes" rests on, or the refusal that stops it. They ride in the decision's fact. */
export function agreeing(c: Case, { route }: TaskRow, w: World): Refusal | readonly Ruling[] {
  if (c.operationYear && route === 'operation-review') return operationGates(c.operationYear, c.process.lastSeq, w);
  const before = BEFORE_AGREEING[route];
  return before && c.project ? before(declaredOf(c.project, c.window), c.process.lastSeq, w) : [];
}

/** What the end of a round brings in the same transaction, by route; the next *stage* is the run's work. */
export const routeEnded = (c: Case, ended: FactOf<'round.ended'>['payload'], { w, own }: { w: World; own: readonly Fact[] }): Fact[] =>
  (ENDED[ended.route] ?? (() => []))(c, ended, { w, own });

type Ended = FactOf<'round.ended'>['payload'];
const ENDED: Readonly<Record<string, (c: Case, ended: Ended, of: { w: World; own: readonly Fact[] }) => Fact[]>> = {
  extension: (c, ended, { w }) => extensionEnded(c, ended, w),
  review: (c, ended, { own }) => reviewEnded(c, ended, own),
  'batch-acceptance': (c, ended, { w }) => acceptanceEnded(c, ended, w),
  'cloud-confirmation': (c, ended, { w }) => confirmationEnded(c, ended, w),
};
