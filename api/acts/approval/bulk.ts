import { Router } from 'express';
import type { z } from 'zod';
import type { Asked } from '../../../db/record/change';
import { keptText, type KeptText } from '../../../db/record/hash';
import { processOfTask } from '../../../domain/approval/task-id';
import type { Json } from '../../../domain/record/canonical';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { Bulk, type BulkRow } from '../../contract/approval';
import { incoming, type Desk } from '../../door';
import { languageOf, refusalProblem, reply } from '../../problem';
import { several } from '../../several';
import { holdOne } from './claim';
import { decideOne, itemOf, type Item } from './decide';

type Asking = z.infer<typeof Bulk>;
const AFTER = { claim: 'claimed', unclaim: 'open', agree: 'decided', disagree: 'decided', return: 'decided' } as const;

/** POST /user-tasks/bulk — one act on several tasks: each in a transaction of its own, under a command id of its own and the checks it always has, begun in the order of their ids. */
export const bulkRoute = (desk: Desk): Router =>
  Router().post('/user-tasks/bulk', async (req, res) => {
    const { body, asked } = incoming(desk, { req, res }, Bulk);
    reply(res, 200, await several(desk, asked, {
      ids: body.tasks, processOf: processOfTask,
      one: async (taskId, commandId) => rowOf(taskId, body, { language: languageOf(req), answer: await one(desk, { taskId, asked: { ...asked, commandId } }, body) }),
    }));
  });

/** The same words in each of them are each one's own text: what one file says is redacted without the others. */
function one(desk: Desk, { taskId, asked }: { readonly taskId: string; readonly asked: Asked }, { act, opinion, items = [] }: Asking): Promise<Refusal | object> {
  const texts: KeptText[] = [];
  const text = (words: string): string => {
    const kept = keptText(desk.algorithm, words);
    texts.push(kept);
    return kept.id;
  };
  const own: Asked = { ...asked, content: { act, taskId, opinion: opinion ?? null, ...(items.length > 0 && { items: items.map(plain) }) }, texts };
  if (act === 'claim' || act === 'unclaim') return holdOne(desk, own, { act, taskId });
  return decideOne(desk, own, { taskId, outcome: act, opinion: opinion ? text(opinion) : null, items: items.map((item, n) => ({ n: n + 1, ...itemOf(item, text) })), figures: undefined });
}

const plain = (item: Item): Json => (typeof item === 'string' ? item : { text: item.text, again: item.again ?? null, reason: item.reason ?? null });

function rowOf(taskId: string, { act }: Asking, { language, answer }: { readonly language: 'zh' | 'en'; readonly answer: Refusal | object }): z.infer<typeof BulkRow> {
  return isRefusal(answer) ? { taskId, done: false, state: null, problem: refusalProblem(answer, language) } : { taskId, done: true, state: AFTER[act], problem: null };
}
