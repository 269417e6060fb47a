import { Router } from 'express';
import { correctDecision } from '../../../domain/approval/correct';
import type { Past } from '../../../domain/approval/followed';
import { caseOf, pastOf } from '../../../db/reads/case';
import { Correct } from '../../contract/approval';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /decisions/:processId/:seq/correction — a decision of correction beside a recorded one, with what already followed from it. */
export const correctRoute = (desk: Desk): Router =>
  Router().post('/decisions/:processId/:seq/correction', async (req, res) => {
    const [id, of] = [idOf(req, 'processId'), Number(idOf(req, 'seq'))];
    const { body, asked, text } = incoming(desk, { req, res }, Correct);
    const said = { of, words: text(body.words), reason: text(body.reason), amountFen: body.amountFen ?? null, outcome: body.outcome ?? null, shown: body.shown };
    const kind = (await caseOf(desk.db.pool, id))?.process.kind ?? 'projectLifecycle'; // of a process that is there, and never changes
    const changed = await desk.record.changeAll([id], { ...asked, also: (client) => pastOf(client, id) }, (cases, w, facts: readonly Past[]) => {
      const c = cases.get(id);
      return c ? correctDecision(c, { ...said, facts }, w) : { refused: 'not-found' as const };
    });
    reply(res, 201, await recorded(desk, { [id]: kind }, changed));
  });
