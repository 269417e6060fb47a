import { Router } from 'express';
import { amendYear, reportUsage, settleYear } from '../../../domain/project/usage';
import { AmendYear, ReportUsage, SettleYear } from '../../contract/operation';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /operation-years/:id/usage, /amendment, /settlement — what the unit tells of one year of operation. */
export const operateRoute = (desk: Desk): Router =>
  Router()
    .post('/operation-years/:id/usage', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, ReportUsage);
      const note = text(body.note);
      reply(res, 201, await recorded(desk, { [id]: 'operationYear' }, await desk.record.change(id, asked, (c, w) => reportUsage(c, { ...body, note }, w))));
    })
    .post('/operation-years/:id/amendment', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, AmendYear);
      const note = text(body.note);
      reply(res, 201, await recorded(desk, { [id]: 'operationYear' }, await desk.record.change(id, asked, (c, w) => amendYear(c, { ...body, note }, w))));
    })
    .post('/operation-years/:id/settlement', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, SettleYear);
      const note = text(body.note);
      reply(res, 201, await recorded(desk, { [id]: 'operationYear' }, await desk.record.change(id, asked, (c, w) => settleYear(c, { note }, w))));
    });
