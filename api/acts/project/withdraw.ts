import { Router } from 'express';
import { withdraw } from '../../../domain/project/withdraw';
import { Withdraw } from '../../contract/project';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /projects/:id/withdrawal — the unit takes its project back, until the decision. */
export const withdrawRoute = (desk: Desk): Router =>
  Router().post('/projects/:id/withdrawal', async (req, res) => {
    const id = idOf(req, 'id');
    const { body, asked, text } = incoming(desk, { req, res }, Withdraw);
    const reason = body.reason ? text(body.reason) : null;
    const changed = await desk.record.change(id, asked, (c, w) => withdraw(c, { reason }, w));
    reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
  });
