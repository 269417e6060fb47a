import { Router } from 'express';
import type { z } from 'zod';
import { isPassedOver, nothingLeft, takeNext } from '../../../domain/approval/next';
import { processOfTask } from '../../../domain/approval/task-id';
import type { Actor } from '../../../domain/record/case';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { queueKeys, scopedKeys } from '../../../domain/access/may';
import { casesOf } from '../../../db/reads/case';
import type { Asked, Changed } from '../../../db/record/change';
import { processOfCommand } from '../../../db/record/commands';
import { candidatesPage, type Candidates } from '../../../db/reads/next';
import type { QueueCursor } from '../../../db/reads/queue';
import { look, type Sight } from '../../../db/reads/sight';
import { TakeNext } from '../../contract/queues';
import { incoming, recorded, type Desk } from '../../door';
import { foreseer } from '../../foresee';
import { reply } from '../../problem';
import { listOf } from '../../reads/approval/list';
import { readerOf } from '../../reads/approval/reader';
import { kindOfTask } from './task-kind';

const AT_ONCE = 40;
const MOST_ON_A_PAGE = 1000;
const TRIED_FIRST = 8; // mostly one of the first is hers; the rest of a page is read only where none is
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

type How = 'passing over' | 'waiting';

/**
 * Candidates are read from the top of the queues, a few at a time; those that are not hers are left out by the very rules of the act, and of the others the first that nobody is writing to is claimed.
 * Where every one was being written to, they are claimed one after the other, waiting for whoever is at them. Each claim is the ordinary act, so that whoever comes second tries the next.
 */
async function first(desk: Desk, { asked, filter }: Looking): Promise<Refusal | object> {
  const sight = await look(desk.record);
  const me = sight.offices.actor(asked.actorId);
  const passed: string[] = [];
  for await (const some of candidates(desk, { filter, me }, sight)) {
    const hers = await fitting(desk, some, { me, sight });
    const answer = await takeOneOf(desk, { asked, taskIds: hers, how: 'passing over' });
    if (answer) return answer;
    passed.push(...hers);
  }
  return (await takeOneOf(desk, { asked, taskIds: passed, how: 'waiting' })) ?? nothingLeft();
}

/** Those of these tasks that she could claim as they stand now. */
async function fitting(desk: Desk, taskIds: readonly string[], by: Parameters<typeof foreseer>[1]): Promise<string[]> {
  if (taskIds.length === 0) return [];
  const [cases, foresee] = [await casesOf(desk.db.pool, taskIds.map(processOfTask)), foreseer(desk.record, by)];
  const fits = await Promise.all(taskIds.map(async (taskId) => {
    const c = cases.get(processOfTask(taskId));
    return c !== undefined && !isRefusal(takeNext(c, { taskId }, await foresee(c)));
  }));
  return taskIds.filter((_, n) => fits[n]);
}

async function takeOneOf(desk: Desk, { asked, taskIds, how }: { readonly asked: Asked; readonly taskIds: readonly string[]; readonly how: How }): Promise<Refusal | object | undefined> {
  for (let left = taskIds; left.length > 0;) {
    const tried = how === 'waiting' ? await waitFor(desk, asked, left[0] ?? '') : await desk.record.changeFree(left, asked, (c, taskId, w) => takeNext(c, { taskId }, w));
    if (!tried) return undefined;
    const answer = await answerOf(desk, asked, tried);
    if (!isRefusal(answer) || !isPassedOver(answer)) return answer;
    left = left.filter((id) => id !== tried.taskId);
  }
  return undefined;
}

type Tried = { readonly taskId: string; readonly changed: Refusal | Changed };

const waitFor = async ({ record }: Desk, asked: Asked, taskId: string): Promise<Tried> => ({ taskId, changed: await record.change(processOfTask(taskId), asked, (c, w) => takeNext(c, { taskId }, w)) });

/** The same click at once may have taken another meanwhile: that one is the answer. */
async function answerOf(desk: Desk, asked: Asked, { taskId, changed }: Tried): Promise<Refusal | object> {
  const isTwins = isRefusal(changed) && changed.refused === 'command-id-reused';
  return (isTwins ? await again(desk, asked) : undefined) ?? recorded(desk, kindOfTask(taskId), changed);
}

type Asking = { readonly filter: Filter; readonly me: Actor };

/** A few tasks at a time, most pressing first, until her queues end. */
async function* candidates(desk: Desk, asking: Asking, sight: Sight): AsyncGenerator<string[]> {
  const isPlain = scopedKeys(asking.me).length === 0 && Object.values(asking.filter ?? {}).every((each) => each === undefined);
  for await (const page of isPlain ? wholePages(desk, asking.me, sight) : narrowedPages(desk, asking, sight)) {
    yield page.slice(0, TRIED_FIRST);
    yield page.slice(TRIED_FIRST);
  }
}

/** Each page is larger than the one before, since what stood on it was not hers. */
const larger = (atMost: number): number => Math.min(atMost * 4, MOST_ON_A_PAGE);

/** The pages of all her offices' queues, read along their index. */
async function* wholePages({ db }: Desk, me: Actor, sight: Sight): AsyncGenerator<readonly string[]> {
  const taker = { keys: queueKeys(me).filter((key) => !key.startsWith('person:')), reader: readerOf(me, sight), pack: sight.packHash };
  let after: QueueCursor | null = null;
  for (let atMost = AT_ONCE; ; atMost = larger(atMost)) {
    const page: Candidates = await candidatesPage(db.pool, taker, { after, atMost });
    yield page.ids;
    if (page.next === null) return;
    after = page.next;
  }
}

/** The pages of what is narrowed, or of queues of which she sees a part, as the lists show them. */
async function* narrowedPages({ db }: Desk, { filter, me }: Asking, sight: Sight): AsyncGenerator<readonly string[]> {
  let after: string | undefined;
  for (let atMost = AT_ONCE; ; atMost = larger(atMost)) {
    const { rows, next } = await listOf(db, { asked: { view: 'pool', order: 'due', ...filter }, me, after, atMost }, sight);
    yield rows.filter(({ item }) => item.assignee === null).map(({ item }) => item.id);
    if (next === null) return;
    after = next;
  }
}
