import { Router } from 'express';
import { z } from 'zod';
import { recall } from '../../../domain/approval/recall';
import { addSigners, removeSigner } from '../../../domain/approval/signers';
import { processOfTask } from '../../../domain/approval/task-id';
import { lockedWith, withSubject } from '../../../domain/request/about';
import type { Case, Decided, World } from '../../../domain/record/case';
import type { Refusal } from '../../../domain/refusal';
import type { Asked } from '../../../db/record/change';
import { AddSigners } from '../../contract/approval';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';
import { kindOfTask } from './task-kind';

const Nothing = z.strictObject({});

/** Recall of one's own word, and who else signs: /user-tasks/:taskId/recall, /user-tasks/:taskId/signers. */
export const signersRoute = (desk: Desk): Router =>
  Router()
    .post('/user-tasks/:taskId/recall', async (req, res) => {
      const { asked } = incoming(desk, { req, res }, Nothing);
      reply(res, 201, await onTask(desk, { taskId: idOf(req, 'taskId'), asked }, recall));
    })
    .post('/user-tasks/:taskId/signers', async (req, res) => {
      const { body, asked, text } = incoming(desk, { req, res }, AddSigners);
      const said = { people: body.people, where: body.where, note: body.note ? text(body.note) : null };
      reply(res, 201, await onTask(desk, { taskId: idOf(req, 'taskId'), asked }, (c, act, w) => addSigners(c, { ...act, ...said }, w)));
    })
    .delete('/user-tasks/:taskId/signers', async (req, res) => {
      const { asked } = incoming(desk, { req, res }, Nothing);
      reply(res, 200, await onTask(desk, { taskId: idOf(req, 'taskId'), asked }, removeSigner));
    });

type On = { readonly taskId: string; readonly asked: Asked };
type Act<A extends object> = (c: Case, act: { readonly taskId: string }, w: World) => Refusal | Decided<A>;

/** One act on the round of a task, with what a request is about locked beside it. */
async function onTask<A extends object>(desk: Desk, { taskId, asked }: On, act: Act<A>) {
  const id = processOfTask(taskId);
  const changed = await desk.record.changeAll(lockedWith(id), asked, (cases, w) => {
    const c = withSubject(cases, id);
    return c ? act(c, { taskId }, w) : { refused: 'not-found' as const };
  });
  return recorded(desk, kindOfTask(taskId), changed);
}
