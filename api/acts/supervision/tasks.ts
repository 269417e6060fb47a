import { Router } from 'express';
import { cancelTask, report } from '../../../domain/supervision/report';
import { askExtension } from '../../../domain/supervision/extend';
import { AskExtension, CancelTask, Report } from '../../contract/supervision';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /supervised-tasks/:id/report, /extension-requests, /cancellation — what the lead answers, and what the supervisor ends. */
export const supervisedActsRoute = (desk: Desk): Router =>
  Router()
    .post('/supervised-tasks/:id/report', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, Report);
      const words = text(body.report);
      reply(res, 201, await recorded(desk, { [id]: 'supervisedTask' }, await desk.record.change(id, asked, (c, w) => report(c, { report: words }, w))));
    })
    .post('/supervised-tasks/:id/extension-requests', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, AskExtension);
      const reason = text(body.reason);
      reply(res, 201, await recorded(desk, { [id]: 'supervisedTask' }, await desk.record.change(id, asked, (c, w) => askExtension(c, { newDueOn: body.newDueOn, reason }, w))));
    })
    .post('/supervised-tasks/:id/cancellation', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, CancelTask);
      const reason = text(body.reason);
      reply(res, 201, await recorded(desk, { [id]: 'supervisedTask' }, await desk.record.change(id, asked, (c, w) => cancelTask(c, { reason }, w))));
    });
