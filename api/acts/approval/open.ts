import { Router } from 'express';
import { isShownTo } from '../../../domain/approval/desks';
import { noteOpened } from '../../../db/desk/opened';
import { queueItem } from '../../../db/reads/queue';
import { look } from '../../../db/reads/sight';
import { actorIdOf, idOf, type Desk } from '../../door';
import { sendProblem } from '../../problem';
import { maySee } from '../../reads/approval/absent';

/** PUT /user-tasks/:taskId/opened — from then on the line is no longer new to her. */
export const openedRoute = (desk: Desk): Router =>
  Router().put('/user-tasks/:taskId/opened', async (req, res) => {
    const { offices, pack } = await look(desk.record);
    const item = await queueItem(desk.db.pool, idOf(req, 'taskId'));
    if (!item || !(maySee(offices.actor(actorIdOf(res)), item) || isShownTo(offices.actor(actorIdOf(res)), item, { pack }))) return sendProblem(res, 'not-found');
    await noteOpened(desk.db.pool, actorIdOf(res), item.id);
    res.status(204).end();
  });
