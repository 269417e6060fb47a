import { Router } from 'express';
import { prioritise } from '../../../domain/approval/prioritise';
import { processOfTask } from '../../../domain/approval/task-id';
import { Prioritise } from '../../contract/queues';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';
import { kindOfTask } from './task-kind';

/** POST /user-tasks/:taskId/priority — it presses by a leader's word (急件), or does no more; with the reason. */
export const prioritiseRoute = (desk: Desk): Router =>
  Router().post('/user-tasks/:taskId/priority', async (req, res) => {
    const { body, asked, text } = incoming(desk, { req, res }, Prioritise);
    const [taskId, reason] = [idOf(req, 'taskId'), text(body.reason)];
    const changed = await desk.record.change(processOfTask(taskId), asked, (c, w) => prioritise(c, { taskId, urgent: body.urgent, reason }, w));
    reply(res, 201, await recorded(desk, kindOfTask(taskId), changed));
  });
