import { Router } from 'express';
import { idsOfPlan, importPlan } from '../../../domain/supervision/import-plan';
import { look } from '../../../db/reads/sight';
import { ImportPlan } from '../../contract/supervision';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply, sendProblem } from '../../problem';

/** POST /plans/:id/import — the rows of a plan of the pack in force become supervised tasks; who is meant by a list may be said here. */
export const importPlanRoute = (desk: Desk): Router =>
  Router().post('/plans/:id/import', async (req, res) => {
    const { body, asked } = incoming(desk, { req, res }, ImportPlan);
    const plan = (await look(desk.record)).pack.plans.find(({ id }) => id === idOf(req, 'id'));
    if (!plan) return sendProblem(res, 'not-found');
    const ids = idsOfPlan(plan);
    const changed = await desk.record.changeAll(ids, asked, (cases, w) => importPlan(cases, { plan, members: body.members }, w));
    reply(res, 201, await recorded(desk, Object.fromEntries(ids.map((id) => [id, 'supervisedTask' as const])), changed));
  });
