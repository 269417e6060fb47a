import { Router } from 'express';
import { terminate } from '../../../domain/project/terminate';
import { openBesideOf } from '../../../db/reads/open-beside';
import { Retire } from '../../contract/project';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /projects/:id/termination — a leader of the reviewing body ends a project wherever it stands, with what it has opened; all of it is locked together. */
export const terminateRoute = (desk: Desk): Router =>
  Router().post('/projects/:id/termination', async (req, res) => {
    const id = idOf(req, 'id');
    const { body, asked, text } = incoming(desk, { req, res }, Retire);
    const reason = text(body.reason);
    const open = await openBesideOf(desk.db.pool, id);
    const changed = await desk.record.changeAll([id], { ...asked, joined: open }, (cases, w) => {
      const c = cases.get(id);
      return c ? terminate(c, { reason, others: open.flatMap((other) => cases.get(other) ?? []) }, w) : { refused: 'not-found' as const };
    });
    reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
  });
