import { Router } from 'express';
import { z } from 'zod';
import type { Asked } from '../../../db/record/change';
import { claim, unclaim } from '../../../domain/approval/claim';
import { processOfTask } from '../../../domain/approval/task-id';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';
import { kindOfTask } from './task-kind';

const Nothing = z.strictObject({});
const HOLDS = { claim, unclaim };

/** POST and DELETE /user-tasks/:taskId/claim — take it, or give it back. */
export const claimRoute = (desk: Desk): Router =>
  Router()
    .post('/user-tasks/:taskId/claim', async (req, res) => {
      const { asked } = incoming(desk, { req, res }, Nothing);
      reply(res, 201, await holdOne(desk, asked, { act: 'claim', taskId: idOf(req, 'taskId') }));
    })
    .delete('/user-tasks/:taskId/claim', async (req, res) => {
      const { asked } = incoming(desk, { req, res }, Nothing);
      reply(res, 200, await holdOne(desk, asked, { act: 'unclaim', taskId: idOf(req, 'taskId') }));
    });

/** One task taken or given back in one transaction. */
export async function holdOne(desk: Desk, asked: Asked, { act, taskId }: { readonly act: keyof typeof HOLDS; readonly taskId: string }) {
  const changed = await desk.record.change(processOfTask(taskId), asked, (c, w) => HOLDS[act](c, { taskId }, w));
  return recorded(desk, kindOfTask(taskId), changed);
}
