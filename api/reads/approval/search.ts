import { Router } from 'express';
import type { z } from 'zod';
import { queueKeys } from '../../../domain/access/may';
import { sightOf } from '../../../domain/access/sight';
import { searchParts } from '../../../domain/approval/search-words';
import type { ProcessKind } from '../../../domain/record/facts';
import type { ProcessItem } from '../../../db/reads/process-list';
import { look, type Sight } from '../../../db/reads/sight';
import { findProcesses, type FoundItem } from '../../../db/search/find';
import { SearchQuery, type SearchHits } from '../../contract/queues';
import { actorIdOf, type Desk } from '../../door';
import { outcomeName, stageName } from '../history';
import { iso, organ } from '../view';

const ROWS = 20;
type Hit = z.infer<typeof SearchHits>['rows'][number];

/** GET /search — by number, title, body, words and initials, over what I may see and what lies with me. */
export const searchRoute = ({ db, record }: Desk): Router =>
  Router().get('/search', async (req, res) => {
    const { text } = SearchQuery.parse(req.query);
    const sight = await look(record);
    const me = sight.offices.actor(actorIdOf(res));
    const found = await findProcesses(db.pool, { parts: searchParts(text, sight.pack.organs), sight: sightOf(me), keys: queueKeys(me), atMost: ROWS + 1 });
    res.json({ at: iso(sight.now), rows: found.slice(0, ROWS).map((item) => hitOf(item, sight)), more: found.length > ROWS } satisfies z.infer<typeof SearchHits>);
  });

/** A process as every list of processes shows it. */
export const processRow = ({ id, kind, title, number, organ: at, stage, outcome, openedAt }: ProcessItem, { pack }: Sight): Omit<Hit, 'taskId' | 'step'> => ({
  processId: id, processKind: kind as ProcessKind, title, number, organ: organ(pack, at), stage: stage === null ? null : stageName(stage), outcome: outcome === null ? null : outcomeName(outcome), openedAt: iso(openedAt),
});

function hitOf({ task, ...item }: FoundItem, sight: Sight): Hit {
  const step = task && sight.pack.routes.find(({ id }) => id === task.route)?.steps.find(({ id }) => id === task.step);
  return { ...processRow(item, sight), taskId: task?.id ?? null, step: step?.name ?? null };
}
