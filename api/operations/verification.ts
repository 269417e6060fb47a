import { Router } from 'express';
import { may } from '../../domain/access/may';
import { look } from '../../db/reads/sight';
import { verify } from '../../db/record/verify';
import { actorIdOf, type Desk } from '../door';
import { reply } from '../problem';

/** GET /record/verification — every chain recomputed, the first broken link of each named. */
export const verificationRoute = (desk: Desk): Router =>
  Router().get('/record/verification', async (_req, res) => {
    if (!may((await look(desk.record)).offices.actor(actorIdOf(res)), 'record.verify')) return reply(res, 403, { refused: 'role-missing', role: 'auditor' });
    const { processes, facts, broken } = await verify(desk.db.pool, desk.algorithm);
    res.json({ processes, facts, broken });
  });
