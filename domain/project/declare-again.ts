import type { Case } from '../record/case';
import type { Refusal } from '../refusal';

const CAME_TO_NOTHING: readonly (string | null)[] = ['screened-out', 'lapsed', 'not-approved', 'withdrawn', 'terminated'];

/** Why a project cannot be declared again: it is still under way, or it was approved and lived. What was screened out may come back another year (product default). */
export const mayDeclareAgain = ({ process }: Case): Refusal | undefined =>
  process.closedAt !== null && CAME_TO_NOTHING.includes(process.outcome) ? undefined : { refused: 'not-declarable-again', stage: process.stage };
