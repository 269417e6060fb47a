import { Router } from 'express';
import { z } from 'zod';
import { changeOfOffices, confirming, unknownOffice } from '../../domain/access/administrators';
import { askOffice, confirmOffice, officeChangeOf, officeChanges } from '../../db/accounts';
import { AskOffice, type OfficeChanges } from '../contract/administration';
import { actorIdOf, idOf, incoming, type Desk } from '../door';
import { reply } from '../problem';
import { organ, roleName } from '../reads/view';
import { acting, missing, onAccount, seeing } from './people';

const SHOWN = 50;

/** /office-changes — who is to hold or lose which office: the system administrator writes, the security administrator confirms. */
export const officesRoute = (desk: Desk): Router =>
  Router()
    .get('/office-changes', async (_req, res) => {
      const { sight, acts } = await seeing(desk, res);
      if (!acts.includes('people.view')) return reply(res, 403, missing('admin'));
      const rows = await officeChanges(desk.db.pool, SHOWN);
      res.json({
        rows: rows.map(({ personId, name, role, organ: at, byName, confirmedBy: _, ...row }) => ({
          ...row, person: { id: personId, name }, role, roleName: roleName(sight.pack, role), organ: organ(sight.pack, at), by: byName, at: row.at.toISOString(), confirmedAt: row.confirmedAt?.toISOString() ?? null,
          mayConfirm: acts.includes('office.confirm') && !confirming({ by: row.by, about: personId, confirmedAt: row.confirmedAt?.getTime() ?? null }, actorIdOf(res)),
        })),
        roles: sight.pack.roles.map(({ role, name }) => ({ role, name })), organs: sight.pack.organs.map(({ id }) => organ(sight.pack, id)), may: acts,
      } satisfies z.infer<typeof OfficeChanges>);
    })
    .post('/office-changes', async (req, res) => {
      const { body: { person, ...change }, asked } = incoming(desk, { req, res }, AskOffice);
      const { sight } = await seeing(desk, res);
      await acting(desk, { res, asked, act: 'people.change' }, (client) => onAccount(client, { id: person }, async ({ offices }) => {
        const hindrance = unknownOffice(sight.pack, change) ?? changeOfOffices(offices, change);
        if (hindrance) return hindrance;
        await askOffice(client, { id: asked.commandId, personId: person, ...change, by: asked.actorId });
        return { id: asked.commandId };
      }));
    })
    .post('/office-changes/:id/confirmation', async (req, res) => {
      const { asked } = incoming(desk, { req, res }, z.strictObject({}));
      await acting(desk, { res, asked, act: 'office.confirm' }, async (client) => {
        const change = await officeChangeOf(client, idOf(req, 'id'));
        const hindrance = confirming(change && { by: change.by, about: change.personId, confirmedAt: change.confirmedAt?.getTime() ?? null }, asked.actorId);
        if (hindrance || !change) return hindrance ?? { refused: 'not-found' };
        return onAccount(client, { id: change.personId }, async ({ offices }) => {
          const conflict = changeOfOffices(offices, change);
          if (conflict) return conflict;
          await confirmOffice(client, change, asked.actorId);
          return { confirmed: true as const };
        });
      });
    });
