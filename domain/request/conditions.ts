import type { CONDITIONS } from '../policy/request';
import type { Step } from '../policy/pack';
import type { Case } from '../record/case';

/** What a seat can depend on, read of the case as it stands when its step opens. */
const HOLDS: Readonly<Record<(typeof CONDITIONS)[number], (c: Case) => boolean>> = {
  'amount-rises': ({ request }) => request?.changes.amount !== undefined && request.changes.amount !== null && BigInt(request.changes.amount.toFen) > BigInt(request.changes.amount.fromFen),
};

/** The seats of a step that sit in this case: all, but those whose condition it does not meet. */
export const seatsOf = ({ seats }: Step, c: Case): Step['seats'] => seats.filter(({ when }) => when === undefined || HOLDS[when](c));
