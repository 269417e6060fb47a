import { Router } from 'express';
import { may } from '../../../domain/access/may';
import { mayDeclareAgain } from '../../../domain/project/declare-again';
import { draftFrom } from '../../../db/project/drafts';
import { caseOf, textsOf } from '../../../db/reads/case';
import { look } from '../../../db/reads/sight';
import { NewDeclaration } from '../../contract/project';
import { actorIdOf, idOf, type Desk } from '../../door';
import { readKept } from '../../reads/form';
import { reply, sendProblem } from '../../problem';
import { mayKnow } from '../../../domain/access/veil';

/** POST /projects/:id/new-declaration — a project that came to nothing becomes a new draft of its unit, with what was handed in last. */
export const declareAgainRoute = (desk: Desk): Router =>
  Router().post('/projects/:id/new-declaration', async (req, res) => {
    NewDeclaration.parse(req.body ?? {});
    const [id, sight] = [idOf(req, 'id'), await look(desk.record)];
    const me = sight.offices.actor(actorIdOf(res));
    const c = await caseOf(desk.db.pool, id);
    if (!c?.project || !mayKnow(me, c)) return sendProblem(res, 'not-found');
    const hindrance = may(me, 'project.draft', { unit: c.project.unit }) ? mayDeclareAgain(c) : ({ refused: 'not-your-unit' } as const);
    if (hindrance) return reply(res, 409, hindrance);
    const draftId = await draftFrom(desk.db.knex, { unit: c.project.unit, department: c.project.department, by: me.id, data: await lastForm(desk, c.project.form), declaredBefore: id });
    reply(res, 201, draftId === undefined ? { refused: 'declared-again-already' } : { id: draftId, declaredBefore: id });
  });

/** What the project was handed in with last; empty where it was redacted. */
const lastForm = async ({ db }: Desk, form: string): Promise<Readonly<Record<string, unknown>>> => readKept((await textsOf(db.pool, [form])).get(form));
