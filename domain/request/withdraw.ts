import { closeOpenWork } from '../project/withdraw';
import type { Case, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { asked } from './resubmit';

/** After it the unit asks no more: open work is closed, and the project may be asked about anew. Possible until it is settled. */
export function withdrawRequest(c: Case, { reason }: { reason: string | null }, w: World): Refusal | Decided<{ readonly requestId: string }> {
  const request = asked(c, w);
  if (isRefusal(request)) return request;
  return {
    facts: [{ kind: 'request.withdrawn', v: 1, payload: { by: w.actor.id, reason } }, ...closeOpenWork(c)],
    also: { [request.projectId]: [{ kind: 'project.change-ended', v: 1, payload: { requestId: request.id, outcome: 'withdrawn' } }] },
    answer: { requestId: request.id },
  };
}
