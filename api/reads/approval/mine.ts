import { Router } from 'express';
import type { z } from 'zod';
import { namesOf } from '../../../db/reads/case';
import { mineCounts, minePage, type MineCursor } from '../../../db/reads/process-list';
import { look } from '../../../db/reads/sight';
import { MineQuery, type Mine, type MineCounts } from '../../contract/queues';
import { actorIdOf, type Desk } from '../../door';
import { cursor, isId, isInstant, iso } from '../view';
import { processRow } from './search';

const PAGE = 50;

/** GET /my-processes — what I started, what was sent to me, what of it I have not read; and how much of each there is. */
export const mineRoute = ({ db, record }: Desk): Router =>
  Router()
    .get('/my-processes', async (req, res) => {
      const { view, after } = MineQuery.parse(req.query);
      const sight = await look(record);
      const from = cursor.in<MineCursor>(after, (value) => isInstant(value['key']) && isId(value['id']));
      const found = await minePage(db.pool, { view, by: actorIdOf(res), after: from, atMost: PAGE + 1 });
      const names = await namesOf(db.pool, found.flatMap(({ by }) => by ?? []));
      const last = found.length > PAGE ? found[PAGE - 1] : undefined;
      res.json({
        at: iso(sight.now), next: last ? cursor.out({ key: last.at, id: last.rowId }) : null,
        rows: found.slice(0, PAGE).map((item) => ({ ...processRow(item, sight), id: item.rowId, at: iso(item.at), by: item.by === null ? null : names.get(item.by) ?? item.by, note: item.note, unread: item.unread })),
      } satisfies z.infer<typeof Mine>);
    })
    .get('/my-processes/counts', async (_req, res) => {
      res.json((await mineCounts(db.pool, actorIdOf(res))) satisfies z.infer<typeof MineCounts>);
    });
