import { Router } from 'express';
import { z } from 'zod';
import { claim, unclaim } from '../../../domain/approval/claim';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';
import { kindOfTask, processOfTask } from './process-of-task';

const Nothing = z.strictObject({});

/** POST and DELETE /user-tasks/:taskId/claim — take it, or give it back. */
export const claimRoute = (desk: Desk): Router =>
  Router()
    .post('/user-tasks/:taskId/claim', async (req, res) => {
      const taskId = idOf(req, 'taskId');
      const { asked } = incoming(desk, { req, res }, Nothing);
      const changed = await desk.record.change(processOfTask(taskId), asked, (c, w) => claim(c, { taskId }, w));
      reply(res, 201, await recorded(desk, kindOfTask(taskId), changed));
    })
    .delete('/user-tasks/:taskId/claim', async (req, res) => {
      const taskId = idOf(req, 'taskId');
      const { asked } = incoming(desk, { req, res }, Nothing);
      const changed = await desk.record.change(processOfTask(taskId), asked, (c, w) => unclaim(c, { taskId }, w));
      reply(res, 200, await recorded(desk, kindOfTask(taskId), changed));
    });
