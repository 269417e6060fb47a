import { Router } from 'express';
import { withSubject, lockedWith } from '../../../domain/request/about';
import { askRequest } from '../../../domain/request/ask';
import { resubmitRequest } from '../../../domain/request/resubmit';
import { withdrawRequest } from '../../../domain/request/withdraw';
import { AskRequest, ResubmitRequest, WithdrawRequest } from '../../contract/request';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /projects/:id/requests, /requests/:id/resubmission, /requests/:id/withdrawal — what a unit asks of an approved project. A request begins under the pack in force. */
export const requestRoute = (desk: Desk): Router =>
  Router()
    .post('/projects/:id/requests', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, AskRequest);
      const act = { ...body, form: text(JSON.stringify(body.data)) };
      const changed = await desk.record.change(id, { ...asked, underPackInForce: true }, (c, w) => askRequest(c, act, w));
      const kinds = 'answer' in changed ? { [changed.answer.requestId]: 'request' as const } : {};
      reply(res, 201, await recorded(desk, kinds, changed));
    })
    .post('/requests/:id/resubmission', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, ResubmitRequest);
      const act = { data: body.data, form: text(JSON.stringify(body.data)), answers: body.answers.map(({ n, text: words }) => ({ n, text: text(words) })) };
      const changed = await desk.record.changeAll(lockedWith(id), asked, (cases, w) => {
        const c = withSubject(cases, id);
        return c ? resubmitRequest(c, act, w) : { refused: 'not-found' as const };
      });
      reply(res, 201, await recorded(desk, { [id]: 'request' }, changed));
    })
    .post('/requests/:id/withdrawal', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, WithdrawRequest);
      const reason = body.reason ? text(body.reason) : null;
      const changed = await desk.record.changeAll(lockedWith(id), asked, (cases, w) => {
        const c = withSubject(cases, id);
        return c ? withdrawRequest(c, { reason }, w) : { refused: 'not-found' as const };
      });
      reply(res, 201, await recorded(desk, { [id]: 'request' }, changed));
    });
