import { Router } from 'express';
import type { z } from 'zod';
import type { Asked } from '../../../db/record/change';
import { keptText } from '../../../db/record/hash';
import type { Case, Decided, World } from '../../../domain/record/case';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { markKey, moveDay } from '../../../domain/supervision/steer';
import { urge } from '../../../domain/supervision/urge';
import { SteerSeveral, type SteeredRow } from '../../contract/supervision';
import { incoming, recorded, type Desk } from '../../door';
import { languageOf, refusalProblem, reply } from '../../problem';
import { several } from '../../several';

type Asking = z.infer<typeof SteerSeveral>;
type Steered = { readonly taskId: string; readonly organs?: readonly string[] };

/** POST /supervised-tasks/bulk — one act of the supervisor on several tasks, each recorded for itself: urged, put under key supervision, or moved to another day. */
export const steerSeveralRoute = (desk: Desk): Router =>
  Router().post('/supervised-tasks/bulk', async (req, res) => {
    const { body, asked } = incoming(desk, { req, res }, SteerSeveral);
    reply(res, 200, await several(desk, asked, { ids: body.tasks, one: async (taskId, commandId) => rowOf(taskId, languageOf(req), await one(desk, { ...asked, commandId }, { taskId, body })) }));
  });

async function one(desk: Desk, asked: Asked, { taskId, body }: { readonly taskId: string; readonly body: Asking }): Promise<Refusal | Steered> {
  const words = 'reason' in body ? keptText(desk.algorithm, body.reason) : null;
  const own: Asked = { ...asked, content: { taskId, body }, texts: words ? [words] : [] };
  return recorded(desk, { [taskId]: 'supervisedTask' }, await desk.record.change<Steered>(taskId, own, (c, w) => put(c, { body, reason: words?.id ?? '' }, w)));
}

function put(c: Case, { body, reason }: { readonly body: Asking; readonly reason: string }, w: World): Refusal | Decided<Steered> {
  switch (body.act) {
    case 'urge': return urge(c, w);
    case 'mark-key': return markKey(c, { reason }, w);
    case 'move-day': return moveDay(c, { dueOn: body.dueOn, reason }, w);
  }
}

const rowOf = (taskId: string, language: 'zh' | 'en', answer: Refusal | Steered): z.infer<typeof SteeredRow> =>
  (isRefusal(answer) ? { taskId, done: false, organs: 0, problem: refusalProblem(answer, language) } : { taskId, done: true, organs: answer.organs?.length ?? 0, problem: null });
