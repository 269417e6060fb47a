import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { assignExperts } from '../../../domain/evaluation/assign-experts';
import { confirm, sendBack } from '../../../domain/evaluation/confirm';
import { fill } from '../../../domain/evaluation/fill';
import { lockSheet, recuse } from '../../../domain/evaluation/sheet';
import type { Case, Decided, World } from '../../../domain/record/case';
import type { Refusal } from '../../../domain/refusal';
import { AssignExperts, Confirm, Fill, LockSheet, Recuse, SendBack } from '../../contract/evaluation';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

type Text = (words: string) => string;
type Scored = z.infer<typeof Confirm>;

const kept = ({ scores }: Scored, text: Text) => scores.map(({ indicator, points, reason }) => ({ indicator, points, reason: reason ? text(reason) : null }));

/** POST /evaluations/:id/… — what the unit, its department, the authority and the experts do to one evaluation. */
export function evaluateRoute(desk: Desk): Router {
  const act = <S extends z.ZodType>(schema: S, settle: (body: z.infer<S>, text: Text) => (c: Case, w: World) => Refusal | Decided) => async (req: Request, res: Response): Promise<void> => {
    const id = idOf(req, 'id');
    const { body, asked, text } = incoming(desk, { req, res }, schema);
    const changed = await desk.record.change(id, asked, settle(body, text)); // texts are made before the act is put to the record
    reply(res, 201, await recorded(desk, { [id]: 'evaluation' }, changed));
  };
  return Router()
    .post('/evaluations/:id/filling', act(Fill, ({ given }, text) => { const said = given.map(({ indicator, text: words }) => ({ indicator, text: text(words) })); return (c, w) => fill(c, { given: said }, w); }))
    .post('/evaluations/:id/confirmation', act(Confirm, (body, text) => { const scores = kept(body, text); return (c, w) => confirm(c, { scores }, w); }))
    .post('/evaluations/:id/return', act(SendBack, ({ items }, text) => { const said = items.map((words, n) => ({ n: n + 1, text: text(words) })); return (c, w) => sendBack(c, { items: said }, w); }))
    .post('/evaluations/:id/experts', act(AssignExperts, ({ experts }) => (c, w) => assignExperts(c, { experts }, w)))
    .post('/evaluations/:id/sheet', act(LockSheet, (body, text) => { const scores = kept(body, text); return (c, w) => lockSheet(c, { scores }, w); }))
    .post('/evaluations/:id/recusal', act(Recuse, ({ reason }, text) => { const words = text(reason); return (c, w) => recuse(c, { reason: words }, w); }));
}
