import { confirmationEnded } from '../cloud/confirm';
import { reviewEnded } from '../cloud/propose';
import type { Ruling } from '../policy/pack';
import { acceptanceEnded } from '../declaration/accept';
import { declaredOf } from '../project/declared-of';
import { approvalGates, declarationGates, operationGates } from '../project/gates';
import type { Case, ProjectRow, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Refusal } from '../refusal';
import { blockedBy } from '../request/blocked';
import { grantable } from '../request/settle';
import { answerEnded } from '../supervision/answer';
import { extensionEnded } from '../supervision/extend';

type Agreeing = (project: ProjectRow, c: Case, w: World) => Refusal | readonly Ruling[];

/** What a "yes" on each route has to pass first; a route that is not here has nothing of its own. */
const BEFORE_AGREEING: Readonly<Record<string, Agreeing>> = {
  confirmation: (project, c, w) => declarationGates(declaredOf(project, c.window), c.process.lastSeq, w),
  review: (project, c, w) => approvalGates(declaredOf(project, c.window), c.process.lastSeq, w),
  acceptance: (project, _c, w) => blockedBy(project, 'acceptance', w) ?? [],
  'acceptance-capital': (project, _c, w) => blockedBy(project, 'acceptance', w) ?? [],
};

/** The rulings that a "yes" rests on, or the refusal that stops it. They ride in the decision's fact. */
export function agreeing(c: Case, { route }: TaskRow, w: World): Refusal | readonly Ruling[] {
  if (c.request) return grantable(c, w);
  if (c.operationYear && route === 'operation-review') return operationGates(c.operationYear, c.process.lastSeq, w);
  const before = BEFORE_AGREEING[route];
  return before && c.project ? before(c.project, c, w) : [];
}

/** What the end of a round brings in the same transaction, by route; the next *stage* is the run's work. */
export const routeEnded = (c: Case, ended: FactOf<'round.ended'>['payload'], { w, own }: { w: World; own: readonly Fact[] }): Fact[] =>
  (ENDED[ended.route] ?? (() => []))(c, ended, { w, own });

type Ended = FactOf<'round.ended'>['payload'];
const ENDED: Readonly<Record<string, (c: Case, ended: Ended, of: { w: World; own: readonly Fact[] }) => Fact[]>> = {
  extension: (c, ended, { w }) => extensionEnded(c, ended, w),
  verification: (c, ended) => answerEnded(c, ended),
  review: (c, ended, { own }) => reviewEnded(c, ended, own),
  'batch-acceptance': (c, ended, { w }) => acceptanceEnded(c, ended, w),
  'cloud-confirmation': (c, ended, { w }) => confirmationEnded(c, ended, w),
};
