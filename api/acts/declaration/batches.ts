import { Router, type Request } from 'express';
import { batchKeyOf, windowId, type BatchKey } from '../../../domain/declaration/ids';
import { rank } from '../../../domain/declaration/rank';
import { resubmitBatch } from '../../../domain/declaration/resubmit';
import { submitBatch } from '../../../domain/declaration/submit';
import { takeReceipt } from '../../../db/declaration/receipts';
import { candidatesOf } from '../../../db/record/linked';
import { RankBatch, ResubmitBatch, SubmitBatch } from '../../contract/declaration';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply, sendProblem } from '../../problem';

type Season = { readonly id: string; readonly key: BatchKey; readonly joined: readonly string[]; readonly beside: readonly string[] };

/** What an act on a batch locks: the window shared, the batch, and every project that its department has confirmed. */
async function seasonOf({ db, jurisdiction }: Desk, req: Request): Promise<Season | undefined> {
  const id = idOf(req, 'id');
  const key = batchKeyOf(id);
  return key && { id, key, joined: await candidatesOf(db.pool, key), beside: [windowId(jurisdiction, key.channel, key.year)] };
}

/** POST /declaration-batches/:id/ranking, /submission, /resubmission — a department ranks, sends and supplements its one batch. */
export const batchActsRoute = (desk: Desk): Router =>
  Router()
    .post('/declaration-batches/:id/ranking', async (req, res) => {
      const { body, asked, text } = incoming(desk, { req, res }, RankBatch);
      const season = await seasonOf(desk, req);
      if (!season) return sendProblem(res, 'not-found');
      const reason = body.reason ? text(body.reason) : null;
      const changed = await desk.record.changeAll([season.id], { ...asked, ...season }, (cases, w) => rank(cases, { ...season.key, order: body.order, reason }, w));
      reply(res, 201, await recorded(desk, { [season.id]: 'declarationBatch' }, changed));
    })
    .post('/declaration-batches/:id/submission', async (req, res) => {
      const { asked } = incoming(desk, { req, res }, SubmitBatch);
      const season = await seasonOf(desk, req);
      if (!season) return sendProblem(res, 'not-found');
      const changed = await desk.record.changeAll([season.id], { ...asked, ...season, also: takeReceipt(season.id, season.key.year) }, (cases, w, receipt: string) => submitBatch(cases, { ...season.key, receipt }, w));
      reply(res, 201, await recorded(desk, { [season.id]: 'declarationBatch' }, changed));
    })
    .post('/declaration-batches/:id/resubmission', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, ResubmitBatch);
      const answers = body.answers.map(({ n, text: words }) => ({ n, text: text(words) }));
      reply(res, 201, await recorded(desk, { [id]: 'declarationBatch' }, await desk.record.change(id, asked, (c, w) => resubmitBatch(c, { answers }, w))));
    });
