import { Router } from 'express';
import type { z } from 'zod';
import type { Asked } from '../../../db/record/change';
import { keptText } from '../../../db/record/hash';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { Bulk, type BulkRow } from '../../contract/approval';
import { incoming, type Desk } from '../../door';
import { languageOf, refusalProblem, reply } from '../../problem';
import { several } from '../../several';
import { holdOne } from './claim';
import { decideOne } from './decide';

type Asking = z.infer<typeof Bulk>;
const AFTER = { claim: 'claimed', unclaim: 'open', agree: 'decided' } as const;

/** POST /user-tasks/bulk — one act on several tasks: each in a transaction of its own, under a command id of its own and the checks it always has, in the order of their ids. */
export const bulkRoute = (desk: Desk): Router =>
  Router().post('/user-tasks/bulk', async (req, res) => {
    const { body, asked } = incoming(desk, { req, res }, Bulk);
    reply(res, 200, await several(desk, asked, {
      ids: body.tasks,
      one: async (taskId, commandId) => rowOf(taskId, body, { language: languageOf(req), answer: await one(desk, { taskId, asked: { ...asked, commandId } }, body) }),
    }));
  });

function one(desk: Desk, { taskId, asked }: { readonly taskId: string; readonly asked: Asked }, { act, opinion }: Asking): Promise<Refusal | object> {
  const words = opinion === undefined || opinion === '' ? null : keptText(desk.algorithm, opinion);
  const own: Asked = { ...asked, content: { act, taskId, opinion: opinion ?? null }, texts: words ? [words] : [] };
  if (act === 'agree') return decideOne(desk, own, { taskId, outcome: 'agree', opinion: words?.id ?? null, items: [], figures: undefined });
  return holdOne(desk, own, { act, taskId });
}

function rowOf(taskId: string, { act }: Asking, { language, answer }: { readonly language: 'zh' | 'en'; readonly answer: Refusal | object }): z.infer<typeof BulkRow> {
  return isRefusal(answer) ? { taskId, done: false, state: null, problem: refusalProblem(answer, language) } : { taskId, done: true, state: AFTER[act], problem: null };
}
