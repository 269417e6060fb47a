import { EVALUATION_STAGES } from '../../domain/evaluation/states';
import { OPERATION_STAGES, PROJECT_STAGES } from '../../domain/project/states';
import type { ProcessKind } from '../../domain/record/facts';
import { follow, type Desk } from '../../workflows/desk';
import type { Hands } from '../../workflows/hands';
import { evaluate } from '../../workflows/evaluation';
import { year } from '../../workflows/operation-year';
import { BATCH_STAGES } from '../../domain/declaration/states';
import { together } from '../../workflows/declaration-batch';
import { openUntilCutoff } from '../../workflows/declaration-window';
import { REQUEST_STAGES } from '../../domain/request/states';
import { asking } from '../../workflows/request';
import { MEETING_STAGES } from '../../domain/meeting/states';
import { sitting } from '../../workflows/review-meeting';
import { life } from '../../workflows/project-lifecycle';
import { duty } from '../../workflows/supervised-task';

/** Where a run would wait for the bell or the next moment, ours ends: the record is all that has to stay. */
class Waits extends Error {}

/** Hands that do all that can be done now. */
export const withoutWaiting = (hands: Omit<Hands, 'wait' | 'heard' | 'order'>): Hands => ({ ...hands, heard: () => {}, order: () => {}, wait: () => Promise.reject(new Waits()) });

/** A workflow file's regulation with the stages it knows. */
export type Regulation = { readonly stages: readonly string[]; readonly run: (desk: Desk) => Promise<void> };
/** Today's regulations, from the workflow files. */
export const TODAY: Readonly<Record<ProcessKind, Regulation>> = {
  projectLifecycle: { stages: PROJECT_STAGES, run: life }, supervisedTask: { stages: [], run: duty }, operationYear: { stages: OPERATION_STAGES, run: year }, evaluation: { stages: EVALUATION_STAGES, run: evaluate },
  declarationWindow: { stages: [], run: openUntilCutoff }, declarationBatch: { stages: BATCH_STAGES, run: together }, request: { stages: REQUEST_STAGES, run: asking }, reviewMeeting: { stages: MEETING_STAGES, run: sitting },
};

/** Moves a process from its record as far as it goes without people or time; answers whether its regulation came to its end. */
export async function moveOn(hands: Hands, { stages, run }: Regulation): Promise<boolean> {
  try {
    await follow(hands, stages, run);
    return true;
  } catch (stopped) {
    if (stopped instanceof Waits) return false;
    throw stopped;
  }
}
