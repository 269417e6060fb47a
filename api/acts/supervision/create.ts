import { createHash } from 'node:crypto';
import { Router } from 'express';
import { rowOf, occurrenceId } from '../../../domain/supervision/assign';
import { AD_HOC, createTask } from '../../../domain/supervision/create';
import { occur } from '../../../domain/supervision/occur';
import { caseOf } from '../../../db/reads/case';
import { look, type Sight } from '../../../db/reads/sight';
import { CreateTask, Occur } from '../../contract/supervision';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /supervised-tasks and /supervised-tasks/:id/occurrences — tasks that no plan lists, and occurrences of a recurring row. */
export const createSupervisedRoute = (desk: Desk): Router =>
  Router()
    .post('/supervised-tasks', async (req, res) => {
      const { body, asked } = incoming(desk, { req, res }, CreateTask);
      const id = `${AD_HOC}.${createHash('sha256').update(`${asked.actorId} ${asked.commandId}`).digest('hex').slice(0, 24)}`; // the same command makes the same task
      const { source: origin, collective: list, ...task } = body;
      const changed = await desk.record.changeAll([id], asked, (cases, w) => createTask(cases.get(id), { id, origin, ...task, list }, w));
      reply(res, 201, await recorded(desk, { [id]: 'supervisedTask' }, changed));
    })
    .post('/supervised-tasks/:id/occurrences', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked } = incoming(desk, { req, res }, Occur);
      const taskId = occurrenceId(id, body.dueOn);
      const row = planned(await caseOf(desk.db.pool, id), await look(desk.record));
      const changed = await desk.record.changeAll([id, taskId], asked, (cases, w) => occur(cases, { id, dueOn: body.dueOn, row }, w));
      reply(res, 201, await recorded(desk, { [id]: 'supervisedTask', [taskId]: 'supervisedTask' }, changed));
    });

/** The row of the plan behind a task, as it would be assigned. */
function planned(c: Awaited<ReturnType<typeof caseOf>>, { pack }: Sight): ReturnType<typeof rowOf> | undefined {
  const plan = pack.plans.find(({ id }) => id === c?.supervised?.plan);
  const item = plan?.tasks.find(({ id }) => id === c?.supervised?.item);
  return plan && item && rowOf(plan, item, pack.memberLists.find(({ id }) => id === item.collective?.members)?.members);
}
