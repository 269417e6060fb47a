import { Router } from 'express';
import { retire } from '../../../domain/project/retire';
import { caseOf } from '../../../db/reads/case';
import { Retire } from '../../contract/project';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /projects/:id/retirement — out of use; a key project only when its supervised task is closed, read under its lock. */
export const retireRoute = (desk: Desk): Router =>
  Router().post('/projects/:id/retirement', async (req, res) => {
    const id = idOf(req, 'id');
    const { body, asked, text } = incoming(desk, { req, res }, Retire);
    const reason = text(body.reason);
    const task = (await caseOf(desk.db.pool, id))?.project?.keyTask ?? null; // adopted at declaration, and never changed after
    const changed = await desk.record.changeAll(task === null ? [id] : [id, task], asked, (cases, w) => {
      const c = cases.get(id);
      return c ? retire(c, { reason, task: task === null ? null : (cases.get(task) ?? null) }, w) : { refused: 'not-found' as const };
    });
    reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
  });
