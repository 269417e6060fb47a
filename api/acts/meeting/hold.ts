import { Router } from 'express';
import { itemProcesses } from '../../../db/reads/meetings';
import type { Asked } from '../../../db/record/change';
import { processOfTask } from '../../../domain/approval/task-id';
import { attend, hold, recuse, vote } from '../../../domain/meeting/attend';
import { addItem, cancelMeeting, removeItem } from '../../../domain/meeting/change-agenda';
import { confirmMeeting } from '../../../domain/meeting/confirm';
import { AddItem, Attendance, CancelMeeting, CastVote, ConfirmMeeting, HoldMeeting, Recusal } from '../../contract/meeting';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** The acts on a meeting: /items, /items/:n/removal, /attendance, /items/:n/recusals, /items/:n/votes, /holding, /confirmation, /cancellation. */
export const meetingActsRoute = (desk: Desk): Router => Router().use(agendaRoute(desk), roomRoute(desk), endRoute(desk));

const nOf = (n: unknown): number => (/^\d{1,5}$/.test(String(n)) ? Number(n) : 0);
const kinds = (id: string) => ({ [id]: 'reviewMeeting' as const });

/** What reaches into the items' own processes locks them too. */
async function withItems(desk: Desk, id: string, asked: Asked): Promise<Asked> {
  return { ...asked, joined: await itemProcesses(desk.db.pool, id) };
}

const agendaRoute = (desk: Desk): Router =>
  Router()
    .post('/review-meetings/:id/items', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked } = incoming(desk, { req, res }, AddItem);
      const changed = await desk.record.changeAll([id], { ...asked, joined: [processOfTask(body.task)] }, (cases, w) => addItem(cases, { meetingId: id, taskId: body.task }, w));
      reply(res, 201, await recorded(desk, kinds(id), changed));
    })
    .post('/review-meetings/:id/items/:n/removal', async (req, res) => {
      const id = idOf(req, 'id');
      const { asked } = incoming(desk, { req, res }, HoldMeeting);
      const changed = await desk.record.changeAll([id], await withItems(desk, id, asked), (cases, w) => removeItem(cases, { meetingId: id, n: nOf(req.params.n) }, w));
      reply(res, 201, await recorded(desk, kinds(id), changed));
    });

const roomRoute = (desk: Desk): Router =>
  Router()
    .post('/review-meetings/:id/attendance', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked } = incoming(desk, { req, res }, Attendance);
      const changed = await desk.record.changeAll([id], await withItems(desk, id, asked), (cases, w) => attend(cases, { meetingId: id, ...body }, w));
      reply(res, 201, await recorded(desk, kinds(id), changed));
    })
    .post('/review-meetings/:id/items/:n/recusals', async (req, res) => {
      const id = idOf(req, 'id');
      const { body: { person, stands, reason }, asked, text } = incoming(desk, { req, res }, Recusal);
      const act = { meetingId: id, n: nOf(req.params.n), person, stands, reason: reason ? text(reason) : null };
      reply(res, 201, await recorded(desk, kinds(id), await desk.record.change(id, asked, (c, w) => recuse(c, act, w))));
    })
    .post('/review-meetings/:id/items/:n/votes', async (req, res) => {
      const id = idOf(req, 'id');
      const { body: { person, vote: cast, opinion }, asked, text } = incoming(desk, { req, res }, CastVote);
      const act = { meetingId: id, n: nOf(req.params.n), person, vote: cast, opinion: opinion ? text(opinion) : null };
      reply(res, 201, await recorded(desk, kinds(id), await desk.record.change(id, asked, (c, w) => vote(c, act, w))));
    });

const endRoute = (desk: Desk): Router =>
  Router()
    .post('/review-meetings/:id/holding', async (req, res) => {
      const id = idOf(req, 'id');
      const { asked } = incoming(desk, { req, res }, HoldMeeting);
      reply(res, 201, await recorded(desk, kinds(id), await desk.record.change(id, asked, (c, w) => hold(c, { meetingId: id }, w))));
    })
    .post('/review-meetings/:id/confirmation', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, ConfirmMeeting);
      const adds = (body.items ?? []).map(({ n, opinion, missing, figures }) => ({
        n, figures, opinion: opinion ? text(opinion) : undefined,
        items: missing?.map((item, i) => ({ n: i + 1, text: text(item.text), ...(item.again !== undefined && { again: item.again }), ...(item.reason !== undefined && { reason: text(item.reason) }) })),
      }));
      reply(res, 201, await recorded(desk, kinds(id), await desk.record.change(id, asked, (c, w) => confirmMeeting(c, { meetingId: id, adds }, w))));
    })
    .post('/review-meetings/:id/cancellation', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, CancelMeeting);
      const act = { meetingId: id, reason: text(body.reason) };
      const changed = await desk.record.changeAll([id], await withItems(desk, id, asked), (cases, w) => cancelMeeting(cases, act, w));
      reply(res, 201, await recorded(desk, kinds(id), changed));
    });
