import { Router } from 'express';
import type { z } from 'zod';
import type { Asked } from '../../../db/record/change';
import { shareOriginal } from '../../../db/record/systems';
import { decide } from '../../../domain/approval/decide';
import type { ReturnItem } from '../../../domain/approval/facts';
import { processOfTask } from '../../../domain/approval/task-id';
import { lockedWith, withSubject } from '../../../domain/request/about';
import { Decide } from '../../contract/approval';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';
import { kindOfTask, reliesOnOpinion } from './task-kind';

type Deciding = Parameters<typeof decide>[1];

/** POST /user-tasks/:taskId/decision — records a reviewer's word, or says by name why it cannot be. */
export const decideRoute = (desk: Desk): Router =>
  Router().post('/user-tasks/:taskId/decision', async (req, res) => {
    const { body, asked, text } = incoming(desk, { req, res }, Decide);
    const opinion = body.opinion ? text(body.opinion) : null;
    const items = (body.items ?? []).map((item, n) => ({ n: n + 1, ...itemOf(item, text) }));
    reply(res, 201, await decideOne(desk, asked, { taskId: idOf(req, 'taskId'), outcome: body.outcome, opinion, items, figures: body.figures, to: body.to, resume: body.resume, chosen: body.chosen, for: body.for }));
  });

/** One decision in one transaction, with what it relies on locked; whoever has news of it is rung. */
export async function decideOne(desk: Desk, asked: Asked, deciding: Deciding) {
  const { taskId } = deciding;
  const processId = processOfTask(taskId);
  const changed = await desk.record.changeAll(lockedWith(processId), { ...asked, ...(reliesOnOpinion(taskId) && { anchors: shareOriginal(processId) }) }, (cases, w) => {
    const c = withSubject(cases, processId);
    return c ? decide(c, deciding, w) : { refused: 'not-found' as const };
  });
  return recorded(desk, kindOfTask(taskId), changed);
}

/** A missing thing as it is asked for. */
export type Item = NonNullable<z.infer<typeof Decide>['items']>[number];

/** A missing thing with its words kept as texts. */
export function itemOf(item: Item, text: (words: string) => string): Omit<ReturnItem, 'n'> {
  if (typeof item === 'string') return { text: text(item) };
  return { text: text(item.text), ...(item.again !== undefined && { again: item.again }), ...(item.reason !== undefined && { reason: text(item.reason) }) };
}
