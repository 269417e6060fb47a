import { Router } from 'express';
import { z } from 'zod';
import { may } from '../../domain/access/may';
import { openIncidents, resolveIncident } from '../../db/incidents';
import { behind } from '../../db/reads/operations';
import { look } from '../../db/reads/sight';
import { once } from '../../db/record/once';
import { rungOf } from '../../db/sweep';
import type { Incidents } from '../contract/operations';
import { isRefusal } from '../../domain/refusal';
import { actorIdOf, idOf, incoming, type Desk } from '../door';
import { reply } from '../problem';

/** GET /incidents and POST /incidents/:id/retry — what is stuck by our own fault, and the operator's "try again". */
export const incidentsRoute = (desk: Desk): Router =>
  Router()
    .get('/incidents', async (_req, res) => {
      const me = (await look(desk.record)).offices.actor(actorIdOf(res));
      if (!may(me, 'incident.view')) return reply(res, 403, { refused: 'role-missing', role: 'admin' });
      const { behind: n, oldestMs } = await behind(desk.db.pool);
      const rows = (await openIncidents(desk.db.pool)).map(({ openedAt, channel, ...row }) => ({ ...row, what: channel ? `${row.what} (${channel})` : row.what, openedAt: openedAt.toISOString() }));
      const answer: z.infer<typeof Incidents> = { rows, behind: n, oldestBehindMs: Math.max(0, Math.round(oldestMs)), may: may(me, 'incident.retry') ? ['incident.retry'] : [] };
      res.json(answer);
    })
    .post('/incidents/:id/retry', async (req, res) => {
      const me = (await look(desk.record)).offices.actor(actorIdOf(res));
      if (!may(me, 'incident.retry')) return reply(res, 403, { refused: 'role-missing', role: 'admin' });
      const { asked } = incoming(desk, { req, res }, z.strictObject({}));
      const retried = await once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => {
        const about = await resolveIncident(client, idOf(req, 'id'), me.id);
        return about ? { retried: true as const, processId: about.processId } : { refused: 'not-found' as const };
      });
      if (isRefusal(retried)) return reply(res, 0, retried);
      const one = retried.processId === null ? undefined : await rungOf(desk.db.pool, retried.processId);
      if (one) desk.ring.process(one);
      desk.ring.postman();
      reply(res, 201, { retried: true });
    });
