import type { ApprovalFact } from '../approval/facts';
import type { EvaluationFact } from '../evaluation/facts';
import type { LetterFact } from '../letters/facts';
import type { DeclarationFact } from '../declaration/facts';
import type { CloudFact } from '../cloud/facts';
import type { QueueFact } from '../approval/queue-facts';
import type { MeetingFact } from '../meeting/facts';
import type { ProjectFact } from '../project/facts';
import type { RequestFact } from '../request/facts';
import type { SupervisionFact } from '../supervision/facts';
import type { DeadlineFact, MovementFact } from './facts';

/** Everything that can have happened; each area owns its own. */
export type Fact = MovementFact | DeadlineFact | ApprovalFact | ProjectFact | SupervisionFact | LetterFact | EvaluationFact | DeclarationFact | CloudFact | RequestFact | QueueFact | MeetingFact;
export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** A fact in its place: whose, when, by whom, and bound to the one before. Instants are epoch milliseconds. */
export type Recorded<F extends Fact = Fact> = {
  readonly processId: string;
  readonly seq: number;
  readonly at: number;
  readonly recordedAt: number;
  readonly actorId: string;
  readonly onBehalfOf: string | null;
  readonly commandId: string;
  readonly prevHash: string;
  readonly hash: string;
} & F;
