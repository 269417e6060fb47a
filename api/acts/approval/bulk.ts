import { Router } from 'express';
import { v5 as uuidOf } from 'uuid';
import type { z } from 'zod';
import type { Asked } from '../../../db/record/change';
import { keptText } from '../../../db/record/hash';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { Bulk, type BulkDone, type BulkRow } from '../../contract/approval';
import { incoming, type Desk } from '../../door';
import { languageOf, refusalProblem, reply } from '../../problem';
import { holdOne } from './claim';
import { decideOne } from './decide';

type Asking = z.infer<typeof Bulk>;
const AFTER = { claim: 'claimed', unclaim: 'open', agree: 'decided' } as const;

/** POST /user-tasks/bulk — one act on several tasks: each in a transaction of its own, under a command id of its own and the checks it always has, in the order of their ids. */
export const bulkRoute = (desk: Desk): Router =>
  Router().post('/user-tasks/bulk', async (req, res) => {
    const { body, asked } = incoming(desk, { req, res }, Bulk);
    const before = await told(desk, asked);
    if (!isRefusal(before)) return reply(res, 200, before.answer); // asked before: the same rows, and nothing is tried again
    if (before.refused !== 'not-found') return reply(res, 200, before);
    const rows: z.infer<typeof BulkRow>[] = [];
    for (const taskId of [...new Set(body.tasks)].sort()) rows.push(rowOf(taskId, body, { language: languageOf(req), answer: await one(desk, { taskId, asked }, body) }));
    const answer: z.infer<typeof BulkDone> = { rows };
    const kept = await desk.record.changeAll([], asked, () => ({ facts: [], answer })).catch(async (err: unknown) => {
      const twin = await told(desk, asked); // the same click at once: whoever kept its rows first has answered
      if (isRefusal(twin)) throw err;
      return twin;
    });
    reply(res, 200, isRefusal(kept) ? kept : kept.answer);
  });

/** What this very command was answered before; a refusal where it was not, or was another's. */
const told = (desk: Desk, asked: Asked) => desk.record.changeAll<object>([], asked, () => ({ refused: 'not-found' as const }));

/** A row's command id follows from the whole's and the task's: repeated after a fault, what was done is answered again and not done twice. */
function one(desk: Desk, { taskId, asked }: { readonly taskId: string; readonly asked: Asked }, { act, opinion }: Asking): Promise<Refusal | object> {
  const words = opinion === undefined || opinion === '' ? null : keptText(desk.algorithm, opinion);
  const own: Asked = { ...asked, commandId: uuidOf(taskId, asked.commandId), content: { act, taskId, opinion: opinion ?? null }, texts: words ? [words] : [] };
  if (act === 'agree') return decideOne(desk, own, { taskId, outcome: 'agree', opinion: words?.id ?? null, items: [], figures: undefined });
  return holdOne(desk, own, { act, taskId });
}

function rowOf(taskId: string, { act }: Asking, { language, answer }: { readonly language: 'zh' | 'en'; readonly answer: Refusal | object }): z.infer<typeof BulkRow> {
  return isRefusal(answer) ? { taskId, done: false, state: null, problem: refusalProblem(answer, language) } : { taskId, done: true, state: AFTER[act], problem: null };
}
