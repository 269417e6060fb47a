import { Router } from 'express';
import type { z } from 'zod';
import { veiled } from '../../../domain/access/veil';
import { processOfTask } from '../../../domain/approval/task-id';
import { isRefusal } from '../../../domain/refusal';
import { caseToDecide, namesOf } from '../../../db/reads/case';
import { look } from '../../../db/reads/sight';
import { DecisionTried } from '../../contract/approval';
import type { MayDo } from '../../contract/common';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, reply } from '../../problem';
import { peopleIn, withNames, wouldDecide } from './may-do';

/** GET /user-tasks/:taskId/decision/preview — what this very decision would bring, with whom she names; or what stands in its way. Nothing is written. */
export const decisionPreviewRoute = (desk: Desk): Router =>
  Router().get('/user-tasks/:taskId/decision/preview', async (req, res) => {
    const { chosen = [], ...word } = DecisionTried.parse(req.query);
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const taskId = idOf(req, 'taskId');
    const c = await caseToDecide(desk.db.pool, processOfTask(taskId));
    const task = c?.tasks.find(({ id }) => id === taskId);
    if (!c || !task) return reply(res, 200, { refused: 'not-found' });
    const would = wouldDecide(c, task, { word: { ...word, chosen: named(chosen) }, seen: { me, sight, language: languageOf(req) } });
    if (isRefusal(would)) return reply(res, 200, veiled(would, c, me));
    const [shown] = withNames([would], await namesOf(desk.db.pool, peopleIn([would])));
    res.json(shown satisfies z.infer<typeof MayDo> | undefined);
  });

/** Whom she names, by seat. */
const named = (chosen: readonly string[]): Record<string, string> => Object.fromEntries(chosen.map((each): [string, string] => { const [seat = '', person = ''] = each.split(':'); return [seat, person]; }));
