import { Router } from 'express';
import { may } from '../../../domain/access/may';
import { noteFollowUp } from '../../../db/desk/follow-ups';
import { queueItem } from '../../../db/reads/queue';
import { look } from '../../../db/reads/sight';
import { FollowUp } from '../../contract/queues';
import { actorIdOf, idOf, type Desk } from '../../door';
import { sendProblem } from '../../problem';

/** PUT /user-tasks/:taskId/follow-up — the day on which I will look at it again: a note of mine, seen by nobody else. */
export const followUpRoute = (desk: Desk): Router =>
  Router().put('/user-tasks/:taskId/follow-up', async (req, res) => {
    const { on } = FollowUp.parse(req.body ?? {});
    const { offices } = await look(desk.record);
    const [person, item] = [actorIdOf(res), await queueItem(desk.db.pool, idOf(req, 'taskId'))];
    if (!item || !may(offices.actor(person), 'task.view', { keys: [item.key] })) return sendProblem(res, 'not-found');
    await noteFollowUp(desk.db.pool, { person, task: item.id, on });
    res.status(204).end();
  });
