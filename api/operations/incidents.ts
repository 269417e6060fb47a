import { Router } from 'express';
import type { z } from 'zod';
import { may } from '../../domain/access/may';
import { openIncidents, resolveIncident } from '../../db/incidents';
import { behind } from '../../db/reads/operations';
import { look } from '../../db/reads/sight';
import { rungOf } from '../../db/sweep';
import type { Incidents } from '../contract/operations';
import { actorIdOf, idOf, type Desk } from '../door';
import { reply, sendProblem } from '../problem';

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
      const about = await resolveIncident(desk.db.pool, idOf(req, 'id'), me.id);
      if (!about) return sendProblem(res, 'not-found');
      const one = about.processId === null ? undefined : await rungOf(desk.db.pool, about.processId);
      if (one) desk.ring.process(one);
      desk.ring.postman();
      res.status(201).json({ retried: true });
    });
