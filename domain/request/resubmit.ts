import { may } from '../access/may';
import { lastRoundOf } from '../approval/rounds';
import { requestKindOf } from '../policy/lookup';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, RequestRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { readChanges } from './ask';

export type ResubmitRequest = { readonly data: unknown; readonly form: string; readonly answers: readonly { readonly n: number; readonly text: string }[] };

/** After it the unit has answered every item that was asked for, and what it asks now stands; the next round opens where the request was returned. */
export function resubmitRequest(c: Case, { data, form, answers }: ResubmitRequest, w: World): Refusal | Decided<{ readonly requestId: string; readonly answered: number }> {
  const request = awaited(c, w);
  if (isRefusal(request)) return request;
  if (!c.about) return { refused: 'not-found' };
  const changes = readChanges(c.about, { kind: requestKindOf(w.pack, request.kind), data }, w);
  if (isRefusal(changes)) return changes;
  const missing = (lastRoundOf(c)?.items ?? []).filter(({ n }) => !answers.some((answer) => answer.n === n)).map(({ n }) => n);
  if (missing.length > 0) return { refused: 'answers-missing', items: missing };
  return {
    facts: [{ kind: 'request.resubmitted', v: 1, payload: { form, changes, by: w.actor.id, answers } }, ...endAwaiting(c, 'supplement', 'resubmitted')],
    answer: { requestId: request.id, answered: answers.length },
  };
}

/** The request, if it waits for a supplement of this person's unit. */
function awaited(c: Case, w: World): RequestRow | Refusal {
  const request = asked(c, w);
  if (isRefusal(request)) return request;
  return c.awaits.some(({ what, state }) => what === 'supplement' && state === 'open') ? request : { refused: 'not-waiting-for-you', stage: c.process.stage };
}

/** The request, if it is this person's unit that asks and nothing has settled it. */
export function asked({ request, process }: Case, w: World): RequestRow | Refusal {
  if (!request || !may(w.actor, 'request.ask', { unit: request.unit })) return { refused: 'not-your-unit' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  return request.outcome === null ? request : { refused: 'request-already-settled', outcome: request.outcome };
}
