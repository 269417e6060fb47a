import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { acknowledge } from '../../../domain/supervision/acknowledge';
import { askExtension } from '../../../domain/supervision/extend';
import { report } from '../../../domain/supervision/report';
import { cancelTask, changeLeads, markKey, moveDay } from '../../../domain/supervision/steer';
import { urge } from '../../../domain/supervision/urge';
import type { Case, Decided, World } from '../../../domain/record/case';
import type { Refusal } from '../../../domain/refusal';
import { Acknowledge, AskExtension, CancelTask, ChangeLeads, MarkKey, MoveDay, Report, Urge } from '../../contract/supervision';
import { idOf, incoming, recorded, type Desk, type Incoming } from '../../door';
import { reply } from '../../problem';

type Put = (c: Case, w: World) => Refusal | Decided;

/** An act on one task: what came in, put to its record. */
const onTask = <S extends z.ZodType>(desk: Desk, schema: S, act: (came: Incoming<z.infer<S>>) => Put) => async (req: Request, res: Response): Promise<void> => {
  const id = idOf(req, 'id');
  const came = incoming(desk, { req, res }, schema);
  const put = act(came);
  reply(res, 201, await recorded(desk, { [id]: 'supervisedTask' }, await desk.record.change(id, came.asked, put)));
};

/** POST /supervised-tasks/:id/… — what the lead or a member answers, and what the supervisor does to a task that runs. */
export const supervisedActsRoute = (desk: Desk): Router =>
  Router()
    .post('/supervised-tasks/:id/acknowledgement', onTask(desk, Acknowledge, ({ body }) => (c, w) => acknowledge(c, body, w)))
    .post('/supervised-tasks/:id/report', onTask(desk, Report, ({ body, text }) => { const words = text(body.report); return (c, w) => report(c, { report: words, member: body.member }, w); }))
    .post('/supervised-tasks/:id/extension-requests', onTask(desk, AskExtension, ({ body, text }) => { const reason = text(body.reason); return (c, w) => askExtension(c, { newDueOn: body.newDueOn, reason }, w); }))
    .post('/supervised-tasks/:id/cancellation', onTask(desk, CancelTask, ({ body, text }) => { const reason = text(body.reason); return (c, w) => cancelTask(c, { reason }, w); }))
    .post('/supervised-tasks/:id/key-supervision', onTask(desk, MarkKey, ({ body, text }) => { const reason = text(body.reason); return (c, w) => markKey(c, { reason }, w); }))
    .post('/supervised-tasks/:id/urges', onTask(desk, Urge, () => urge))
    .post('/supervised-tasks/:id/due-day', onTask(desk, MoveDay, ({ body, text }) => { const reason = text(body.reason); return (c, w) => moveDay(c, { dueOn: body.dueOn, reason }, w); }))
    .post('/supervised-tasks/:id/leads', onTask(desk, ChangeLeads, ({ body, text }) => { const reason = text(body.reason); return (c, w) => changeLeads(c, { ...body, reason }, w); }));
