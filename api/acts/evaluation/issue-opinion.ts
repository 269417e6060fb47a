import { Router } from 'express';
import { issueOpinion } from '../../../domain/evaluation/opine';
import { takeOpinionNumber } from '../../../db/evaluation/opinion';
import { lockEvaluated } from '../../../db/record/systems';
import { IssueOpinion } from '../../contract/evaluation';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /evaluations/:id/opinion — the opinion under the year's next number; whoever decides on the system's money or upgrade from now on reads it. */
export const issueOpinionRoute = (desk: Desk): Router =>
  Router().post('/evaluations/:id/opinion', async (req, res) => {
    const id = idOf(req, 'id');
    const { body, asked, text } = incoming(desk, { req, res }, IssueOpinion);
    const words = body.words ? text(body.words) : null;
    const changed = await desk.record.changeAll([id], { ...asked, anchors: lockEvaluated(id), also: takeOpinionNumber }, (cases, w, numbered: Awaited<ReturnType<typeof takeOpinionNumber>>) => {
      const c = cases.get(id);
      return c ? issueOpinion(c, { words, ...numbered }, w) : { refused: 'not-found' as const };
    });
    reply(res, 201, await recorded(desk, { [id]: 'evaluation' }, changed));
  });
