import { Router } from 'express';
import type { z } from 'zod';
import { isPassedOver, nothingLeft, takeNext } from '../../../domain/approval/next';
import type { Actor } from '../../../domain/record/case';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import type { Asked } from '../../../db/record/change';
import { processOfCommand } from '../../../db/record/commands';
import { look, type Sight } from '../../../db/reads/sight';
import { TakeNext } from '../../contract/queues';
import { incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';
import { listOf } from '../../reads/approval/list';
import { kindOfTask, processOfTask } from './process-of-task';

const AT_ONCE = 40;
const MOST_PAGES = 25;
type Filter = z.infer<typeof TakeNext>['filter'];
type Looking = { readonly asked: Asked; readonly filter: Filter };

/** POST /user-tasks/next — the most pressing file of my offices' queues that nobody has and that I may do is mine. */
export const takeNextRoute = (desk: Desk): Router =>
  Router().post('/user-tasks/next', async (req, res) => {
    const { body: { filter }, asked } = incoming(desk, { req, res }, TakeNext);
    reply(res, 201, (await again(desk, asked)) ?? (await first(desk, { asked, filter })));
  });

/** What this very command has taken before: its answer again, with all the checks of a repeated command. */
async function again(desk: Desk, asked: Asked): Promise<Refusal | object | undefined> {
  const processId = await processOfCommand(desk.db.pool, asked.commandId);
  if (processId === undefined) return undefined;
  return recorded(desk, {}, await desk.record.changeAll(processId === null ? [] : [processId], asked, () => ({ refused: 'command-id-reused' as const })));
}

/** Candidates are read from the top of the queues and claimed one after the other, until one is got. Each claim is the ordinary act, so that whoever comes second is told so and tries the next. */
async function first(desk: Desk, { asked, filter }: Looking): Promise<Refusal | object> {
  const sight = await look(desk.record);
  for await (const taskId of candidates(desk, { filter, me: sight.offices.actor(asked.actorId) }, sight)) {
    const answer = await take(desk, asked, taskId);
    if (!isRefusal(answer) || !isPassedOver(answer)) return answer;
  }
  return nothingLeft();
}

async function take(desk: Desk, asked: Asked, taskId: string): Promise<Refusal | object> {
  const changed = await desk.record.change(processOfTask(taskId), asked, (c, w) => takeNext(c, { taskId }, w));
  const isTwins = isRefusal(changed) && changed.refused === 'command-id-reused'; // the same click at once has taken another meanwhile: that one is the answer
  return (isTwins ? await again(desk, asked) : undefined) ?? recorded(desk, kindOfTask(taskId), changed);
}

async function* candidates(desk: Desk, { filter, me }: { readonly filter: Filter; readonly me: Actor }, sight: Sight): AsyncGenerator<string> {
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { rows, next } = await listOf(desk.db, { asked: { view: 'pool', order: 'due', ...filter }, me, after, atMost: AT_ONCE }, sight);
    for (const { item } of rows) yield item.id;
    if (next === null) return;
    after = next;
  }
}
