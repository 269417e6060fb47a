import { Router } from 'express';
import { windowId } from '../../../domain/declaration/ids';
import { moveWindow } from '../../../domain/declaration/move-window';
import { openWindow } from '../../../domain/declaration/open-window';
import { MoveWindow, OpenWindow } from '../../contract/declaration';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /declaration-windows and /declaration-windows/:id/last-day — the administrator opens a window, and moves its last day with a reason. */
export const windowActsRoute = (desk: Desk): Router =>
  Router()
    .post('/declaration-windows', async (req, res) => {
      const { body, asked } = incoming(desk, { req, res }, OpenWindow);
      const id = windowId(desk.jurisdiction, body.channel, body.year);
      const changed = await desk.record.changeAll([id], { ...asked, underPackInForce: true }, (cases, w) => openWindow(cases.get(id), { channel: body.channel, year: body.year, lastDay: body.lastDay ?? null }, w));
      reply(res, 201, await recorded(desk, { [id]: 'declarationWindow' }, changed));
    })
    .post('/declaration-windows/:id/last-day', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, MoveWindow);
      const reason = text(body.reason);
      reply(res, 201, await recorded(desk, { [id]: 'declarationWindow' }, await desk.record.change(id, asked, (c, w) => moveWindow(c, { lastDay: body.lastDay, reason }, w))));
    });
