import { Router } from 'express';
import { evaluationId, listSystems } from '../../../domain/evaluation/list';
import { lockSystems } from '../../../db/record/systems';
import { look } from '../../../db/reads/sight';
import { ListSystems } from '../../contract/evaluation';
import { incoming, recorded, type Desk } from '../../door';
import { reply, sendProblem } from '../../problem';

/** POST /evaluation-lists — the systems of a year's list: each has an evaluation of its own from now on. */
export const listSystemsRoute = (desk: Desk): Router =>
  Router().post('/evaluation-lists', async (req, res) => {
    const { body, asked } = incoming(desk, { req, res }, ListSystems);
    const set = (await look(desk.record)).pack.indicatorSets.find(({ id }) => id === body.set);
    if (!set) return sendProblem(res, 'invalid-request', { errors: [{ pointer: '#/set', detail: 'no set of the pack' }] });
    const ids = body.systems.map(({ system }) => evaluationId(set, body.year, system));
    const systems = body.systems.map(({ system, title, unit }) => ({ system, title: title ?? null, unit: unit ?? null }));
    const anchors = lockSystems(systems.map(({ system }) => system));
    const changed = await desk.record.changeAll([...ids, ...systems.map(({ system }) => system)], { ...asked, anchors }, (cases, w) => listSystems(cases, { year: body.year, set, systems }, w));
    reply(res, 201, await recorded(desk, Object.fromEntries(ids.map((id) => [id, 'evaluation' as const])), changed));
  });
