import { Router } from 'express';
import type { z } from 'zod';
import { explain, type Explanation as Explained } from '../../../domain/approval/explain';
import { caseToDecide, namesOf, pastOf, textsOf } from '../../../db/reads/case';
import { queueItem } from '../../../db/reads/queue';
import { look } from '../../../db/reads/sight';
import type { Explanation } from '../../contract/forecast';
import { actorIdOf, idOf, type Desk } from '../../door';
import { sendProblem } from '../../problem';
import { iso } from '../view';
import { explainedLines } from './explained-words';
import { isShown } from './forecast';

type View = z.infer<typeof Explanation>;

/** GET /user-tasks/:taskId/explanation — why it is with whom it is with, for whoever may know of its process. */
export const explanationRoute = (desk: Desk): Router =>
  Router().get('/user-tasks/:taskId/explanation', async (req, res) => {
    const page = await explanationOf(desk, { taskId: idOf(req, 'taskId'), actorId: actorIdOf(res) });
    if (page) res.json(page);
    else sendProblem(res, 'not-found');
  });

async function explanationOf({ db, record }: Desk, { taskId, actorId }: { readonly taskId: string; readonly actorId: string }): Promise<View | undefined> {
  const item = await queueItem(db.pool, taskId);
  const c = item && (await caseToDecide(db.pool, item.processId));
  if (!c || c.evaluation) return undefined; // experts score blind
  const sight = await look(record);
  if (!isShown(sight.offices.actor(actorId), c)) return undefined;
  const pack = await record.law.pack(db.pool, c.process.pack);
  const told = explain(c, { taskId, facts: await pastOf(db.pool, c.process.id) }, { pack });
  if (!told) return undefined;
  const [names, texts] = await Promise.all([namesOf(db.pool, peopleIn(told)), textsOf(db.pool, notesIn(told))]);
  return { at: iso(sight.now), version: c.process.lastSeq, taskId, processId: c.process.id, lines: explainedLines(told, { pack, calendar: sight.calendar, names, texts }) };
}

const isThere = (id: string | null): id is string => id !== null;
const peopleIn = ({ way, hands, steps }: Explained): string[] =>
  [...hands.flatMap(({ by, to }) => [by, to]), ...steps.flatMap(({ seats }) => seats.map(({ who }) => who)), 'person' in way ? way.person : null].filter(isThere);
const notesIn = ({ way, hands }: Explained): string[] => [...hands.map(({ note }) => note), 'note' in way ? way.note : null].filter(isThere);
